package org.elpis.models.net;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One whose whole contribution to a step is bounded: a patient with all images, or a canary that an audit plants.
public interface PrivateUnit {
    /// How many parts it has, such as images; at least 1.
    int parts();

    /// Adds the gradient of one part.
    ///
    /// @param part  0 to `parts() - 1`
    /// @param pass  the way through the network, for those who need it
    /// @param parameters  where the gradient is taken
    /// @param gradient  added to
    void addGradient(int part, Pass pass, float[] parameters, float[] gradient);

    /// One unit for each patient, in the order of their first sample.
    ///
    /// @param classes  number of logits
    static List<PrivateUnit> patients(Examples examples, int classes) {
        Map<String, List<Integer>> places = new LinkedHashMap<>();
        for (int i = 0; i < examples.size(); i++) {
            places.computeIfAbsent(examples.patients().get(i), patient -> new ArrayList<>())
                    .add(i);
        }
        List<PrivateUnit> units = new ArrayList<>();
        for (List<Integer> own : places.values()) {
            int[] samples = own.stream().mapToInt(Integer::intValue).toArray();
            units.add(new Patient(examples.at(samples), new float[classes]));
        }
        return List.copyOf(units);
    }

    /// A patient's samples.
    ///
    /// @param slope  the loss's gradient by the logits; written over
    record Patient(Examples examples, float[] slope) implements PrivateUnit {
        @Override
        public int parts() {
            return examples.size();
        }

        @Override
        public void addGradient(int part, Pass pass, float[] parameters, float[] gradient) {
            Loss.crossEntropy(pass.forward(parameters, examples.samples().get(part)), examples.labels()[part], slope);
            pass.backward(parameters, slope, gradient);
        }
    }
}
