package org.elpis.vision.volume;

import java.util.List;
import org.elpis.dicom.DataSet;

/// The numbers of a Decimal String.
final class Decimals {
    /// Of the standard's form, with room for the long ones that some scanners write.
    private static final int LONGEST = 32;

    private Decimals() {}

    /// So many numbers, all of them finite.
    ///
    /// @return exactly as many as asked for; empty when there are fewer, or one is no finite number
    static double[] of(DataSet dataSet, int tag, int count) {
        List<String> texts = dataSet.strings(tag);
        if (texts.size() < count) {
            return new double[0];
        }
        double[] numbers = new double[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(texts.get(i));
            if (!Double.isFinite(numbers[i])) {
                return new double[0];
            }
        }
        return numbers;
    }

    static double one(DataSet dataSet, int tag, double otherwise) {
        double[] numbers = of(dataSet, tag, 1);
        return numbers.length == 1 ? numbers[0] : otherwise;
    }

    private static double number(String text) {
        if (text.isEmpty() || text.length() > LONGEST) {
            return Double.NaN;
        }
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
