package org.elpis.vision.nifti;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CleanHeaderTest {
    @ParameterizedTest
    @MethodSource("org.elpis.vision.nifti.NiftiHeaderTest#everyForm")
    void isTheHeaderOfTheSameFileWithoutAnythingWrittenIntoIt(DrawnNifti drawn) throws Exception {
        byte[] expected = drawn.sform(1).qform(1, 0.1, 0.2, 0.3).header();

        byte[] clean =
                CleanHeader.of(drawn.scribbled().intent(0, DrawnNifti.NAME).parsed());

        assertThat(clean).isEqualTo(expected);
    }

    @Test
    void keepsAFormThatCountsAndClearsOneThatDoesNot() throws Exception {
        byte[] clean = CleanHeader.of(DrawnNifti.usual().qform(0, 0.5, 0.5, 0.5).parsed());

        ByteBuffer header = ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(header.getFloat(256)).isZero();
        assertThat(header.getFloat(268)).isZero();
        assertThat(header.getFloat(280)).isEqualTo(2);
    }

    @Test
    void keepsANameOfAnIntentAndNoOther() throws Exception {
        assertThat(intentName("TTEST")).isEqualTo("TTEST");
        assertThat(intentName("LABEL\0Smith")).isEmpty();
        assertThat(intentName("Smith")).isEmpty();
    }

    private static String intentName(String name) throws Exception {
        byte[] clean = CleanHeader.of(DrawnNifti.usual().intent(3, name).parsed());
        return new String(clean, 328, 16, StandardCharsets.ISO_8859_1).replace("\0", "");
    }

    @Test
    void dropsAnIntentThatNobodyDefined() throws Exception {
        ByteBuffer clean = ByteBuffer.wrap(CleanHeader.of(
                        DrawnNifti.usual().scribbled().intent(1500, "").parsed()))
                .order(ByteOrder.LITTLE_ENDIAN);

        assertThat(clean.getShort(68)).isZero();
        assertThat(clean.getFloat(56)).isZero();
    }

    @Test
    void keepsAnOffsetInTimeAndDropsOneThatMayBeADate() throws Exception {
        assertThat(toffset(12.5, 10)).isEqualTo(12.5f);
        assertThat(toffset(12_500, 18)).isEqualTo(12_500f);
        assertThat(toffset(1.7e9, 10)).isZero();
        assertThat(toffset(Double.NaN, 10)).isZero();
    }

    private static float toffset(double offset, int units) throws Exception {
        byte[] clean =
                CleanHeader.of(DrawnNifti.usual().toffset(offset).units(units).parsed());
        return ByteBuffer.wrap(clean).order(ByteOrder.LITTLE_ENDIAN).getFloat(136);
    }
}
