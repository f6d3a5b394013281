package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.device.DeviceModel;
import org.elpis.device.DeviceTemplate;
import org.elpis.device.DeviceTemplates;
import org.elpis.pixel.Box;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateFileTest {
    private static final DeviceTemplate ONE = template("Sono 9");
    private static final DeviceTemplate OTHER = template("Sono 10");

    @TempDir
    private Path folder;

    private static DeviceTemplate template(String model) {
        return new DeviceTemplate(
                new DeviceModel("ACME", model, "4.1", 480, 640, "1.2.840"),
                10,
                3,
                List.of(new DeviceTemplate.Place(new Box(0, 8, 160, 20), 9)));
    }

    private TemplateFile file() {
        return new TemplateFile(folder, Gate.keys("p"));
    }

    private Path path() {
        return folder.resolve("device-templates");
    }

    private List<DeviceTemplate> read() {
        return file().read().all().stream().map(DeviceTemplates.Known::template).toList();
    }

    private static void assertRefused(TemplateFile file) {
        assertThatExceptionOfType(ElpisException.class)
                .isThrownBy(file::read)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ElpisException.Code.TEMPLATES_DAMAGED));
    }

    @Test
    void hasNoTemplatesWithoutAFile() {
        assertThat(file().read().isEmpty()).isTrue();
        assertThat(file().read().digest()).isEmpty();
    }

    @Test
    void readsWhatItWrote() {
        file().change(none -> List.of(OTHER, ONE));

        assertThat(read()).containsExactly(OTHER, ONE);
    }

    @Test
    void writesTheSameBytesForTheSameTemplates() throws IOException {
        file().change(none -> List.of(OTHER, ONE));
        byte[] first = Files.readAllBytes(path());
        Files.delete(path());
        file().change(none -> List.of(ONE, OTHER));

        assertThat(Files.readAllBytes(path())).isEqualTo(first);
    }

    @Test
    void keepsWhatAnotherWroteMeanwhile() {
        TemplateFile early = file();
        early.read();
        file().change(before -> List.of(ONE));
        early.change(before -> List.of(before.getFirst(), OTHER));

        assertThat(read()).containsExactly(OTHER, ONE);
    }

    @Test
    void isRefusedWhenAnyByteIsChangedOrMissing() throws IOException {
        file().change(none -> List.of(ONE));
        byte[] bytes = Files.readAllBytes(path());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            Files.write(path(), changed);
            assertRefused(file());
        }
        Files.write(path(), Arrays.copyOf(bytes, bytes.length - 1));
        assertRefused(file());
        Files.write(path(), new byte[0]);
        assertRefused(file());
    }

    /// Written with an editor, without the key.
    @Test
    void isRefusedWithoutASignature() throws IOException {
        Files.writeString(path(), "elpis-device-templates 1\n");

        assertRefused(file());
    }

    @Test
    void isRefusedInAnotherProject() {
        file().change(none -> List.of(ONE));

        assertRefused(new TemplateFile(folder, Gate.keys("q")));
    }

    @Test
    void isNotWrittenOverWhenItIsRefused() throws IOException {
        Files.writeString(path(), "mine");

        assertThatExceptionOfType(ElpisException.class).isThrownBy(() -> file().change(before -> List.of(ONE)));
        assertThat(Files.readString(path())).isEqualTo("mine");
    }

    @Test
    void isReadableByItsOwnerOnlyAndLeavesNothingBesideItself() throws IOException {
        file().change(none -> List.of(ONE));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("device-templates", "device-templates.lock");
        }
    }

    @Test
    void goesWithItsLastTemplate() {
        file().change(none -> List.of(ONE));
        file().change(before -> List.of());

        assertThat(path()).doesNotExist();
        assertThat(file().read().isEmpty()).isTrue();
    }

    /// What only the key holder can derive may stand where the device may not.
    @Test
    void namesTemplatesByADigestOfTheProject() throws IOException {
        DeviceTemplates ours = file().change(none -> List.of(ONE));
        Path elsewhere = Files.createDirectory(folder.resolve("q"));
        DeviceTemplates theirs = new TemplateFile(elsewhere, Gate.keys("q")).change(none -> List.of(ONE));

        assertThat(ours.all().getFirst().id())
                .matches("[0-9a-f]{16}")
                .isNotEqualTo(theirs.all().getFirst().id());
        assertThat(ours.digest()).matches("[0-9a-f]{64}").isNotEqualTo(theirs.digest());
        assertThat(file().read().digest()).isEqualTo(ours.digest());
        assertThat(Files.readString(path(), StandardCharsets.US_ASCII)).contains(ours.digest());
    }
}
