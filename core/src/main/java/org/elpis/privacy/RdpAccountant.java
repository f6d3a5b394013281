package org.elpis.privacy;

import java.util.ArrayList;
import java.util.List;

/// Adds up Rényi divergences at many orders, and says what epsilon they prove. Fast and simple; a fifth
/// too large, where the [PldAccountant] is nearly tight. Immutable.
public final class RdpAccountant {
    /// Above it the sum over whole orders takes milliseconds, and only plain mechanisms have their best order there.
    private static final double MOST_ORDER_OF_SUMS = 1 << 14;

    private static final double[] USUAL_ORDERS = usualOrders();

    private final double[] orders;
    private final double[] divergences;

    private RdpAccountant(double[] orders, double[] divergences) {
        this.orders = orders;
        this.divergences = divergences;
    }

    /// The account at the usual orders: 1.01 to 64 closely, then ever wider, and infinity.
    public static RdpAccountant of(Composition composition) {
        return of(composition, USUAL_ORDERS);
    }

    /// The account at these orders alone.
    ///
    /// @param orders  each at least 1; infinity is allowed
    public static RdpAccountant of(Composition composition, double[] orders) {
        double[] sums = new double[orders.length];
        for (int i = 0; i < orders.length; i++) {
            sums[i] = divergence(composition, orders[i]);
        }
        return new RdpAccountant(orders.clone(), sums);
    }

    /// An account of divergences that somebody else knows.
    ///
    /// @param divergences  one for each order, each >= 0
    public static RdpAccountant ofDivergences(double[] orders, double[] divergences) {
        if (orders.length != divergences.length) {
            throw new IllegalArgumentException(
                    "orders and divergences must be as many, got " + orders.length + " and " + divergences.length);
        }
        for (int i = 0; i < orders.length; i++) {
            Bounds.within("order", orders[i], 1, Double.POSITIVE_INFINITY);
            Bounds.within("divergence", divergences[i], 0, Double.POSITIVE_INFINITY);
        }
        return new RdpAccountant(orders.clone(), divergences.clone());
    }

    /// The Rényi divergence of everything at one order.
    ///
    /// @param order  1 to infinity
    public static double divergence(Composition composition, double order) {
        double sum = 0;
        for (Phase phase : composition.phases()) {
            boolean isSum = phase.mechanism() instanceof Mechanism.PoissonGaussian
                    || phase.mechanism() instanceof Mechanism.FixedSizeGaussian;
            double one = isSum && order > MOST_ORDER_OF_SUMS
                    ? Double.POSITIVE_INFINITY
                    : Renyi.divergence(phase.mechanism(), order);
            sum += phase.times() * one;
        }
        return sum;
    }

    /// The least epsilon that any order proves; infinite when none does.
    ///
    /// @param delta  0 to 1
    public double epsilon(double delta, Conversion conversion) {
        return best(delta, conversion).epsilon();
    }

    /// The order that proves that epsilon.
    public double order(double delta, Conversion conversion) {
        return best(delta, conversion).order();
    }

    private record Best(double order, double epsilon) {}

    private Best best(double delta, Conversion conversion) {
        Bounds.delta(delta);
        Best best = new Best(Double.POSITIVE_INFINITY, delta == 1 ? 0 : Double.POSITIVE_INFINITY);
        for (int i = 0; i < orders.length; i++) {
            double epsilon = epsilon(i, delta, conversion);
            if (epsilon < best.epsilon) {
                best = new Best(orders[i], epsilon);
            }
        }
        return best;
    }

    private double epsilon(int i, double delta, Conversion conversion) {
        if (orders[i] == Double.POSITIVE_INFINITY || divergences[i] == 0) {
            return divergences[i];
        }
        return delta == 0 || orders[i] == 1 || divergences[i] == Double.POSITIVE_INFINITY
                ? Double.POSITIVE_INFINITY
                : conversion.epsilon(orders[i], divergences[i], delta);
    }

    /// The least delta that any order proves for this epsilon.
    ///
    /// @param epsilon  >= 0
    public double delta(double epsilon, Conversion conversion) {
        Bounds.epsilon(epsilon);
        double least = 1;
        for (int i = 0; i < orders.length; i++) {
            if (divergences[i] == 0 || orders[i] == Double.POSITIVE_INFINITY && divergences[i] <= epsilon) {
                return 0;
            }
            if (orders[i] > 1 && orders[i] < Double.POSITIVE_INFINITY && divergences[i] < Double.POSITIVE_INFINITY) {
                least = Math.min(least, conversion.delta(orders[i], divergences[i], epsilon));
            }
        }
        return least;
    }

    private static double[] usualOrders() {
        List<Double> orders = new ArrayList<>(List.of(1.01, 1.02, 1.05, 1.25, 1.75));
        for (int i = 1; i < 100; i++) {
            orders.add(1 + i / 10.0);
        }
        for (int i = 11; i < 64; i++) {
            orders.add((double) i);
        }
        for (int i = 64; i < 1 << 14; i *= 2) {
            orders.addAll(List.of(i * 1.0, i * 1.25, i * 1.5, i * 1.75));
        }
        for (int i = 14; i <= 34; i++) {
            orders.add((double) (1L << i));
        }
        orders.add(Double.POSITIVE_INFINITY);
        return orders.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }
}
