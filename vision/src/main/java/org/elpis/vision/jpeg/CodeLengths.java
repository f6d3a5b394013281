package org.elpis.vision.jpeg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/// How long the codes of symbols are at best, when none is longer than 16 bits or of ones only.
///
/// Source: T.81 K.2, figures K.1 to K.3
final class CodeLengths {
    /// More than the longest code of 257 symbols.
    private static final int BOUND = 257;

    private final int[] counts = new int[BOUND];

    /// A tree of symbols, the frequencies of which are added.
    private record Node(long frequency, int depth, int[] depths) {}

    /// @param needed  how often each symbol is; at least one is
    CodeLengths(int[] needed) {
        PriorityQueue<Node> nodes =
                new PriorityQueue<>(Comparator.comparingLong(Node::frequency).thenComparingInt(Node::depth));
        for (int frequency : needed) {
            if (frequency > 0) {
                nodes.add(new Node(frequency, 0, new int[] {0}));
            }
        }
        // Stands for the code of ones only and so is rarer than all.
        nodes.add(new Node(0, 0, new int[] {0}));
        while (nodes.size() > 1) {
            nodes.add(joined(nodes.remove(), nodes.remove()));
        }
        for (int depth : nodes.remove().depths()) {
            counts[depth]++;
        }
        limit();
        int longest = HuffmanTable.LONGEST;
        while (counts[longest] == 0) {
            longest--;
        }
        counts[longest]--;
    }

    private static Node joined(Node one, Node other) {
        int[] depths = Arrays.copyOf(one.depths(), one.depths().length + other.depths().length);
        System.arraycopy(other.depths(), 0, depths, one.depths().length, other.depths().length);
        for (int i = 0; i < depths.length; i++) {
            depths[i]++;
        }
        return new Node(one.frequency() + other.frequency(), Math.max(one.depth(), other.depth()) + 1, depths);
    }

    /// Shortens pairs of the longest codes at the cost of shorter ones.
    private void limit() {
        for (int length = BOUND - 1; length > HuffmanTable.LONGEST; length--) {
            while (counts[length] > 0) {
                int shorter = length - 2;
                while (counts[shorter] == 0) {
                    shorter--;
                }
                counts[length] -= 2;
                counts[length - 1]++;
                counts[shorter + 1] += 2;
                counts[shorter]--;
            }
        }
    }

    /// Codes of each length.
    int[] counts() {
        return Arrays.copyOf(counts, HuffmanTable.LONGEST + 1);
    }

    /// The symbols from the most frequent to the rarest.
    static int[] order(int[] needed) {
        return IntStream.range(0, needed.length)
                .filter(symbol -> needed[symbol] > 0)
                .boxed()
                .sorted(Comparator.comparingInt(symbol -> -needed[symbol]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
