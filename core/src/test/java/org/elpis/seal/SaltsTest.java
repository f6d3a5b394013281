package org.elpis.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SaltsTest {
    private static final byte[] SEED = new byte[32];

    @Test
    void followFromTheSeedAsTheFormatSays() {
        assertThat(hex(Salts.of(SEED, 1), 0)).isEqualTo("00".repeat(32));
        assertThat(hex(Salts.of(SEED, 2), 0)).isEqualTo(hash("40" + "00".repeat(32)));
        assertThat(hex(Salts.of(SEED, 2), 1)).isEqualTo(hash("41" + "00".repeat(32)));
        assertThat(hex(Salts.of(SEED, 4), 2)).isEqualTo(hash("40" + hash("41" + "00".repeat(32))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 100, 1000})
    void areTheSameInAnyOrderAndAllDifferent(int leaves) {
        Salts forward = Salts.of(SEED, leaves);
        Salts backward = Salts.of(SEED, leaves);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < leaves; i++) {
            all.add(hex(forward, i));
        }
        for (int i = leaves - 1; i >= 0; i--) {
            assertThat(hex(backward, i)).isEqualTo(all.get(i));
        }
        assertThat(all).doesNotHaveDuplicates();
    }

    @Test
    void tellAllButTheWithheldWithFewNodes() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            int leaves = 1 + random.nextInt(300);
            BitSet withheld = new BitSet();
            int most = random.nextInt(6);
            for (int i = 0; i < most; i++) {
                withheld.set(random.nextInt(leaves));
            }
            Salts all = Salts.of(SEED, leaves);
            List<SaltNode> told = all.without(withheld);
            Salts opened = Salts.opened(told, leaves);
            for (int i = 0; i < leaves; i++) {
                int leaf = i;
                assertThat(opened.has(i)).isEqualTo(!withheld.get(i));
                if (withheld.get(i)) {
                    assertThatThrownBy(() -> opened.put(leaf, new byte[32], 0))
                            .isInstanceOf(IllegalArgumentException.class);
                } else {
                    assertThat(hex(opened, i)).isEqualTo(hex(all, i));
                }
            }
            assertThat(told).hasSizeLessThanOrEqualTo(1 + withheld.cardinality() * 9);
        }
    }

    @Test
    void refuseNodesThatOverlapOrAreOfNoLeaf() {
        byte[] node = new byte[32];
        assertThatThrownBy(() -> Salts.opened(List.of(new SaltNode(0, 4, node)), 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Salts.opened(List.of(new SaltNode(1, 0, node), new SaltNode(0, 1, node)), 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Salts.opened(List.of(new SaltNode(0, 1, node), new SaltNode(0, 0, node)), 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Salts.opened(List.of(new SaltNode(3, 0, node)), 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Salts.opened(List.of(new SaltNode(0, -1, node)), 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Salts.opened(List.of(new SaltNode(0, 0, new byte[31])), 4))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Salts.opened(List.of(), 0).nodes()).isEmpty();
    }

    private static String hex(Salts salts, int leaf) {
        byte[] salt = new byte[32];
        salts.put(leaf, salt, 0);
        return HexFormat.of().formatHex(salt);
    }

    private static String hash(String hex) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest(HexFormat.of().parseHex(hex)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }
}
