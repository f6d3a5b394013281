package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `ledger`, as the one who keeps it and as the one who is shown a proof runs it.
class LedgerCommandTest {
    private final Path folder;
    private final Path home;
    private final Path proof;

    LedgerCommandTest(@TempDir Path folder) {
        this.folder = folder;
        home = folder.resolve("home");
        proof = folder.resolve("0.tlog-proof");
        new Scanner(1).scan(folder.resolve("in"), 2);
    }

    private Run ledger(Object... args) {
        return at(home, args);
    }

    private static Run at(Path home, Object... args) {
        List<Object> words = new ArrayList<>(List.of("ledger", "--home", home));
        words.addAll(List.of(args));
        return Run.elpis(words.toArray());
    }

    private void deid() {
        Run run = Run.elpis("deid", "--home", home, folder.resolve("in"), folder.resolve("out"));
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Logged", "of the ledger");
    }

    @Test
    void saysThatThereIsNoLedgerAndMakesNone() {
        for (String verb : List.of("show", "verify")) {
            Run run = ledger(verb);
            assertThat(run.code()).isEqualTo(4);
            assertThat(run.out()).startsWith("Unknown: there is no ledger");
        }
        assertThat(home).doesNotExist();
    }

    @Test
    void showsWhatWasHandedOver() {
        deid();
        Run run = ledger("show");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("1 entry", "release", "released 2", "Next: elpis ledger prove 0");
        assertThat(ledger("show", "--json").json().number("size")).isEqualTo(1);
    }

    @Test
    void provesAnEntryToSomebodyWithTheKeysAlone() throws IOException {
        deid();
        assertThat(ledger("prove", "0", "--to", proof).code()).isZero();
        String[] vkeys = ledger("show", "--keys").out().split("\n");
        Path elsewhere = folder.resolve("elsewhere");

        Run run = at(elsewhere, "verify", proof, "--key", vkeys[0], "--key", vkeys[1]);

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Good: the entry is in the log").contains("released: 2");
        assertThat(elsewhere).doesNotExist();
        assertThat(at(elsewhere, "verify", proof).code()).isEqualTo(4);
        Files.writeString(proof, Files.readString(proof).replace("index 0", "index 1"));
        Run altered = at(elsewhere, "verify", "--json", proof, "--key", vkeys[0]);
        assertThat(altered.code()).isEqualTo(1);
        assertThat(altered.json().text("verdict")).isEqualTo("altered");
    }

    @Test
    void writesNoProofOverAnotherFile() throws IOException {
        deid();
        Files.writeString(proof, "precious");

        Run run = ledger("prove", "0", "--to", proof);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.message()).contains("nothing is overwritten");
        assertThat(proof).hasContent("precious");
    }

    @Test
    void provesWithoutSayingWhatItWas() throws IOException {
        deid();
        assertThat(ledger("prove", "0", "--entry-only", "--to", proof).code()).isZero();
        Run run = ledger("verify", proof);
        assertThat(run.code()).isZero();
        assertThat(run.out()).doesNotContain("released");
    }

    @Test
    void verifiesTheWholeLogSinceACheckpointThatSomebodyKept() throws IOException {
        deid();
        Path kept = folder.resolve("kept");
        Files.copy(home.resolve("ledger/checkpoint"), kept);
        deid();
        Run run = ledger("verify", "--since", kept);
        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("Good: 2 entries are those that were signed");

        byte[] journal = Files.readAllBytes(home.resolve("ledger/journal"));
        journal[100] ^= 1;
        Files.write(home.resolve("ledger/journal"), journal);
        assertThat(ledger("verify").code()).isEqualTo(1);
        assertThat(ledger("verify", "--json").json().text("verdict")).isEqualTo("altered");
    }

    @Test
    void exportsWhatMayBePublic() {
        deid();
        Path export = folder.resolve("export");
        assertThat(ledger("export", export).code()).isZero();
        assertThat(export.resolve("checkpoint")).exists();
        assertThat(export.resolve("tile/entries/000.p/1")).exists();
        assertThat(export.resolve("tile/0/000.p/1")).hasSize(32);
    }

    @Test
    void saysWhatItTakes() {
        deid();
        assertThat(ledger().code()).isEqualTo(2);
        assertThat(ledger("shwo").message()).contains("show");
        assertThat(ledger("prove").code()).isEqualTo(2);
        assertThat(ledger("prove", "1").message()).contains("from 0 to before 1");
        assertThat(ledger("verify", proof, "--key", "x").code()).isEqualTo(2);
        assertThat(ledger("verify", folder.resolve("nothing")).code()).isEqualTo(3);
    }

    @Test
    void destroysWhatAnEntryIsAboutAndSaysSo() {
        deid();
        assertThat(ledger("destroy", "0").out()).contains("What one entry said is destroyed, as entry 1");
        assertThat(ledger("show").out()).contains("(destroyed on ", "says entry 1)", "destroyed    entries 0");
        assertThat(ledger("verify").out()).contains("Of 1 it was destroyed");
        assertThat(ledger("destroy", "1").message()).contains("Entry 1 has to stay");
        assertThat(ledger("destroy").code()).isEqualTo(2);
        assertThat(ledger("destroy", "9").code()).isEqualTo(2);
    }

    @Test
    void goesOnWithNewKeysForThoseWhoHaveTheOldOnes() {
        deid();
        String[] old = ledger("show", "--keys").out().split("\n");
        Run rotated = ledger("rotate-key");
        assertThat(rotated.code()).as(rotated.err()).isZero();
        assertThat(rotated.out()).doesNotContain(old[0]).contains("Next: elpis ledger verify");
        assertThat(ledger("verify").code()).isZero();
        assertThat(ledger("verify", "--key", old[0], "--key", old[1]).code()).isZero();
        ledger("destroy", "0");
        ledger("prove", "0", "--to", proof);
        Path elsewhere = folder.resolve("elsewhere");

        assertThat(at(elsewhere, "verify", proof, "--key", old[0]).code()).isEqualTo(4);
        Path handover = home.resolve("ledger/handover/000");
        assertThat(at(elsewhere, "verify", proof, "--key", old[0], "--handover", handover)
                        .code())
                .isZero();
    }
}
