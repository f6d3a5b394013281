package org.elpis.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What may stand in a manifest of an evidence pack.
class ManifestTest {
    private static final String DIGEST = "ab".repeat(32);

    private static Manifest read(String text) throws MalformedPackException {
        return Manifest.read(text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void isReadAsItWasWritten() throws MalformedPackException {
        Manifest manifest = new Manifest(new TreeMap<>(Map.of("story.html", DIGEST, "images/000001.dcm", DIGEST)));

        assertThat(new String(manifest.bytes(), StandardCharsets.US_ASCII))
                .isEqualTo("# elpis-evidence 1\n" + DIGEST + "  images/000001.dcm\n" + DIGEST + "  story.html\n");
        assertThat(Manifest.read(manifest.bytes())).isEqualTo(manifest);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../a", "/a", "a/../b", "a/./b", "a//b", "a\\b", ".a", "a/.b", "-a", "a b", "", "a/", "C:a", "\u00fc",
                "a\r"
            })
    void hasNoNameThatLeavesItsFolderOrHides(String name) {
        assertThatThrownBy(() -> read("# elpis-evidence 1\n" + DIGEST + "  " + name + "\n"))
                .isInstanceOf(MalformedPackException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# elpis-evidence 2\n",
                "# elpis-evidence 1",
                "# elpis-evidence 1\n0000  a\n",
                "# elpis-evidence 1\n\n",
                "# elpis-evidence 1\nABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABABAB  a\n"
            })
    void isRefusedWhereItIsOfAnotherVersionOrCutOff(String text) {
        assertThatThrownBy(() -> read(text)).isInstanceOf(MalformedPackException.class);
    }

    @Test
    void namesNoFileTwice() {
        String line = DIGEST + "  a\n";
        assertThatThrownBy(() -> read("# elpis-evidence 1\n" + line + line)).isInstanceOf(MalformedPackException.class);
    }

    @Test
    void hasNamesOfBoundedLength() {
        assertThat(Manifest.isName("a".repeat(200))).isTrue();
        assertThat(Manifest.isName("a".repeat(201))).isFalse();
    }
}
