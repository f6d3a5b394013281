package org.elpis.models.net;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/// Sums with the machine's vectors, of 4, 8 or 16 floats. Lanes never meet before their order is fixed: the Vector API
/// leaves open in which order a reduction adds.
final class VectorArithmetic implements Arithmetic {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int WIDTH = SPECIES.length();
    /// Outputs whose sums are kept in registers together.
    private static final int OUTPUTS = 4;
    /// Terms whose sums are kept in registers together: a row of a 3x3 kernel.
    private static final int TERMS = 3;

    private static final VectorShuffle<Float> EVEN = VectorShuffle.makeUnzip(SPECIES, 0);
    private static final VectorShuffle<Float> ODD = VectorShuffle.makeUnzip(SPECIES, 1);
    private static final VectorShuffle<Float> LOWER = VectorShuffle.makeZip(SPECIES, 0);
    private static final VectorShuffle<Float> UPPER = VectorShuffle.makeZip(SPECIES, 1);

    private final float[] lanes = new float[LANES];
    private final float[] kept = new float[OUTPUTS * TERMS * LANES];

    private VectorArithmetic() {}

    static Arithmetic create() {
        return new VectorArithmetic();
    }

    /// Whether the machine's width divides the fixed number of lanes, and vectors are worth it.
    static boolean fits() {
        return WIDTH >= 4 && LANES % WIDTH == 0;
    }

    @Override
    public void correlate(
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
            int length) {
        int o = 0;
        for (; o + OUTPUTS <= outputs; o += OUTPUTS) {
            int w = weightsAt + o * at.length;
            correlateFour(
                    source, from, at, weights, w, start, startAt + o, target, targetAt + o * plane, plane, length);
        }
        for (; o < outputs; o++) {
            int w = weightsAt + o * at.length;
            correlateOne(source, from, at, weights, w, start[startAt + o], target, targetAt + o * plane, length);
        }
    }

    private static void correlateFour(
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
            int length) {
        int terms = at.length;
        for (int i = 0; i < length; i += 2 * WIDTH) {
            FloatVector a0 = FloatVector.broadcast(SPECIES, start[startAt]);
            FloatVector b0 = FloatVector.broadcast(SPECIES, start[startAt + 1]);
            FloatVector c0 = FloatVector.broadcast(SPECIES, start[startAt + 2]);
            FloatVector d0 = FloatVector.broadcast(SPECIES, start[startAt + 3]);
            FloatVector a1 = a0;
            FloatVector b1 = b0;
            FloatVector c1 = c0;
            FloatVector d1 = d0;
            for (int q = 0; q < terms; q++) {
                int place = from + at[q] + i;
                FloatVector x0 = FloatVector.fromArray(SPECIES, source, place);
                FloatVector x1 = FloatVector.fromArray(SPECIES, source, place + WIDTH);
                FloatVector w = FloatVector.broadcast(SPECIES, weights[weightsAt + q]);
                a0 = a0.add(w.mul(x0));
                a1 = a1.add(w.mul(x1));
                w = FloatVector.broadcast(SPECIES, weights[weightsAt + terms + q]);
                b0 = b0.add(w.mul(x0));
                b1 = b1.add(w.mul(x1));
                w = FloatVector.broadcast(SPECIES, weights[weightsAt + 2 * terms + q]);
                c0 = c0.add(w.mul(x0));
                c1 = c1.add(w.mul(x1));
                w = FloatVector.broadcast(SPECIES, weights[weightsAt + 3 * terms + q]);
                d0 = d0.add(w.mul(x0));
                d1 = d1.add(w.mul(x1));
            }
            a0.intoArray(target, targetAt + i);
            a1.intoArray(target, targetAt + i + WIDTH);
            b0.intoArray(target, targetAt + plane + i);
            b1.intoArray(target, targetAt + plane + i + WIDTH);
            c0.intoArray(target, targetAt + 2 * plane + i);
            c1.intoArray(target, targetAt + 2 * plane + i + WIDTH);
            d0.intoArray(target, targetAt + 3 * plane + i);
            d1.intoArray(target, targetAt + 3 * plane + i + WIDTH);
        }
    }

    private static void correlateOne(
            float[] source,
            int from,
            int[] at,
            float[] weights,
            int weightsAt,
            float start,
            float[] target,
            int targetAt,
            int length) {
        for (int i = 0; i < length; i += 2 * WIDTH) {
            FloatVector a0 = FloatVector.broadcast(SPECIES, start);
            FloatVector a1 = a0;
            for (int q = 0; q < at.length; q++) {
                int place = from + at[q] + i;
                FloatVector w = FloatVector.broadcast(SPECIES, weights[weightsAt + q]);
                a0 = a0.add(w.mul(FloatVector.fromArray(SPECIES, source, place)));
                a1 = a1.add(w.mul(FloatVector.fromArray(SPECIES, source, place + WIDTH)));
            }
            a0.intoArray(target, targetAt + i);
            a1.intoArray(target, targetAt + i + WIDTH);
        }
    }

