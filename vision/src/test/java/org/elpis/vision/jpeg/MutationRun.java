package org.elpis.vision.jpeg;

import java.util.List;
import java.util.Random;

/// Tries as many mutated codestreams as asked for, and says how long the slowest took. Run by hand:
///
/// `java -Xmx64m ... org.elpis.vision.jpeg.MutationRun 1000000 1`
final class MutationRun {
    private MutationRun() {}

    /// Tries them.
    ///
    /// @param arguments  the number of codestreams, and the seed of the first; each has a seed of its own
    public static void main(String[] arguments) {
        int count = Integer.parseInt(arguments[0]);
        int first = Integer.parseInt(arguments[1]);
        List<Sample> samples = Sample.all();
        long slowest = 0;
        int slowestSeed = 0;
        int decoded = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            int seed = first + i;
            Mutation mutation = new Mutation(samples, new Random(seed));
            long start = System.nanoTime();
            try {
                mutation.tryOne();
            } catch (RuntimeException | Error wrong) {
                throw new AssertionError("seed " + seed, wrong);
            }
            long took = System.nanoTime() - start;
            if (took > slowest) {
                slowest = took;
                slowestSeed = seed;
            }
            decoded += mutation.decoded();
            filled += mutation.filled();
        }
        System.out.printf(
                "%d tried, %d decoded, %d filled, slowest %d ms (seed %d)%n",
                count, decoded, filled, slowest / 1_000_000, slowestSeed);
    }
}
