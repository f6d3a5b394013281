package org.elpis.models.reach;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Cuts the numbers of an answer into rows.
final class Rows {
    /// More columns are no classes.
    static final int MOST_COLUMNS = 10_000;

    private Rows() {}

    /// @param asked  how many samples the answer is of
    static List<double[]> of(double[] values, int asked) throws ModelException {
        int columns = values.length / asked;
        if (values.length % asked != 0 || columns < 1 || columns > MOST_COLUMNS) {
            throw new ModelException("The model answered " + values.length + " numbers for " + asked
                    + " images; 1 to 10,000 an image are classes. Name another output if it has several.");
        }
        List<double[]> rows = new ArrayList<>(asked);
        for (int i = 0; i < asked; i++) {
            rows.add(Arrays.copyOfRange(values, i * columns, (i + 1) * columns));
        }
        return rows;
    }
}
