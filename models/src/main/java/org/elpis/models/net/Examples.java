package org.elpis.models.net;

import java.util.ArrayList;
import java.util.List;

/// What a network is trained on.
///
/// @param samples  one array of values for each, channel by channel, row by row; shared, never changed
/// @param labels  the class of each, from 0
/// @param patients  whose each is: the unit of privacy
public record Examples(List<float[]> samples, int[] labels, List<String> patients) {
    public Examples {
        samples = List.copyOf(samples);
        patients = List.copyOf(patients);
        if (samples.size() != labels.length || samples.size() != patients.size()) {
            throw new IllegalArgumentException("samples, labels and patients must be as many, got " + samples.size()
                    + ", " + labels.length + ", " + patients.size());
        }
    }

    public int size() {
        return labels.length;
    }

    /// Those at the places given, in their order; a place may come several times.
    public Examples at(int[] places) {
        List<float[]> picked = new ArrayList<>();
        List<String> owners = new ArrayList<>();
        int[] classes = new int[places.length];
        for (int i = 0; i < places.length; i++) {
            picked.add(samples.get(places[i]));
            owners.add(patients.get(places[i]));
            classes[i] = labels[places[i]];
        }
        return new Examples(picked, classes, owners);
    }
}
