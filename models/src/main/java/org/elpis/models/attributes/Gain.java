package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.List;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;

/// By how much more often a probe is right about members than about non-members, among patients of equal group and
/// label: a share, 0 when the model gives no individual away.
final class Gain {
    private final int[] stratum;
    private final boolean[] isMember;
    private final boolean[] isRight;
    private final List<String> patients = new ArrayList<>();
    private final double[] weights;

    private Gain(List<Item> items, int strata) {
        stratum = new int[items.size()];
        isMember = new boolean[items.size()];
        isRight = new boolean[items.size()];
        weights = new double[strata];
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            stratum[i] = item.stratum();
            isMember[i] = item.isMember();
            isRight[i] = item.isRight();
            patients.add((item.isMember() ? "m " : "h ") + item.patient());
            weights[stratum[i]]++;
        }
    }

    /// What a probe said of one image.
    ///
    /// @param stratum  of group and label
    record Item(String patient, int stratum, boolean isMember, boolean isRight) {}

    static Gain of(List<Item> items, int strata) {
        return new Gain(items, strata);
    }

    Interval interval(PatientBootstrap bootstrap) {
        return bootstrap.of(patients, this::of);
    }

    private double of(int[] drawn) {
        int strata = weights.length;
        int[][] count = new int[2][strata];
        int[][] right = new int[2][strata];
        for (int item : drawn) {
            int side = isMember[item] ? 1 : 0;
            count[side][stratum[item]]++;
            right[side][stratum[item]] += isRight[item] ? 1 : 0;
        }
        double sum = 0;
        double weight = 0;
        for (int s = 0; s < strata; s++) {
            if (count[0][s] > 0 && count[1][s] > 0) {
                sum += weights[s] * ((double) right[1][s] / count[1][s] - (double) right[0][s] / count[0][s]);
                weight += weights[s];
            }
        }
        return weight == 0 ? Double.NaN : sum / weight;
    }
}
