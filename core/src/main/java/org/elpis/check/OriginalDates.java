package org.elpis.check;

import java.util.List;
import org.elpis.check.Findings.MovedDate;
import org.elpis.check.Findings.SuspectDate;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Tells moved dates from dates that stayed, by the original object.
///
/// The days by which the object was moved are the difference that most of its dates agree on. A date is a moved
/// one when the same place in the original held the date that many days before.
final class OriginalDates {
    private final DataSet original;
    private final long days;

    OriginalDates(DataSet original, List<MovedDate> released) {
        this.original = original;
        this.days = mostCommonDifference(original, released);
    }

    /// 0 when no difference can be told.
    private static long mostCommonDifference(DataSet original, List<MovedDate> released) {
        long[] differences = new long[released.size()];
        int count = 0;
        for (MovedDate moved : released) {
            int before = dateOf(original, moved.tag());
            if (before != 0) {
                differences[count++] = DateForms.epochDay(moved.date()) - DateForms.epochDay(before);
            }
        }
        long best = 0;
        int bestVotes = 0;
        for (int i = 0; i < count; i++) {
            int votes = 0;
            for (int k = 0; k < count; k++) {
                votes += differences[k] == differences[i] ? 1 : 0;
            }
            if (votes > bestVotes) {
                best = differences[i];
                bestVotes = votes;
            }
        }
        return best;
    }

    private static int dateOf(DataSet dataSet, int tag) {
        return dataSet.get(tag).map(OriginalDates::firstDate).orElse(0);
    }

    private static int firstDate(Element element) {
        boolean isDate = element.vr() == Vr.DA || element.vr() == Vr.DT;
        return isDate && element.value() instanceof Value.Bytes bytes
                ? DateForms.ofValue(bytes.array(), bytes.offset(), bytes.offset() + bytes.length())
                : 0;
    }

    boolean isMoved(SuspectDate suspect) {
        if (days == 0) {
            return false;
        }
        DataSet at = original;
        for (int i = 0; i < suspect.sequences().length; i++) {
            List<DataSet> items = at.items(suspect.sequences()[i]);
            int item = suspect.items()[i];
            if (item >= items.size()) {
                return false;
            }
            at = items.get(item);
        }
        DataSet place = at;
        return place.get(suspect.leak().tag())
                .map(element -> isMoved(suspect, place, element))
                .orElse(false);
    }

    private boolean isMoved(SuspectDate suspect, DataSet place, Element element) {
        if (!(element.value() instanceof Value.Bytes bytes) || !element.vr().isText() && element.vr() != Vr.UN) {
            return false;
        }
        byte[] folded = Fold.text(place.text(element.vr(), bytes));
        List<Integer> before = DateForms.in(folded, folded.length);
        for (int date : suspect.dates()) {
            int source = DateForms.ofEpochDay(DateForms.epochDay(date) - days);
            if (before.contains(source)) {
                return true;
            }
        }
        return false;
    }
}
