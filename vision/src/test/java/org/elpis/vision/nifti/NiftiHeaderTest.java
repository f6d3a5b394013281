package org.elpis.vision.nifti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NiftiHeaderTest {
    static List<DrawnNifti> everyForm() {
        List<DrawnNifti> forms = new ArrayList<>();
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            forms.add(DrawnNifti.one(order));
            forms.add(DrawnNifti.two(order));
        }
        return forms;
    }

    @ParameterizedTest
    @MethodSource("everyForm")
    void readsBothVersionsInBothOrdersOfBytes(DrawnNifti drawn) throws Exception {
        NiftiHeader header = drawn.dims(4, 5, 6, 7, 8).scaled(0.5, -3).parsed();

        assertThat(header.type()).isEqualTo(ScalarType.INT16);
        assertThat(List.of(header.nx(), header.ny(), header.nz(), header.volumes()))
                .containsExactly(5, 6, 7, 8);
        assertThat(header.slope()).isEqualTo(0.5);
        assertThat(header.intercept()).isEqualTo(-3);
        assertThat(header.dataStart()).isEqualTo(header.version().leastDataStart());
        assertThat(header.isPair()).isFalse();
    }

    @Test
    void takesASlopeOfZeroOrNoNumberAsNoScaling() throws Exception {
        assertThat(DrawnNifti.usual().scaled(0, 5).parsed().intercept()).isZero();
        assertThat(DrawnNifti.usual().scaled(Double.NaN, 5).parsed().slope()).isEqualTo(1);
    }

    @Test
    void countsAllFurtherDimensionsAsVolumes() throws Exception {
        assertThat(DrawnNifti.usual().dims(5, 3, 3, 3, 2, 4).parsed().volumes()).isEqualTo(8);
    }

    @ParameterizedTest
    @CsvSource({
        "32, 64, its voxels are complex numbers",
        "1792, 128, its voxels are complex numbers",
        "128, 24, its voxels are colours",
        "2304, 32, its voxels are colours",
        "1536, 128, its voxels are numbers of 128 bits",
        "1, 1, its voxels are single bits",
        "77, 16, the type of its voxels is unknown",
        "16, 16, the type and the bits of its voxels contradict each other"
    })
    void refusesVoxelsThatAreNoRealNumbers(int code, int bits, String why) {
        assertRefused(DrawnNifti.usual().type(code, bits), why);
    }

    @Test
    void refusesDimensionsThatAreNone() {
        assertRefused(DrawnNifti.usual().dims(0, 4, 4, 4), "it has no dimensions, or more than seven");
        assertRefused(DrawnNifti.usual().dims(8, 4, 4, 4), "it has no dimensions, or more than seven");
        assertRefused(DrawnNifti.usual().dims(3, 4, 0, 4), "one of its dimensions is not positive");
        assertRefused(
                DrawnNifti.two(ByteOrder.LITTLE_ENDIAN).dims(3, 4, -4, 4), "one of its dimensions is not positive");
    }

    @Test
    void refusesClaimsBeyondItsLimitsBeforeAnythingIsAllocated() {
        String why = "it claims more voxels than are read";
        assertRefused(DrawnNifti.usual().dims(7, 32767, 32767, 32767, 32767, 32767, 32767, 32767), why);
        assertRefused(DrawnNifti.usual().dims(3, 1000, 1000, 1000), why);
        assertRefused(DrawnNifti.usual().type(64, 64).dims(4, 500, 500, 500, 1000), why);
        long most = Long.MAX_VALUE;
        assertRefused(DrawnNifti.two(ByteOrder.BIG_ENDIAN).dims(7, most, most, most, most, most, most, most), why);
    }

    @Test
    void refusesVoxelsThatStartNowhere() {
        String why = "it does not say where its voxels start";
        assertRefused(DrawnNifti.usual().dataStart(100), why);
        assertRefused(DrawnNifti.usual().dataStart(352.5), why);
        assertRefused(DrawnNifti.usual().dataStart(1e12), why);
        assertRefused(DrawnNifti.usual().dataStart(Double.NaN), why);
    }

    @Test
    void refusesWhatIsNoPicture() {
        String why = "its numbers are no picture but vectors, matrices, points or a surface";
        for (int intent : new int[] {1004, 1006, 1007, 1008, 1009, 2003, 2006}) {
            assertRefused(DrawnNifti.usual().intent(intent, ""), why);
        }
    }

    @Test
    void refusesAnalyzeWhichDoesNotSayHowThePatientLies() {
        byte[] header = DrawnNifti.usual().header();
        header[344] = 0;

        assertThatExceptionOfType(UnusableNiftiException.class)
                .isThrownBy(() -> NiftiHeader.parse(header, header.length))
                .withMessageStartingWith("it is ANALYZE or no NIfTI file");
    }

    @Test
    void refusesAnythingElse() {
        byte[] header = DrawnNifti.usual().header();

        for (int length : new int[] {0, 1, 3, 4, 100, 347}) {
            assertThatExceptionOfType(UnusableNiftiException.class).isThrownBy(() -> NiftiHeader.parse(header, length));
        }
        assertThatExceptionOfType(UnusableNiftiException.class)
                .isThrownBy(() -> NiftiHeader.parse(new byte[600], 600))
                .withMessage("it is no NIfTI file");
    }

    private static void assertRefused(DrawnNifti drawn, String why) {
        assertThatExceptionOfType(UnusableNiftiException.class)
                .isThrownBy(drawn::parsed)
                .withMessage(why);
    }
}
