package org.elpis.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the home knows of a copy is read as it was written, or not at all.
class CopyRecordTest {
    private static final String ID = "0123456789abcdef";

    @TempDir
    private Path home;

    private static CopyRecord record(String recipient) {
        CopyRecord.Entry one = new CopyRecord.Entry(
                "E1/a.dcm", "aa", "bb", CopyRecord.Restores.FILE, List.of(new int[] {3, 700}, new int[0]));
        CopyRecord.Entry other =
                new CopyRecord.Entry("E1/b.dcm", "cc", "dd", CopyRecord.Restores.PIXELS, List.of(new int[0]));
        return new CopyRecord(ID, "p", recipient, "2026-11-21T07:00:00Z", "/a folder/ü", List.of(one, other));
    }

    @Test
    void isReadAsItWasWritten() throws IOException {
        record("Klinik Süd, Vertrag 7").write(home);
        CopyRecord read = CopyRecord.read(home, ID).orElseThrow();
        assertThat(read.recipient()).isEqualTo("Klinik Süd, Vertrag 7");
        assertThat(read.release()).isEqualTo("/a folder/ü");
        assertThat(read.objects()).hasSize(2);
        assertThat(read.objects().getFirst().left()).containsExactly(new int[] {3, 700}, new int[0]);
        assertThat(read.objects().getLast().left()).containsExactly(new int[0]);
        assertThat(read.objects().getLast().restores()).isEqualTo(CopyRecord.Restores.PIXELS);
        assertThat(CopyRecord.all(home, "p")).hasSize(1);
        assertThat(CopyRecord.all(home, "q")).isEmpty();
    }

    @Test
    void isNoneWhenItsFileIsCutOrChanged() throws IOException {
        record("a").write(home);
        Path file = home.resolve("fingerprints").resolve(ID);
        String text = Files.readString(file);
        for (int i = 0; i < text.length(); i++) {
            Files.writeString(file, text.substring(0, i));
            assertThat(CopyRecord.read(home, ID).filter(found -> found.objects().size() == 2))
                    .isEmpty();
        }
        Files.writeString(file, text.replace("FILE", "NONE"));
        assertThat(CopyRecord.read(home, ID)).isEmpty();
    }

    @Test
    void isNotLookedForOutsideOfItsFolder() throws IOException {
        assertThat(CopyRecord.read(home, "../keys/site.key")).isEmpty();
        assertThat(CopyRecord.read(home, "")).isEmpty();
    }

    @Test
    void takesNoNameThatCannotBeShown() {
        assertThat(CopyRecord.isName("Acme AI")).isTrue();
        assertThat(CopyRecord.isName(" ")).isFalse();
        assertThat(CopyRecord.isName("a\nb")).isFalse();
        assertThat(CopyRecord.isName("Acme \u202EIA")).isFalse();
        assertThat(CopyRecord.isName("M\uFFFD\uFFFDller")).isFalse();
        assertThat(CopyRecord.isName("\uD800")).isFalse();
        assertThat(CopyRecord.isName("\u0645\u06CC\u200C\u0634\u0648\u062F \uD83D\uDE00"))
                .isTrue();
        assertThatThrownBy(() -> record("x".repeat(129))).isInstanceOf(IllegalArgumentException.class);
    }
}
