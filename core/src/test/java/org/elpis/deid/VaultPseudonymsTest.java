package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elpis.ElpisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VaultPseudonymsTest {
    private static final PatientKey PATIENT = new PatientKey("id\nQuastenflosser\n");
    private static final PatientKey OTHER = new PatientKey("id\nother\n");

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("vault");
    }

    private VaultPseudonyms open() {
        return VaultPseudonyms.open(file(), Gate.keys("p"));
    }

    private void assertDamaged(ProjectKeys keys) {
        assertThatExceptionOfType(ElpisException.class)
                .isThrownBy(() -> VaultPseudonyms.open(file(), keys))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ElpisException.Code.VAULT_DAMAGED));
    }

    @Test
    void drawsAtRandomAndKeepsWhatItDrew() {
        VaultPseudonyms vault = open();
        Subject subject = vault.subject(PATIENT);
        assertThat(vault.subject(PATIENT)).isEqualTo(subject);
        assertThat(vault.subject(OTHER)).isNotEqualTo(subject);
        assertThat(open().subject(PATIENT)).as("not saved, so drawn anew").isNotEqualTo(subject);
        vault.save();
        assertThat(open().subject(PATIENT)).isEqualTo(subject);
        assertThat(subject.shiftDays()).isBetween(-4017, -365);
        assertThat(subject.pseudonym()).matches("E[0-9A-HJKMNP-TV-Z]{16}");
    }

    @Test
    void leadsBackToThePatient() {
        VaultPseudonyms vault = open();
        assertThat(vault.patient(vault.subject(PATIENT).pseudonym())).contains(PATIENT);
        assertThat(vault.patient("E0000000000000000")).isEmpty();
    }

    @Test
    void showsNothingOfThePatientAndIsReadableByItsOwnerOnly() throws IOException {
        VaultPseudonyms vault = open();
        String pseudonym = vault.subject(PATIENT).pseudonym();
        vault.save();
        String bytes = Files.readString(file(), StandardCharsets.ISO_8859_1);
        assertThat(bytes)
                .startsWith("ELPISVLT1")
                .doesNotContain("Quastenflosser")
                .doesNotContain(pseudonym);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void isRefusedWhenAnyByteIsDamagedOrMissing() throws IOException {
        VaultPseudonyms vault = open();
        vault.subject(PATIENT);
        vault.save();
        byte[] whole = Files.readAllBytes(file());
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 1;
            Files.write(file(), damaged);
            assertDamaged(Gate.keys("p"));
        }
        for (int length : new int[] {0, 8, 9, 20, 21, whole.length - 1}) {
            Files.write(file(), Arrays.copyOf(whole, length));
            assertDamaged(Gate.keys("p"));
        }
    }

    @Test
    void isRefusedUnderAnotherKeyOrProject() {
        VaultPseudonyms vault = open();
        vault.subject(PATIENT);
        vault.save();
        assertDamaged(Gate.keys("q"));
    }

    @Test
    void keepsWhatTwoJobsDrewForDifferentPatients() {
        VaultPseudonyms one = open();
        VaultPseudonyms other = open();
        Subject first = one.subject(PATIENT);
        Subject second = other.subject(OTHER);
        one.save();
        other.save();
        assertThat(open().subject(PATIENT)).isEqualTo(first);
        assertThat(open().subject(OTHER)).isEqualTo(second);
    }

    @Test
    void refusesTheSecondOfTwoJobsThatDrewForTheSamePatient() {
        VaultPseudonyms one = open();
        VaultPseudonyms other = open();
        Subject first = one.subject(PATIENT);
        other.subject(PATIENT);
        one.save();
        assertThatExceptionOfType(ElpisException.class)
                .isThrownBy(other::save)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ElpisException.Code.JOB_RUNNING));
        assertThat(open().subject(PATIENT)).isEqualTo(first);
    }

    @Test
    void givesOnePatientOnePseudonymWhateverThreadAsks() throws Exception {
        VaultPseudonyms vault = open();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<Subject>> asked = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                asked.add(threads.submit(() -> vault.subject(PATIENT)));
            }
            for (Future<Subject> one : asked) {
                assertThat(one.get()).isEqualTo(vault.subject(PATIENT));
            }
        }
    }

    @Test
    void saysWhereWhenItCannotBeWritten() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "");
        VaultPseudonyms vault = VaultPseudonyms.open(folder.resolve("blocked.d/vault"), Gate.keys("p"));
        vault.subject(PATIENT);
        Files.move(blocked, folder.resolve("blocked.d"));
        assertThatExceptionOfType(ElpisException.class).isThrownBy(vault::save).satisfies(e -> {
            assertThat(e.code()).isEqualTo(ElpisException.Code.HOME_UNUSABLE);
            assertThat(e.context()).containsKey("file");
        });
    }
}
