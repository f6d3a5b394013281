package org.elpis.models.net;

/// The sums that training spends its time on. Every implementation makes the same additions and multiplications in the
/// same order, each rounded to float by itself (no fused multiply-add), so that all give the same bits:
///
/// - [#correlate] adds the terms of each output one after the other; outputs are independent of each other.
/// - [#products] and [#dot] add what lies at place i to lane i modulo [#LANES], and then the lanes in pairs.
interface Arithmetic {
    /// Partial sums of one reduction, whatever the machine's own width: it must divide this, or be this.
    int LANES = 16;

    /// How many outputs are made at once; planes are as long as a multiple of this.
    int BLOCK = 2 * LANES;

    /// `target[o*plane + i] = start[startAt+o] + weights[weightsAt+o*terms+q] * source[from+at[q]+i] + ...` over q.
    ///
    /// @param outputs  how many o
    /// @param length  how many i, a multiple of [#BLOCK]
    void correlate(
            float[] source,
            int from,
            int[] at,
            float[] weights,
            int weightsAt,
            float[] start,
            int startAt,
            float[] target,
            int targetAt,
            int plane,
            int outputs,
            int length);

    /// `sums[sumsAt+o*terms+q] += the sum of slopes[slopesAt+o*plane+i] * source[from+at[q]+i]` over i.
    ///
    /// @param length  how many i, a multiple of [#BLOCK]
    void products(
            float[] slopes,
            int slopesAt,
            int plane,
            int outputs,
            float[] source,
            int from,
            int[] at,
            float[] sums,
            int sumsAt,
            int length);

    /// The sum of `a[aAt+i] * b[bAt+i]`.
    float dot(float[] a, int aAt, float[] b, int bAt, int length);

    /// The sum of `a[aAt+i]`.
    float sum(float[] a, int aAt, int length);

    /// `target[targetAt+i] += factor * a[aAt+i]`.
    void addScaled(float factor, float[] a, int aAt, float[] target, int targetAt, int length);

    /// `y[i] = 0` where x[i] is 0 or less, else x[i]: what is not a number stays so.
    void rectify(float[] x, float[] y);

    /// `dx[i] = 0` where x[i] is 0 or less, else dy[i].
    void unrectify(float[] x, float[] dy, float[] dx);

    /// `y[to+i]` = the greatest of the square of x at 2i of the rows that begin at `upper` and `lower`.
    void poolPairs(float[] x, int upper, int lower, float[] y, int to, int count);

    /// The way back of [#poolPairs]: each slope to the first of its four that is the greatest, 0 to the rest.
    void partPairs(float[] x, int upper, int lower, float[] y, float[] dy, int to, int count, float[] dx);

    /// The [#LANES] partial sums as one, in pairs; written over.
    static float total(float[] lanes) {
        for (int width = LANES / 2; width > 0; width /= 2) {
            for (int l = 0; l < width; l++) {
                lanes[l] += lanes[l + width];
            }
        }
        return lanes[0];
    }

    /// The fastest that this JVM runs well: a new one, for one thread.
    static Arithmetic fastest() {
        return ArithmeticChoice.VECTORS ? VectorArithmetic.create() : new ScalarArithmetic();
    }
}
