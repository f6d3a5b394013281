package org.elpis.vision.volume;

/// A set of voxels of a grid. Not thread-safe when written.
public final class Mask {
    private final WorkGrid grid;
    private final long[] bits;

    /// Empty.
    public Mask(WorkGrid grid) {
        this.grid = grid;
        this.bits = new long[(grid.voxels() + 63) >> 6];
    }

    private Mask(WorkGrid grid, long[] bits) {
        this.grid = grid;
        this.bits = bits;
    }

    public WorkGrid grid() {
        return grid;
    }

    public boolean has(int index) {
        return (bits[index >> 6] >>> index & 1) != 0;
    }

    public void add(int index) {
        bits[index >> 6] |= 1L << index;
    }

    public void remove(int index) {
        bits[index >> 6] &= ~(1L << index);
    }

    /// The first voxel of the set that is no earlier than another; as many as the grid has when there is none.
    public int next(int index) {
        int at = index >> 6;
        if (at >= bits.length) {
            return grid.voxels();
        }
        long word = bits[at] & -1L << index;
        while (word == 0 && ++at < bits.length) {
            word = bits[at];
        }
        return word == 0 ? grid.voxels() : (at << 6) + Long.numberOfTrailingZeros(word);
    }

    /// The last voxel of the set that is no later than another; -1 when there is none.
    public int previous(int index) {
        int at = index >> 6;
        long word = bits[at] & -1L >>> 63 - (index & 63);
        while (word == 0 && --at >= 0) {
            word = bits[at];
        }
        return word == 0 ? -1 : (at << 6) + 63 - Long.numberOfLeadingZeros(word);
    }

    /// Voxels in it.
    public int count() {
        int count = 0;
        for (long word : bits) {
            count += Long.bitCount(word);
        }
        return count;
    }

    public Mask copy() {
        return new Mask(grid, bits.clone());
    }

    /// Takes in all of another mask of the same grid.
    public void addAll(Mask other) {
        require(other);
        for (int i = 0; i < bits.length; i++) {
            bits[i] |= other.bits[i];
        }
    }

    /// Loses all of another mask of the same grid.
    public void removeAll(Mask other) {
        require(other);
        for (int i = 0; i < bits.length; i++) {
            bits[i] &= ~other.bits[i];
        }
    }

    private void require(Mask other) {
        if (!other.grid.equals(grid)) {
            throw new IllegalArgumentException("masks must be of one grid");
        }
    }
}
