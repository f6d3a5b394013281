package org.elpis.vision.j2k;

import java.util.Arrays;

/// The coded passes of one code-block, gathered packet by packet.
final class CodeBlock {
    private static final int FIELDS = 3;

    private final int missingPlanes;
    /// Passes, offset and length of each run of bytes.
    private int[] runs = new int[FIELDS];

    private int runCount;
    private int passes;
    private int lengthBits = 3;

    /// @param missingPlanes  bit planes above the first coded one, all zero
    CodeBlock(int missingPlanes) {
        this.missingPlanes = missingPlanes;
    }

    int missingPlanes() {
        return missingPlanes;
    }

    int passes() {
        return passes;
    }

    /// Passes that code all bit planes, when the band has `mostPlanes`: a cleanup, then three a plane.
    int passesOf(int mostPlanes) {
        return 3 * (mostPlanes - missingPlanes) - 2;
    }

    /// Lblock: bits of a length beside those that its number of passes gives.
    int lengthBits() {
        return lengthBits;
    }

    void widenLength(int bits) {
        lengthBits += bits;
    }

    int runCount() {
        return runCount;
    }

    int runPasses(int run) {
        return runs[run * FIELDS];
    }

    int runOffset(int run) {
        return runs[run * FIELDS + 1];
    }

    int runLength(int run) {
        return runs[run * FIELDS + 2];
    }

    /// Adds passes whose bytes are not placed yet.
    void addRun(int count, int length) {
        if (runCount * FIELDS == runs.length) {
            runs = Arrays.copyOf(runs, runs.length * 2);
        }
        runs[runCount * FIELDS] = count;
        runs[runCount * FIELDS + 2] = length;
        runCount++;
        passes += count;
    }

    /// Says where the bytes of a run are.
    void place(int run, int offset) {
        runs[run * FIELDS + 1] = offset;
    }
}
