package org.elpis.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.elpis.cbor.MalformedCborException;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.TimestampAuthority;
import org.elpis.timestamp.TimestampProtocol;
import org.elpis.timestamp.TimestampTrust;
import org.elpis.timestamp.Timestamps;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where a timestamp stands in a seal.
class SealTimestampTest {
    private final SigningKeys keys;
    private final Seal seal;

    SealTimestampTest(@TempDir Path home) {
        keys = SigningKeys.of(home);
        SealStatement statement = new SealStatement(
                new byte[32], 1, 2, 3, 0, 0, AttributeClasses.digest(), new byte[32], 1_795_000_000, "test", "");
        seal = Seal.sign(statement, keys);
    }

    private static byte[] token(int length) {
        byte[] token = new byte[length];
        new Random(5).nextBytes(token);
        return token;
    }

    @Test
    void carriesATokenThroughAFileAndIsStillSigned() throws Exception {
        byte[] token = token(2300);
        Seal read = Seal.read(seal.with(token).bytes());
        assertThat(read.token()).hasValueSatisfying(found -> assertThat(found).isEqualTo(token));
        assertThat(read.signer(List.of(keys.sealer()))).isPresent();
        assertThat(read.stamped()).as("no token is over itself").isEqualTo(seal.stamped());
        assertThat(read.bytes()).hasSize(seal.bytes().length + 2300 + 6);
        assertThat(Seal.read(seal.bytes()).token()).isEmpty();
        assertThat(seal.bytes()).hasSizeLessThanOrEqualTo(4096);
    }

    /// RFC 9921 section 3.1: the array of signatures as it stands in the file.
    @Test
    void stampsTheLastItemOfTheFile() {
        byte[] bytes = seal.bytes();
        byte[] stamped = seal.stamped();
        assertThat(bytes).endsWith(stamped);
        assertThat(stamped).startsWith(0x82, 0x83);
    }

    @Test
    void takesNoTokenThatIsLongerThanAnyIs() throws Exception {
        byte[] longest = seal.with(token(TimestampProtocol.MAX_TOKEN)).bytes();
        assertThat(Seal.read(longest).token()).isPresent();
        assertThatThrownBy(() -> seal.with(token(TimestampProtocol.MAX_TOKEN + 1)))
                .isInstanceOf(IllegalArgumentException.class);
        byte[] claiming = longest.clone();
        int at = indexOfLength(claiming);
        claiming[at + 1]++;
        assertThatThrownBy(() -> Seal.read(claiming)).isInstanceOf(MalformedCborException.class);
    }

    /// Where the length of the longest token stands: 59 80 00.
    private static int indexOfLength(byte[] bytes) {
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x59 && bytes[i + 1] == (byte) 0x80 && bytes[i + 2] == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("not there");
    }

    @Test
    void refusesAnotherHeaderThanTheOneOfTimestamps() {
        byte[] bytes = seal.with(token(100)).bytes();
        for (int i = 0; i + 2 < bytes.length; i++) {
            if (bytes[i] == 0x19 && bytes[i + 1] == 0x01 && bytes[i + 2] == 0x0E) {
                bytes[i + 2] = 0x0D;
                break;
            }
        }
        assertThatThrownBy(() -> Seal.read(bytes)).isInstanceOf(MalformedCborException.class);
    }

    @Test
    void isNotJudgedWhereNothingReadsTimestamps() {
        assertThat(Timestamps.protocol()).as("core alone").isEmpty();
        Timestamp timestamp = Timestamps.judge(token(9), seal.stamped(), TimestampTrust.nobody(Instant.EPOCH));
        assertThat(timestamp.standing()).isEqualTo(Timestamp.Standing.OPEN);
        assertThat(timestamp.trusted()).isEmpty();
    }

    @Test
    void asksNoAddressThatIsNoneOrWouldTellAPassword() {
        assertThat(TimestampAuthority.address("https://tsa.example/tsr")).isPresent();
        assertThat(List.of(
                        "",
                        "tsa.example",
                        "file:///etc",
                        "http://a:b@tsa.example",
                        "https://x/#y",
                        "http://[",
                        "http:"))
                .allSatisfy(odd -> assertThat(TimestampAuthority.address(odd)).isEmpty());
    }
}
