package org.elpis.models.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.elpis.ElpisException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFolderTest {
    private static final Preprocessing GREY = Preprocessing.parse("gray:2x2:0..255");

    @TempDir
    Path folder;

    @BeforeEach
    void putImages() throws IOException {
        for (int i = 0; i < 4; i++) {
            grey("image" + i + ".png", 10 * i, 1, 2, 255);
        }
    }

    @Test
    void readsRowsInTheirOrderWithPatientsLabelsAndAttributes() throws IOException {
        manifest("file,patient,label,Sex,age\nimage2.png,P7,healthy,F,40\nimage0.png,P9,ill,,41\n");
        ImageSet set = read();
        assertThat(set.classes()).containsExactly("healthy", "ill");
        assertThat(set.patients()).containsExactly("P7", "P9");
        assertThat(set.labels()).containsExactly(0, 1);
        assertThat(set.samples().getFirst().attributes()).isEqualTo(Map.of("sex", "F", "age", "40"));
        assertThat(set.samples().get(1).attributes()).isEqualTo(Map.of("age", "41"));
        assertThat(set.samples().getFirst().values()).containsExactly(20, 1, 2, 255);
    }

    @Test
    void readsWhatSpreadsheetsWrite() throws IOException {
        manifest("\uFEFFfile,patient,label,note\r\nimage0.png,\"Müller, \"\"A\"\"\",1,\"two\r\nlines\"\r\n\r\n");
        Sample sample = read().samples().getFirst();
        assertThat(sample.patient()).isEqualTo("Müller, \"A\"");
        assertThat(sample.attributes()).containsEntry("note", "two\r\nlines");
    }

    @Test
    void takesNumbersForPlacesOfTheModelsClassesAndNamesInTheirOrder() throws IOException {
        manifest("file,patient,label\nimage0.png,A,10\nimage1.png,B,2\nimage2.png,C,\n");
        assertThat(read().labels()).containsExactly(10, 2, -1);
        assertThat(read().classes()).hasSize(11);
        manifest("file,patient,label\nimage0.png,A,10\nimage1.png,B,ill\n");
        assertThat(read().classes()).containsExactly("10", "ill");
        assertThat(ImageFolder.read(folder, GREY, List.of("ill", "10")).labels())
                .containsExactly(1, 0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    file,patient\\nimage0.png,A\\n                                   | lacks a column
                    file,patient,label\\n                                            | no row but its heading
                    file,patient,label,file\\nimage0.png,A,1,x\\n                    | has no name, one that came before
                    file,patient,label\\nimage0.png,A\\n                             | more or fewer fields
                    file,patient,label\\nimage0.png,,1\\n                            | names no patient
                    file,patient,label\\n/etc/passwd,Smith,1\\n                      | relative to its folder
                    file,patient,label\\n../Smith.png,Smith,1\\n                     | outside its folder
                    file,patient,label\\na/../../Smith.png,Smith,1\\n                | outside its folder
                    file,patient,label\\nSmith.png,Smith,1\\n                        | is not there
                    file,patient,label\\n.,Smith,1\\n                                | is not there
                    file,patient,label\\nSmith\\0.png,Smith,1\\n                     | is not there
                    file,patient,label\\nimage0.png,A,1\\n./image0.png,Smith,1\\n    | twice
                    file,patient,label\\nimage0.png,"Smith,1\\n                      | is not closed
                    file,patient,label\\nimage0.png,"Smith"s,1\\n                    | between a closing quote
                    file,patient,label\\nmanifest.csv,Smith,1\\n                     | neither PNG nor JPEG nor DICOM
                    """)
    void refusesWhatIsNotOfTheFormAndNamesNoValue(String text, String words) throws IOException {
        manifest(text.replace("\\n", "\n").replace("\\0", "\0"));
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(ElpisException.class, fault -> {
                    assertThat(fault.code()).isEqualTo(ElpisException.Code.INPUT_UNREADABLE);
                    assertThat(fault.context().toString()).doesNotContain("Smith");
                })
                .hasMessageContaining(words)
                .hasMessageNotContaining("Smith");
    }

    @Test
    void refusesLinksOutOfTheFolder(@TempDir Path outside) throws IOException {
        Path secret = Files.copy(folder.resolve("image0.png"), outside.resolve("secret.png"));
        Files.createSymbolicLink(folder.resolve("link.png"), secret);
        manifest("file,patient,label\nlink.png,A,1\n");
        assertThatThrownBy(this::read).hasMessageContaining("link to outside");
    }

    @Test
    void refusesAFolderWithoutAManifestAndOneThatIsNotUtf8() throws IOException {
        assertThatThrownBy(this::read).isInstanceOf(ElpisException.class).hasMessageContaining("no manifest.csv");
        Files.write(folder.resolve("manifest.csv"), new byte[] {'f', (byte) 0xE9, '\n'});
        assertThatThrownBy(this::read).isInstanceOf(ElpisException.class).hasMessageContaining("not UTF-8");
    }

    @Test
    void refusesMoreThanMemoryHoldsBeforeAnyImageIsOpened() throws IOException {
        StringBuilder text = new StringBuilder("file,patient,label\n");
        for (int i = 0; i < 40; i++) {
            Files.write(folder.resolve("no-image" + i), new byte[0]);
            text.append("no-image").append(i).append(",A,1\n");
        }
        manifest(text.toString());
        Preprocessing wide = Preprocessing.parse("rgb:2048x2048:0..1");
        assertThatThrownBy(() -> ImageFolder.read(folder, wide))
                .isInstanceOf(ElpisException.class)
                .hasMessageContaining("more memory");
    }

    @Test
    void refusesAPictureThatIsTooLargeByItsHeaderAlone() throws IOException {
        Files.write(folder.resolve("bomb.png"), header(60_000, 60_000));
        manifest("file,patient,label\nbomb.png,A,1\n");
        assertThatThrownBy(this::read)
                .isInstanceOfSatisfying(
                        ElpisException.class,
                        fault -> assertThat(fault.context()).containsEntry("row", "2"))
                .hasMessageContaining("33,554,432");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpg"})
    void endsWithARefusalOrAnImageWhateverBytesAreDamaged(String format) throws IOException {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        manifest("file,patient,label\nhurt,A,1\n");
        for (int at = 0; at < out.size(); at++) {
            byte[] hurt = out.toByteArray();
            hurt[at] ^= (byte) 0xFF;
            Files.write(folder.resolve("hurt"), hurt);
            try {
                assertThat(read().size()).isEqualTo(1);
            } catch (ElpisException e) {
                assertThat(e.code()).isEqualTo(ElpisException.Code.INPUT_UNREADABLE);
            }
        }
    }

    @Test
    void givesEqualSetsEqualDigestsAndOthersOthers() throws IOException {
        manifest("file,patient,label\nimage0.png,A,1\n");
        String digest = read().digest();
        assertThat(read().digest()).isEqualTo(digest).hasSize(64);
        manifest("file,patient,label\nimage0.png,B,1\n");
        assertThat(read().digest()).isNotEqualTo(digest);
        manifest("file,patient,label\nimage0.png,A,1\n");
        grey("image0.png", 0, 1, 2, 254);
        assertThat(read().digest()).isNotEqualTo(digest);
    }

    @Test
    void countsPatientsAndImagesOnBothSidesAndClassesThatNeverOccur() throws IOException {
        Path other = Files.createDirectories(folder.resolve("other"));
        Files.copy(folder.resolve("image1.png"), other.resolve("copy.png"));
        Files.copy(folder.resolve("image3.png"), other.resolve("new.png"));
        manifest("file,patient,label\nimage0.png,A,0\nimage1.png,B,0\n");
        Files.writeString(other.resolve("manifest.csv"), "file,patient,label\ncopy.png,C,0\nnew.png,A,2\n");
        ImagePair pair = ImageFolder.readPair(folder, other, GREY, List.of());
        assertThat(pair.patientsOnBothSides()).isEqualTo(1);
        assertThat(pair.imagesOnBothSides()).isEqualTo(1);
        assertThat(pair.isOverlapping()).isTrue();
        assertThat(pair.classesWithoutMembers()).containsExactly("1", "2");
        assertThat(pair.classesWithoutNonMembers()).containsExactly("1");
        assertThat(pair.members().classes()).isEqualTo(pair.nonMembers().classes());
        assertThat(pair.findings()).isNotEmpty();
    }

    @Test
    void saysOnWhichSideAFaultIs() throws IOException {
        manifest("file,patient,label\nimage0.png,A,0\n");
        assertThatThrownBy(() -> ImageFolder.readPair(folder, folder.resolve("nowhere"), GREY, List.of()))
                .isInstanceOfSatisfying(
                        ElpisException.class,
                        fault -> assertThat(fault.context()).containsEntry("folder of", "non-members"));
    }

    @Test
    void readsGeneratedImagesWithoutAManifestByTheirNames() throws IOException {
        ImageSet set = ImageFolder.readGenerated(folder, GREY);
        assertThat(set.samples())
                .extracting(Sample::name)
                .containsExactly("image0.png", "image1.png", "image2.png", "image3.png");
        assertThat(set.classes()).isEmpty();
        assertThat(set.labels()).containsOnly(-1);
    }

    private ImageSet read() {
        return ImageFolder.read(folder, GREY);
    }

    private void manifest(String text) throws IOException {
        Files.writeString(folder.resolve("manifest.csv"), text);
    }

    private void grey(String name, int... values) throws IOException {
        BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 4; i++) {
            image.getRaster().setSample(i % 2, i / 2, 0, values[i]);
        }
        ImageIO.write(image, "png", folder.resolve(name).toFile());
    }

    /// A PNG that ends after the chunk that says its size.
    private static byte[] header(int width, int height) {
        ByteBuffer file = ByteBuffer.allocate(45);
        file.put(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'})
                .putInt(13);
        file.put("IHDR".getBytes(StandardCharsets.US_ASCII)).putInt(width).putInt(height);
        file.put(new byte[] {8, 0, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(file.array(), 12, 17);
        return file.putInt((int) crc.getValue()).array();
    }
}
