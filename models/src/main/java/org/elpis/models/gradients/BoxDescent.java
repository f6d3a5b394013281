package org.elpis.models.gradients;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;

/// Finds a low place of a function within a box: L-BFGS (Liu and Nocedal, 1989) over the variables that are not held
/// by a side of the box, with steps that are projected into it and halved until they lead down enough.
final class BoxDescent {
    /// Pairs kept: 3 to 20 are usual.
    private static final int MEMORY = 12;
    /// Armijo's share of the descent that the slope promises.
    private static final double SUFFICIENT = 1e-4;

    private static final int MOST_HALVINGS = 25;

    /// A function and its gradient.
    interface Objective {
        double value(double[] x);

        /// At the place where the value was last asked.
        void gradient(double[] x, double[] into);
    }

    private record Pair(double[] step, double[] change, double product) {}

    private final double low;
    private final double high;
    private final int steps;
    private final Deque<Pair> memory = new ArrayDeque<>();

    /// @param steps  most steps
    BoxDescent(double low, double high, int steps) {
        this.low = low;
        this.high = high;
        this.steps = steps;
    }

    /// Moves x, and gives the value there.
    ///
    /// @param enough  where to stop
    double descend(Objective objective, double[] x, double enough) {
        memory.clear();
        double value = objective.value(x);
        double[] gradient = new double[x.length];
        objective.gradient(x, gradient);
        for (int i = 0; i < steps && value > enough; i++) {
            double[] direction = direction(x, gradient);
            double[] next = new double[x.length];
            double lower = search(objective, x, value, gradient, direction, next);
            if (!(lower < value)) {
                if (memory.isEmpty()) {
                    break;
                }
                memory.clear();
                objective.value(x);
                continue;
            }
            double[] slope = new double[x.length];
            objective.gradient(next, slope);
            remember(x, next, gradient, slope);
            boolean still = value - lower <= 1e-13 * Math.abs(value);
            System.arraycopy(next, 0, x, 0, x.length);
            gradient = slope;
            value = lower;
            if (still) {
                break;
            }
        }
        return value;
    }

    private double search(
            Objective objective, double[] x, double value, double[] gradient, double[] direction, double[] next) {
        double length = memory.isEmpty() ? first(direction) : 1;
        for (int h = 0; h < MOST_HALVINGS; h++) {
            double promised = 0;
            for (int i = 0; i < x.length; i++) {
                next[i] = Math.clamp(x[i] + length * direction[i], low, high);
                promised += gradient[i] * (next[i] - x[i]);
            }
            double there = objective.value(next);
            if (promised < 0 && there <= value + SUFFICIENT * promised) {
                return there;
            }
            length /= h < 3 ? 2 : 4;
        }
        return value;
    }

    /// A first step moves no variable by more than a tenth of the box.
    private double first(double[] direction) {
        double greatest = 0;
        for (double part : direction) {
            greatest = Math.max(greatest, Math.abs(part));
        }
        return greatest == 0 ? 1 : 0.1 * (high - low) / greatest;
    }

    private double[] direction(double[] x, double[] gradient) {
        boolean[] held = new boolean[x.length];
        double[] d = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            held[i] = x[i] <= low && gradient[i] > 0 || x[i] >= high && gradient[i] < 0;
            d[i] = held[i] ? 0 : gradient[i];
        }
        double[] free = d.clone();
        curve(d);
        for (int i = 0; i < d.length; i++) {
            d[i] = held[i] ? 0 : -d[i];
        }
        if (Vectors.dot(d, gradient) < 0) {
            return d;
        }
        memory.clear();
        Arrays.setAll(d, i -> -free[i]);
        return d;
    }

    /// The two loops of L-BFGS.
    private void curve(double[] d) {
        double[] shares = new double[memory.size()];
        int k = 0;
        for (Pair pair : memory) {
            shares[k] = Vectors.dot(pair.step(), d) / pair.product();
            Vectors.add(d, -shares[k], pair.change(), d);
            k++;
        }
        if (!memory.isEmpty()) {
            Pair last = memory.getFirst();
            double scale = last.product() / Vectors.dot(last.change(), last.change());
            for (int i = 0; i < d.length; i++) {
                d[i] *= scale;
            }
        }
        Iterator<Pair> oldest = memory.descendingIterator();
        while (oldest.hasNext()) {
            Pair pair = oldest.next();
            k--;
            Vectors.add(d, shares[k] - Vectors.dot(pair.change(), d) / pair.product(), pair.step(), d);
        }
    }

    private void remember(double[] x, double[] next, double[] gradient, double[] slope) {
        double[] step = new double[x.length];
        double[] change = new double[x.length];
        Vectors.add(next, -1, x, step);
        Vectors.add(slope, -1, gradient, change);
        double product = Vectors.dot(step, change);
        if (product > 1e-10 * Vectors.norm(step) * Vectors.norm(change)) {
            memory.addFirst(new Pair(step, change, product));
            if (memory.size() > MEMORY) {
                memory.removeLast();
            }
        }
    }
}
