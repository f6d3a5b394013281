package org.elpis.models.data;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.elpis.ElpisException;

/// The classes that the labels of manifests name, the same for every set of an audit.
///
/// Labels that are all whole numbers are the places of the model's classes, from 0. Names are put in the order given,
/// or else in that of their UTF-16 units.
///
/// @param names  by label
record ClassNames(List<String> names) {
    private static final int MOST = 10_000;

    ClassNames {
        names = List.copyOf(names);
    }

    /// The classes of the labels of all rows; none when no row has a label.
    ///
    /// @param order  names in the order of the model's classes; empty when it is not told
    static ClassNames of(List<Manifest.Row> rows, List<String> order) {
        if (!order.isEmpty()) {
            return new ClassNames(order);
        }
        TreeSet<String> distinct = new TreeSet<>();
        boolean areNumbers = true;
        int most = -1;
        for (Manifest.Row row : rows) {
            if (!row.label().isEmpty() && distinct.add(row.label())) {
                int number = number(row.label());
                areNumbers &= number >= 0;
                most = Math.max(most, number);
            }
        }
        if (distinct.size() > MOST) {
            throw fault("The labels name more than 10,000 classes. Is the label column that of something else?");
        }
        if (!areNumbers) {
            return new ClassNames(List.copyOf(distinct));
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i <= most; i++) {
            numbers.add(Integer.toString(i));
        }
        return new ClassNames(numbers);
    }

    /// The label of a row, -1 when it has none.
    int label(Manifest.Row row) {
        if (row.label().isEmpty()) {
            return -1;
        }
        int place = names.indexOf(row.label());
        if (place < 0) {
            throw fault("The label of a row of manifest.csv is none of the classes. Correct it, or name all classes.")
                    .with("row", row.row());
        }
        return place;
    }

    /// A whole number as [Integer#toString(int)] writes it, below the bound; -1 for anything else.
    private static int number(String label) {
        if (!label.matches("0|[1-9][0-9]{0,3}")) {
            return -1;
        }
        return Integer.parseInt(label);
    }

    private static ElpisException fault(String message) {
        return new ElpisException(ElpisException.Code.INPUT_UNREADABLE, message);
    }
}
