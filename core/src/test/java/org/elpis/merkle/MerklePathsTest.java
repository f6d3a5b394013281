package org.elpis.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.elpis.dicom.Sha256;
import org.junit.jupiter.api.Test;

/// Proofs that are made are those that the check accepts, and no others.
class MerklePathsTest {
    private static final int MOST = 70;

    /// Subtrees computed from the leaves by the recursion of the RFC, without any cleverness.
    private static final SubtreeHashes PLAIN = MerklePathsTest::plain;

    private static byte[] plain(int level, long index) throws IOException {
        if (level == 0) {
            return leaf(index);
        }
        var sha256 = Sha256.start();
        sha256.update((byte) 1);
        sha256.update(plain(level - 1, 2 * index));
        return sha256.digest(plain(level - 1, 2 * index + 1));
    }

    private static byte[] leaf(long index) {
        return new MerkleTree().leaf(ByteBuffer.allocate(8).putLong(index).array());
    }

    private static byte[] rootOfFirst(int size) {
        MerkleTree tree = new MerkleTree();
        for (int i = 0; i < size; i++) {
            tree.add(leaf(i));
        }
        return tree.root();
    }

    @Test
    void makesTheRootsOfEverySize() throws IOException {
        for (int size = 0; size <= MOST; size++) {
            assertThat(new MerklePaths(PLAIN).root(size)).isEqualTo(rootOfFirst(size));
        }
    }

    @Test
    void provesEveryLeafOfEverySizeAndNoOther() throws IOException {
        for (int size = 1; size <= MOST; size++) {
            byte[] root = rootOfFirst(size);
            for (int index = 0; index < size; index++) {
                List<byte[]> proof = new MerklePaths(PLAIN).inclusion(index, size);
                assertThat(MerkleProof.includes(root, size, index, leaf(index), proof))
                        .as("leaf %d of %d", index, size)
                        .isTrue();
                assertThat(MerkleProof.includes(root, size, index, leaf(index + 1), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void provesThatEveryTreeBeginsWithEverySmallerOne() throws IOException {
        for (int size = 1; size <= MOST; size++) {
            for (int old = 1; old <= size; old++) {
                List<byte[]> proof = new MerklePaths(PLAIN).consistency(old, size);
                assertThat(MerkleProof.isConsistent(old, rootOfFirst(old), size, rootOfFirst(size), proof))
                        .as("%d in %d", old, size)
                        .isTrue();
                byte[] other = rootOfFirst(old);
                other[0] ^= 1;
                assertThat(MerkleProof.isConsistent(old, other, size, rootOfFirst(size), proof))
                        .isFalse();
            }
        }
    }

    @Test
    void continuesATreeWhoseLeavesAreElsewhere() throws IOException {
        for (int size = 0; size < MOST; size++) {
            MerkleTree tree = MerkleTree.continued(size, PLAIN);
            assertThat(tree.size()).isEqualTo(size);
            assertThat(tree.root()).isEqualTo(rootOfFirst(size));
            tree.add(leaf(size));
            assertThat(tree.root()).isEqualTo(rootOfFirst(size + 1));
        }
    }

    /// 2^30 equal leaves: each subtree of one level has the same hash.
    @Test
    void staysBelowAKilobyteForABillionEntries() throws IOException {
        byte[][] levels = new byte[40][];
        levels[0] = new byte[MerkleTree.HASH];
        for (int i = 1; i < levels.length; i++) {
            var sha256 = Sha256.start();
            sha256.update((byte) 1);
            sha256.update(levels[i - 1]);
            levels[i] = sha256.digest(levels[i - 1]);
        }
        MerklePaths paths = new MerklePaths((level, index) -> levels[level]);
        long size = (1L << 30) + 12_345;
        List<byte[]> proof = paths.inclusion(987_654_321, size);
        assertThat(proof.stream().mapToInt(hash -> hash.length).sum()).isLessThan(1000);
        assertThat(MerkleProof.includes(paths.root(size), size, 987_654_321, levels[0], proof))
                .isTrue();
        List<byte[]> grown = paths.consistency(987_654_321, size);
        assertThat(grown.stream().mapToInt(hash -> hash.length).sum()).isLessThanOrEqualTo(1024);
        assertThat(MerkleProof.isConsistent(987_654_321, paths.root(987_654_321), size, paths.root(size), grown))
                .isTrue();
    }

    @Test
    void refusesLeavesThatAreNotThere() {
        MerklePaths paths = new MerklePaths(PLAIN);
        assertThatThrownBy(() -> paths.inclusion(5, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("size must be >= 6, got 5");
        assertThatThrownBy(() -> paths.consistency(0, 5)).isInstanceOf(IllegalArgumentException.class);
    }
}
