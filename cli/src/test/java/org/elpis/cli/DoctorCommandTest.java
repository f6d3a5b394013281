package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorCommandTest {
    private final Path folder;
    private final Path home;

    DoctorCommandTest(@TempDir Path folder) {
        this.folder = folder;
        home = folder.resolve("home");
    }

    @Test
    void findsAMachineFitBeforeTheFirstRunAndChangesNothing() {
        Run run = doctor();

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("will be made on first use", "none yet", "This machine is fit");
        assertThat(home).doesNotExist();
    }

    @Test
    void findsThePartThatReadsPdf() {
        assertThat(doctor().out()).contains("OK    Documents", "PDF, CDA, STL, OBJ and MTL can be cleaned");
    }

    @Test
    void findsAKeyThatIsSafe() {
        makeKey();

        assertThat(doctor().out()).contains("present, whole, readable by its owner only");
    }

    @Test
    void failsOnAKeyThatOthersCanRead() throws IOException {
        makeKey();
        Files.setPosixFilePermissions(
                home.resolve("keys").resolve("site.key"), PosixFilePermissions.fromString("rw-rw----"));

        Run run = doctor();

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("FAIL  Site key", "chmod 600", "Next: mend what is marked FAIL");
    }

    @Test
    void failsOnAKeyThatWasLost() throws IOException {
        makeKey();
        Files.delete(home.resolve("keys").resolve("site.key"));

        assertThat(doctor().out()).contains("FAIL  Site key", "KEY_MISSING");
    }

    @Test
    void failsOnAHomeThatIsAFile() {
        Scanner.write(home, new byte[1]);

        assertThat(doctor().code()).isEqualTo(3);
    }

    @Test
    void warnsOfAHomeThatOthersCanRead() throws IOException {
        Files.createDirectory(home);
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));

        Run run = doctor();

        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("WARN  Home", "chmod");
    }

    @Test
    void printsFindingsAsJson() {
        Json json = Run.elpis("doctor", "--home", home, "--json").json();

        assertThat(json.is("fit")).isTrue();
        assertThat(json.list("findings"))
                .extracting(finding -> finding.text("topic"))
                .contains("Java", "Site key");
    }

    private void makeKey() {
        new Scanner(1).scan(folder.resolve("in"), 1);
        Run.elpis("deid", "--home", home, folder.resolve("in"), folder.resolve("out"));
    }

    private Run doctor() {
        return Run.elpis("doctor", "--home", home);
    }
}
