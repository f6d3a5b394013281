package org.elpis.compare;

import java.util.List;

/// What kind of change made one region of a frame.
public sealed interface RegionKind {
    /// All changed pixels have one and the same value in the copy, and there are at least [RegionKinds#LEAST_FILLED].
    ///
    /// @param values  one a sample
    record OneValue(List<Integer> values) implements RegionKind {
        public OneValue {
            values = List.copyOf(values);
        }
    }

    /// All changed pixels equal those of another place of the original, one by one.
    ///
    /// @param x  column of the place that the upper left corner of the region was copied from
    /// @param y  its row
    record Copied(int x, int y) implements RegionKind {}

    /// Anything else within the region.
    record Patch() implements RegionKind {}
}
