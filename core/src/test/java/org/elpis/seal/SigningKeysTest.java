package org.elpis.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.elpis.ElpisException;
import org.elpis.dicom.Sha256;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The keys of a sealer as they lie in a home, and what becomes of them when files are lost.
class SigningKeysTest {
    @TempDir
    private Path home;

    private String publicKeys = "";

    @BeforeEach
    void makesKeys() throws IOException {
        SigningKeys.of(home);
        publicKeys = Files.readString(SigningKeys.publicKeys(home));
    }

    @Test
    void staysTheSameSealer() {
        assertThat(SigningKeys.of(home).sealer().pem()).isEqualTo(publicKeys);
        assertThat(SealerKeys.of(publicKeys).fingerprint())
                .isEqualTo(SigningKeys.of(home).sealer().fingerprint())
                .isEqualTo(Sha256.hex(Sha256.start().digest(publicKeys.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void writesThePublicKeysAnewThatAKilledProcessDidNotWrite() throws IOException {
        Files.delete(SigningKeys.publicKeys(home));

        SigningKeys.of(home);

        assertThat(SigningKeys.publicKeys(home)).hasContent(publicKeys);
    }

    @Test
    void makesNoNewKeysWhereTheOldOnesAreLost() throws IOException {
        Files.delete(home.resolve("keys/seal.keys"));

        assertThatThrownBy(() -> SigningKeys.of(home)).isInstanceOf(ElpisException.class);
    }

    @Test
    void refusesPublicKeysOfSomebodyElse(@TempDir Path other) throws IOException {
        SigningKeys.of(other);
        Files.copy(SigningKeys.publicKeys(other), SigningKeys.publicKeys(home), StandardCopyOption.REPLACE_EXISTING);

        assertThatThrownBy(() -> SigningKeys.of(home)).isInstanceOf(ElpisException.class);
    }
}