    @Override
    public void products(
            float[] slopes,
            int slopesAt,
            int plane,
            int outputs,
            float[] source,
            int from,
            int[] at,
            float[] sums,
            int sumsAt,
            int length) {
        int terms = at.length;
        int blocked = outputs - outputs % OUTPUTS;
        int q = 0;
        for (; q + TERMS <= terms; q += TERMS) {
            for (int o = 0; o < blocked; o += OUTPUTS) {
                int g = slopesAt + o * plane;
                for (int lane = 0; lane < LANES; lane += WIDTH) {
                    multiplyFour(slopes, g, plane, source, from, at, q, lane, length);
                }
                for (int k = 0; k < OUTPUTS * TERMS; k++) {
                    sums[sumsAt + (o + k / TERMS) * terms + q + k % TERMS] += kept(k);
                }
            }
            for (int o = blocked; o < outputs; o++) {
                for (int lane = 0; lane < LANES; lane += WIDTH) {
                    multiplyOne(slopes, slopesAt + o * plane, source, from, at, q, lane, length);
                }
                for (int k = 0; k < TERMS; k++) {
                    sums[sumsAt + o * terms + q + k] += kept(k);
                }
            }
        }
        for (; q < terms; q++) {
            for (int o = 0; o < outputs; o++) {
                sums[sumsAt + o * terms + q] += dot(slopes, slopesAt + o * plane, source, from + at[q], length);
            }
        }
    }

    private float kept(int k) {
        System.arraycopy(kept, k * LANES, lanes, 0, LANES);
        return Arithmetic.total(lanes);
    }

    private void multiplyFour(
            float[] slopes, int g, int plane, float[] source, int from, int[] at, int q, int lane, int length) {
        int p0 = from + at[q];
        int p1 = from + at[q + 1];
        int p2 = from + at[q + 2];
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector c2 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector d2 = a0;
        for (int i = lane; i < length; i += LANES) {
            FloatVector x0 = FloatVector.fromArray(SPECIES, source, p0 + i);
            FloatVector x1 = FloatVector.fromArray(SPECIES, source, p1 + i);
            FloatVector x2 = FloatVector.fromArray(SPECIES, source, p2 + i);
            FloatVector slope = FloatVector.fromArray(SPECIES, slopes, g + i);
            a0 = a0.add(slope.mul(x0));
            a1 = a1.add(slope.mul(x1));
            a2 = a2.add(slope.mul(x2));
            slope = FloatVector.fromArray(SPECIES, slopes, g + plane + i);
            b0 = b0.add(slope.mul(x0));
            b1 = b1.add(slope.mul(x1));
            b2 = b2.add(slope.mul(x2));
            slope = FloatVector.fromArray(SPECIES, slopes, g + 2 * plane + i);
            c0 = c0.add(slope.mul(x0));
            c1 = c1.add(slope.mul(x1));
            c2 = c2.add(slope.mul(x2));
            slope = FloatVector.fromArray(SPECIES, slopes, g + 3 * plane + i);
            d0 = d0.add(slope.mul(x0));
            d1 = d1.add(slope.mul(x1));
            d2 = d2.add(slope.mul(x2));
        }
        keep(a0, a1, a2, 0, lane);
        keep(b0, b1, b2, TERMS, lane);
        keep(c0, c1, c2, 2 * TERMS, lane);
        keep(d0, d1, d2, 3 * TERMS, lane);
    }

    private void multiplyOne(float[] slopes, int g, float[] source, int from, int[] at, int q, int lane, int length) {
        int p0 = from + at[q];
        int p1 = from + at[q + 1];
        int p2 = from + at[q + 2];
        FloatVector a0 = FloatVector.zero(SPECIES);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        for (int i = lane; i < length; i += LANES) {
            FloatVector slope = FloatVector.fromArray(SPECIES, slopes, g + i);
            a0 = a0.add(slope.mul(FloatVector.fromArray(SPECIES, source, p0 + i)));
            a1 = a1.add(slope.mul(FloatVector.fromArray(SPECIES, source, p1 + i)));
            a2 = a2.add(slope.mul(FloatVector.fromArray(SPECIES, source, p2 + i)));
        }
        keep(a0, a1, a2, 0, lane);
    }

    private void keep(FloatVector first, FloatVector second, FloatVector third, int k, int lane) {
        first.intoArray(kept, k * LANES + lane);
        second.intoArray(kept, (k + 1) * LANES + lane);
        third.intoArray(kept, (k + 2) * LANES + lane);
    }

