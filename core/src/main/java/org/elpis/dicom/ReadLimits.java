package org.elpis.dicom;

/// Bounds of what is read; beyond each the input is refused with a [MalformedDicomException].
///
/// @param maxDepth  nesting of sequences, >= 1. Real objects stay below 20; 64 leaves room and keeps the stack
///     small.
/// @param maxElements  elements of one object over all depths, >= 1. One costs about 120 bytes of heap.
/// @param maxFragments  fragments of encapsulated pixel data, >= 1
/// @param maxHeapBytes  bytes of one object on the heap, 1 to 2^30: values that are no bulk, or all of an
///     inflated one
/// @param bulkBytes  a value longer than this stays a region of the source, >= 1
public record ReadLimits(int maxDepth, int maxElements, int maxFragments, int maxHeapBytes, int bulkBytes) {
    public ReadLimits {
        requirePositive("maxDepth", maxDepth);
        requirePositive("maxElements", maxElements);
        requirePositive("maxFragments", maxFragments);
        requirePositive("maxHeapBytes", maxHeapBytes);
        requirePositive("bulkBytes", bulkBytes);
    }

    /// The limits for a heap of this size: at most half of it for one object's elements or its inflated data
    /// set.
    public static ReadLimits forHeap(long heapBytes) {
        long elements = Math.clamp(heapBytes / 2 / 120, 10_000, 2_000_000);
        long inflated = Math.clamp(heapBytes / 4, 8 << 20, 512 << 20);
        return new ReadLimits(64, (int) elements, (int) elements, (int) inflated, 64 << 10);
    }

    private static void requirePositive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be >= 1, got " + value);
        }
    }
}
