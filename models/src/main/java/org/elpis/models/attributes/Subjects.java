package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.elpis.models.audit.AuditCase;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Pass;
import org.elpis.models.net.Shape;
import org.elpis.models.reach.ModelException;
import org.elpis.models.reach.NetworkModel;
import org.elpis.models.stats.Draws;

/// All images of an audit, members first, with what a probe may learn from.
///
/// @param members  how many of the items are members
/// @param patients  of each item, those of the two sides never equal
/// @param labels  of each item
/// @param plain  what a reader of the answers sees
/// @param hidden  what their last bits and digits say
/// @param inner  what goes into the last layer, when that can be seen; else empty rows
/// @param pixels  the image itself, small: what can be known without the model
record Subjects(
        int members,
        List<String> patients,
        int[] labels,
        List<double[]> plain,
        List<double[]> hidden,
        List<double[]> inner,
        List<double[]> pixels) {
    private static final int PIXEL_SIDE = 16;
    private static final int INNER = 64;

    static Subjects of(AuditCase input) throws ModelException {
        List<String> patients = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<double[]> pixels = new ArrayList<>();
        List<float[]> values = new ArrayList<>();
        for (Sample sample : joined(input)) {
            labels.add(sample.label());
            pixels.add(small(sample.values(), input.members().shape()));
            values.add(sample.values());
        }
        input.members().patients().forEach(patient -> patients.add("m " + patient));
        input.nonMembers().patients().forEach(patient -> patients.add("h " + patient));
        List<double[]> answers = input.model().predict(values);
        return new Subjects(
                input.members().size(),
                List.copyOf(patients),
                labels.stream().mapToInt(Integer::intValue).toArray(),
                answers.stream().map(OutputFeatures::plain).toList(),
                answers.stream().map(OutputFeatures::hidden).toList(),
                inner(input, values),
                List.copyOf(pixels));
    }

    private static List<Sample> joined(AuditCase input) {
        List<Sample> samples = new ArrayList<>(input.members().samples());
        samples.addAll(input.nonMembers().samples());
        return samples;
    }

    int size() {
        return labels.length;
    }

    boolean seesInside() {
        return inner.getFirst().length > 0;
    }

    /// All that the model gives, of each item.
    List<double[]> answers() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            rows.add(joined(joined(plain.get(i), hidden.get(i)), inner.get(i)));
        }
        return rows;
    }

    /// What is said and how it is said.
    List<double[]> outputs() {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            rows.add(joined(plain.get(i), hidden.get(i)));
        }
        return rows;
    }

    /// The label alone, as one of each.
    List<double[]> labelRows() {
        int most = Math.max(1, Arrays.stream(labels).max().orElse(0) + 1);
        List<double[]> rows = new ArrayList<>();
        for (int label : labels) {
            double[] row = new double[most];
            if (label >= 0) {
                row[label] = 1;
            }
            rows.add(row);
        }
        return rows;
    }

    static double[] joined(double[] first, double[] second) {
        double[] row = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, row, first.length, second.length);
        return row;
    }

    /// Many values are projected to 64 by drawn signs: distances stay about what they are (Achlioptas, 2003).
    private static List<double[]> inner(AuditCase input, List<float[]> values) {
        List<double[]> rows = new ArrayList<>();
        if (!(input.model() instanceof NetworkModel own)) {
            values.forEach(value -> rows.add(new double[0]));
            return rows;
        }
        Pass pass = new Pass(own.network().spec());
        for (float[] value : values) {
            pass.forward(own.network().parameters(), value);
            rows.add(projected(pass.features(), input.seed()));
        }
        return rows;
    }

    private static double[] projected(float[] features, long seed) {
        if (features.length <= INNER) {
            double[] row = new double[features.length];
            Arrays.setAll(row, i -> features[i]);
            return row;
        }
        double[] row = new double[INNER];
        Draws signs = Draws.of(seed, "projection", 0);
        for (float feature : features) {
            for (int i = 0; i < INNER; i++) {
                row[i] += signs.nextBoolean() ? feature : -feature;
            }
        }
        return row;
    }

    private static double[] small(float[] values, Shape shape) {
        int height = Math.min(PIXEL_SIDE, shape.height());
        int width = Math.min(PIXEL_SIDE, shape.width());
        double[] row = new double[height * width];
        int[] count = new int[row.length];
        for (int i = 0; i < values.length; i++) {
            int y = i / shape.width() % shape.height() * height / shape.height();
            int x = i % shape.width() * width / shape.width();
            row[y * width + x] += values[i];
            count[y * width + x]++;
        }
        for (int i = 0; i < row.length; i++) {
            row[i] /= Math.max(1, count[i]);
        }
        return row;
    }
}
