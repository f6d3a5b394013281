package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.elpis.ElpisException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteKeyTest {
    @TempDir
    private Path home;

    private Path key() {
        return home.resolve("keys/site.key");
    }

    private Path id() {
        return home.resolve("keys/site.id");
    }

    private static String uid(SiteKey key) {
        return new UidDeriver(key.project("p")).derive("1.2.3");
    }

    private void assertRefused(ElpisException.Code code) {
        assertThatExceptionOfType(ElpisException.class)
                .isThrownBy(() -> SiteKey.of(home))
                .satisfies(e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void isMadeOnFirstUseAndReadableByItsOwnerOnly() throws IOException {
        SiteKey.of(home);
        assertThat(Files.readString(key())).matches("[0-9a-f]{64}\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key())))
                .isEqualTo("rw-------");
        try (var files = Files.list(home.resolve("keys"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("site.key", "site.id");
        }
    }

    @Test
    void isTheSameOnTheNextUseAndAnotherInAnotherHome() {
        assertThat(uid(SiteKey.of(home)))
                .isEqualTo(uid(SiteKey.of(home)))
                .isNotEqualTo(uid(SiteKey.of(home.resolve("other"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void isRefusedWhenOthersMayReadOrWriteIt(String permissions) throws IOException {
        SiteKey.of(home);
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString(permissions));
        assertRefused(ElpisException.Code.KEY_UNSAFE);
    }

    @Test
    void isNotReplacedByANewOneWhenItIsMissing() throws IOException {
        SiteKey.of(home);
        Files.delete(key());
        assertRefused(ElpisException.Code.KEY_MISSING);
        assertThat(key()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "00", "zz", "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef00"})
    void isRefusedWhenItIsDamaged(String content) throws IOException {
        SiteKey.of(home);
        Files.writeString(key(), content);
        assertRefused(ElpisException.Code.KEY_DAMAGED);
    }

    @Test
    void isRefusedWhenItIsAnotherHomesKey() throws IOException {
        SiteKey.of(home);
        Files.writeString(key(), "00".repeat(32));
        assertRefused(ElpisException.Code.KEY_DAMAGED);
    }

    @Test
    void isNotedAgainWhenTheMakingWasInterrupted() throws IOException {
        SiteKey.of(home);
        Files.delete(id());
        SiteKey.of(home);
        Files.delete(key());
        assertRefused(ElpisException.Code.KEY_MISSING);
    }

    @Test
    void isOneWhenManyMakeItAtOnce() throws Exception {
        int makers = 8;
        try (ExecutorService threads = Executors.newFixedThreadPool(makers)) {
            for (int round = 0; round < 25; round++) {
                Path folder = home.resolve("round" + round);
                CyclicBarrier barrier = new CyclicBarrier(makers);
                Callable<String> maker = () -> {
                    barrier.await();
                    return uid(SiteKey.of(folder));
                };
                List<Future<String>> made = new ArrayList<>();
                for (int i = 0; i < makers; i++) {
                    made.add(threads.submit(maker));
                }
                for (Future<String> one : made) {
                    assertThat(one.get()).isEqualTo(made.getFirst().get());
                }
            }
        }
    }
}
