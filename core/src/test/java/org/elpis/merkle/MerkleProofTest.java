package org.elpis.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Against the probes that other implementations test themselves with, the good and the bad ones.
class MerkleProofTest {
    private static final Path PROBES = Path.of("../../shared/data/reference/merkle-rfc6962");
    private static final Pattern MEMBER =
            Pattern.compile("\"(\\w+)\"\\s*:\\s*(\"[^\"]*\"|\\[[^]]*]|true|false|null|-?\\d+)");
    private static final byte[] HASH = new byte[32];

    @TestFactory
    Stream<DynamicTest> judgesEveryProbeAsItsAuthorsDo() throws IOException {
        if (!Files.isDirectory(PROBES)) {
            return Stream.empty();
        }
        try (Stream<Path> files = Files.walk(PROBES)) {
            List<Path> probes = files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
            assertThat(probes).hasSize(518);
            return probes.stream()
                    .map(file -> DynamicTest.dynamicTest(PROBES.relativize(file).toString(), () -> judge(file)));
        }
    }

    private static void judge(Path file) throws IOException {
        Map<String, String> probe = members(Files.readString(file));
        boolean isGood = java.util.Objects.requireNonNull(probe.get("wantErr")).equals("false");
        String kind = PROBES.relativize(file).getName(0).toString();
        assertThat(holds(kind, probe)).as(probe.get("desc")).isEqualTo(isGood);
    }

    private static boolean holds(String kind, Map<String, String> probe) {
        List<byte[]> proof = hashes(java.util.Objects.requireNonNull(probe.get("proof")));
        return switch (kind) {
            case "inclusion" ->
                MerkleProof.includes(
                        bytes(probe, "root"),
                        number(probe, "treeSize"),
                        number(probe, "leafIdx"),
                        bytes(probe, "leafHash"),
                        proof);
            case "consistency" ->
                MerkleProof.isConsistent(
                        number(probe, "size1"),
                        bytes(probe, "root1"),
                        number(probe, "size2"),
                        bytes(probe, "root2"),
                        proof);
            case "subtreeinclusion" ->
                MerkleProof.includesInSubtree(
                        bytes(probe, "root"),
                        number(probe, "start"),
                        number(probe, "end"),
                        number(probe, "leafIdx"),
                        bytes(probe, "leafHash"),
                        proof);
            default ->
                MerkleProof.isConsistentSubtree(
                        number(probe, "start"),
                        number(probe, "end"),
                        bytes(probe, "root1"),
                        number(probe, "size"),
                        bytes(probe, "root2"),
                        proof);
        };
    }

    private static Map<String, String> members(String json) {
        Map<String, String> members = new HashMap<>();
        Matcher matcher = MEMBER.matcher(json);
        while (matcher.find()) {
            members.put(matcher.group(1), matcher.group(2));
        }
        return members;
    }

    /// Unsigned in the probes: what is beyond a signed number is negative here.
    private static long number(Map<String, String> probe, String name) {
        return Long.parseUnsignedLong(probe.getOrDefault(name, "0"));
    }

    private static byte[] bytes(Map<String, String> probe, String name) {
        return Base64.getDecoder()
                .decode(probe.getOrDefault(name, "\"\"").replace("\"", "").replace("null", ""));
    }

    private static List<byte[]> hashes(String array) {
        List<byte[]> hashes = new ArrayList<>();
        Matcher text = Pattern.compile("\"([^\"]*)\"").matcher(array);
        while (text.find()) {
            hashes.add(Base64.getDecoder().decode(text.group(1)));
        }
        return hashes;
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, Long.MIN_VALUE})
    void refusesNumbersBelowZero(long number) {
        assertThat(MerkleProof.includes(HASH, number, 0, HASH, List.of())).isFalse();
        assertThat(MerkleProof.includes(HASH, 1, number, HASH, List.of())).isFalse();
        assertThat(MerkleProof.isConsistent(number, HASH, 1, HASH, List.of())).isFalse();
        assertThat(MerkleProof.isConsistent(1, HASH, number, HASH, List.of())).isFalse();
        assertThat(MerkleProof.isConsistent(number, HASH, number, HASH, List.of()))
                .isFalse();
    }

    @Test
    void endsForTreesAsLargeAsNumbersGo() {
        List<byte[]> proof = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            proof.add(HASH);
        }

        assertThat(MerkleProof.includes(HASH, Long.MAX_VALUE, Long.MAX_VALUE - 1, HASH, proof))
                .isFalse();
        assertThat(MerkleProof.isConsistent(Long.MAX_VALUE - 1, HASH, Long.MAX_VALUE, HASH, proof))
                .isFalse();
    }
}