    @Override
    public float dot(float[] a, int aAt, float[] b, int bAt, int length) {
        int whole = length - length % LANES;
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = lane; i < whole; i += LANES) {
                sum = sum.add(
                        FloatVector.fromArray(SPECIES, a, aAt + i).mul(FloatVector.fromArray(SPECIES, b, bAt + i)));
            }
            sum.intoArray(lanes, lane);
        }
        for (int i = whole; i < length; i++) {
            lanes[i - whole] += a[aAt + i] * b[bAt + i];
        }
        return Arithmetic.total(lanes);
    }

    @Override
    public float sum(float[] a, int aAt, int length) {
        int whole = length - length % LANES;
        for (int lane = 0; lane < LANES; lane += WIDTH) {
            FloatVector sum = FloatVector.zero(SPECIES);
            for (int i = lane; i < whole; i += LANES) {
                sum = sum.add(FloatVector.fromArray(SPECIES, a, aAt + i));
            }
            sum.intoArray(lanes, lane);
        }
        for (int i = whole; i < length; i++) {
            lanes[i - whole] += a[aAt + i];
        }
        return Arithmetic.total(lanes);
    }

    @Override
    public void addScaled(float factor, float[] a, int aAt, float[] target, int targetAt, int length) {
        int whole = SPECIES.loopBound(length);
        FloatVector scale = FloatVector.broadcast(SPECIES, factor);
        for (int i = 0; i < whole; i += WIDTH) {
            FloatVector.fromArray(SPECIES, target, targetAt + i)
                    .add(scale.mul(FloatVector.fromArray(SPECIES, a, aAt + i)))
                    .intoArray(target, targetAt + i);
        }
        for (int i = whole; i < length; i++) {
            target[targetAt + i] += factor * a[aAt + i];
        }
    }

    @Override
    public void rectify(float[] x, float[] y) {
        unrectify(x, x, y);
    }

    @Override
    public void unrectify(float[] x, float[] dy, float[] dx) {
        int whole = SPECIES.loopBound(dx.length);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < whole; i += WIDTH) {
            FloatVector values = FloatVector.fromArray(SPECIES, x, i);
            FloatVector.fromArray(SPECIES, dy, i)
                    .blend(zero, values.compare(VectorOperators.LE, zero))
                    .intoArray(dx, i);
        }
        for (int i = whole; i < dx.length; i++) {
            dx[i] = x[i] <= 0 ? 0 : dy[i];
        }
    }

    @Override
    public void poolPairs(float[] x, int upper, int lower, float[] y, int to, int count) {
        int whole = SPECIES.loopBound(count);
        for (int i = 0; i < whole; i += WIDTH) {
            FloatVector left = FloatVector.fromArray(SPECIES, x, upper + 2 * i)
                    .max(FloatVector.fromArray(SPECIES, x, lower + 2 * i));
            FloatVector right = FloatVector.fromArray(SPECIES, x, upper + 2 * i + WIDTH)
                    .max(FloatVector.fromArray(SPECIES, x, lower + 2 * i + WIDTH));
            left.rearrange(EVEN, right).max(left.rearrange(ODD, right)).intoArray(y, to + i);
        }
        ScalarArithmetic.pool(x, upper, lower, y, to, whole, count);
    }

    @Override
    public void partPairs(float[] x, int upper, int lower, float[] y, float[] dy, int to, int count, float[] dx) {
        int whole = SPECIES.loopBound(count);
        FloatVector zero = FloatVector.zero(SPECIES);
        for (int i = 0; i < whole; i += WIDTH) {
            FloatVector most = FloatVector.fromArray(SPECIES, y, to + i);
            FloatVector rest = FloatVector.fromArray(SPECIES, dy, to + i);
            FloatVector left = FloatVector.fromArray(SPECIES, x, upper + 2 * i);
            FloatVector right = FloatVector.fromArray(SPECIES, x, upper + 2 * i + WIDTH);
            VectorMask<Float> hit = left.rearrange(EVEN, right).eq(most);
            FloatVector a = zero.blend(rest, hit);
            rest = rest.blend(zero, hit);
            hit = left.rearrange(ODD, right).eq(most);
            FloatVector b = zero.blend(rest, hit);
            rest = rest.blend(zero, hit);
            left = FloatVector.fromArray(SPECIES, x, lower + 2 * i);
            right = FloatVector.fromArray(SPECIES, x, lower + 2 * i + WIDTH);
            hit = left.rearrange(EVEN, right).eq(most);
            FloatVector c = zero.blend(rest, hit);
            rest = rest.blend(zero, hit);
            a.rearrange(LOWER, b).intoArray(dx, upper + 2 * i);
            a.rearrange(UPPER, b).intoArray(dx, upper + 2 * i + WIDTH);
            c.rearrange(LOWER, rest).intoArray(dx, lower + 2 * i);
            c.rearrange(UPPER, rest).intoArray(dx, lower + 2 * i + WIDTH);
        }
        ScalarArithmetic.part(x, upper, lower, y, dy, to, whole, count, dx);
    }
}
