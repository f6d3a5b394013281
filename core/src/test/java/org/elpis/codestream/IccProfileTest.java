package org.elpis.codestream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.elpis.codestream.Codestreams.SECRET;
import static org.elpis.codestream.Codestreams.ascii;
import static org.elpis.codestream.Codestreams.bytes;
import static org.elpis.codestream.Codestreams.join;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.Value;
import org.junit.jupiter.api.Test;

class IccProfileTest {
    /// A profile with these tags, each given as signature and content.
    private static byte[] profile(Object... tags) {
        ByteBuffer table = ByteBuffer.allocate(4 + 6 * tags.length);
        table.putInt(tags.length / 2);
        byte[] contents = {};
        for (int i = 0; i < tags.length; i += 2) {
            byte[] content = (byte[]) tags[i + 1];
            table.put(ascii((String) tags[i]));
            table.putInt(128 + table.capacity() + contents.length).putInt(content.length);
            contents = join(contents, content);
        }
        byte[] header = new byte[128];
        System.arraycopy(ascii("acsp"), 0, header, 36, 4);
        ByteBuffer.wrap(header).putInt(128 + table.capacity() + contents.length);
        return join(header, table.array(), contents);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(4).putInt(value).array();
    }

    private static Optional<HiddenParts> hidden(byte[] profile) throws IOException {
        return IccProfile.hidden(new Value.Region(new BytesSource(profile, profile.length), 0, profile.length));
    }

    private static byte[] cleaned(byte[] profile) throws IOException {
        byte[] copy = profile.clone();
        hidden(profile).orElseThrow().blanked(copy);
        return copy;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    @Test
    void blanksTextsAndKeepsTheirStructure() throws IOException {
        byte[] description = join(
                ascii("desc\0\0\0\0"), number(SECRET.length), SECRET, number(0), number(0), bytes(0, 0), new byte[67]);
        byte[] records = join(number(1), number(12), ascii("enUS"), number(SECRET.length), number(28));
        byte[] localized = join(ascii("mluc\0\0\0\0"), records, SECRET);
        byte[] dirty = profile("desc", description, "cprt", localized, "dmdd", join(ascii("text\0\0\0\0"), SECRET));

        byte[] cleaned = cleaned(dirty);

        assertThat(text(cleaned)).doesNotContain("Eusebia").contains("enUS");
        assertThat(cleaned)
                .isEqualTo(text(dirty)
                        .replace(text(SECRET), "\0".repeat(SECRET.length))
                        .getBytes(StandardCharsets.ISO_8859_1));
        assertThat(hidden(cleaned).orElseThrow().isEmpty()).isTrue();
    }

    @Test
    void blanksTagsThatNoConversionNeeds() throws IOException {
        byte[] dirty = profile("mmod", join(ascii("mmod\0\0\0\0"), SECRET), "wtpt", join(ascii("XYZ "), new byte[16]));

        assertThat(text(cleaned(dirty))).doesNotContain("Eusebia").contains("mmod", "wtpt", "XYZ ");
    }

    @Test
    void keepsCurvesAndColours() throws IOException {
        byte[] profile = profile(
                "rXYZ", join(ascii("XYZ \0\0\0\0"), bytes(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12)),
                "rTRC", join(ascii("curv\0\0\0\0"), number(1), bytes(2, 51)));

        assertThat(hidden(profile).orElseThrow().isEmpty()).isTrue();
    }

    @Test
    void blanksWhatNoTagCovers() throws IOException {
        byte[] profile = profile("rTRC", join(ascii("curv\0\0\0\0"), number(0)));

        assertThat(cleaned(join(profile, SECRET))).isEqualTo(join(profile, new byte[SECRET.length]));
        byte[] reserved = profile.clone();
        System.arraycopy(SECRET, 0, reserved, 100, 28);
        assertThat(cleaned(reserved)).isEqualTo(profile);
    }

    @Test
    void blanksTheDigestOfAProfileThatIsChanged() throws IOException {
        byte[] profile = profile("cprt", join(ascii("text\0\0\0\0"), SECRET));
        Arrays.fill(profile, 84, 100, (byte) 7);

        assertThat(Arrays.copyOfRange(cleaned(profile), 84, 100)).containsOnly(0);
    }

    @Test
    void changesNoColour() throws IOException {
        for (int space : new int[] {ColorSpace.CS_sRGB, ColorSpace.CS_LINEAR_RGB, ColorSpace.CS_PYCC}) {
            byte[] original = ICC_Profile.getInstance(space).getData();
            byte[] cleaned = cleaned(original);

            assertThat(cleaned).isNotEqualTo(original);
            ICC_ColorSpace before = new ICC_ColorSpace(ICC_Profile.getInstance(original));
            ICC_ColorSpace after = new ICC_ColorSpace(ICC_Profile.getInstance(cleaned));
            for (float[] colour : new float[][] {{0, 0, 0}, {1, 1, 1}, {0.2f, 0.5f, 0.9f}}) {
                assertThat(after.toRGB(colour)).containsExactly(before.toRGB(colour));
            }
        }
    }

    @Test
    void saysWhenThereIsNoProfile() throws IOException {
        assertThat(hidden(SECRET)).isEmpty();
        assertThat(hidden(new byte[200])).isEmpty();
        byte[] beyond = profile("cprt", join(ascii("text\0\0\0\0"), SECRET));
        beyond[128 + 4 + 8] = 1;
        assertThat(hidden(beyond)).isEmpty();
        byte[] within = profile("cprt", join(ascii("text\0\0\0\0"), SECRET), "wtpt", join(ascii("XYZ "), new byte[16]));
        within[128 + 4 + 12 + 7]--;
        assertThat(hidden(within)).isEmpty();
    }
}
