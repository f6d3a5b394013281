package org.elpis.models.gradients;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;

/// Means over updates with their intervals: each update is of another patient, so each value is a patient of its own.
///
/// @param policy  says confidence and resamples
/// @param seed  of the bootstrap
record Means(Policy policy, long seed) {
    Interval of(DoubleStream values) {
        return of(values, policy.limit("confidence"));
    }

    Interval of(DoubleStream values, double confidence) {
        double[] all = values.toArray();
        return new PatientBootstrap(policy.count("bootstrap-resamples"), confidence, seed)
                .of(
                        IntStream.range(0, all.length)
                                .mapToObj(Integer::toString)
                                .toList(),
                        items -> Arrays.stream(items)
                                .mapToDouble(i -> all[i])
                                .average()
                                .orElse(Double.NaN));
    }

    Figure figure(String key, String name, Interval interval, long count) {
        String method = String.format(
                Locale.ROOT,
                "mean; patient bootstrap, %d resamples, %.0f %%",
                policy.count("bootstrap-resamples"),
                100 * policy.limit("confidence"));
        return new Figure(key, name, interval, method, count);
    }
}
