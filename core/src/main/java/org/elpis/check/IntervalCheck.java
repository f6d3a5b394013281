package org.elpis.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elpis.check.CheckReport.Intervals;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.jspecify.annotations.Nullable;

/// Compares the dates and times of an object with the original's, place by place, and learns by how many days
/// the dates of a patient moved.
final class IntervalCheck {
    private static final int MAX_WHERE = 20;

    /// Days by which dates moved, and how many did.
    private final Map<Long, Integer> votes = new HashMap<>();

    /// What one object says before the patient's days are known.
    record Dates(List<Long> days, List<Location> at, int lost, List<Location> times) {}

    Dates compare(DataSet original, DataSet released) {
        Collector collector = new Collector();
        collector.compare(original, released, null, 0);
        for (long days : collector.days) {
            votes.merge(days, 1, Integer::sum);
        }
        return new Dates(collector.days, collector.at, collector.lost, collector.times);
    }

    /// The verdict on an object, once every object of the patient was compared.
    Intervals verdict(Dates dates) {
        long best = 0;
        int most = 0;
        for (Map.Entry<Long, Integer> vote : votes.entrySet()) {
            if (vote.getValue() > most) {
                best = vote.getKey();
                most = vote.getValue();
            }
        }
        int moved = 0;
        List<String> where = new ArrayList<>();
        for (int i = 0; i < dates.days.size(); i++) {
            if (dates.days.get(i) == best) {
                moved++;
            } else if (where.size() < MAX_WHERE) {
                where.add(dates.at.get(i).toString());
            }
        }
        for (Location time : dates.times) {
            if (where.size() < MAX_WHERE) {
                where.add(time.toString());
            }
        }
        return new Intervals(dates.days.size() + dates.lost, moved, dates.lost, dates.times.size(), where);
    }

    private static final class Collector {
        private final List<Long> days = new ArrayList<>();
        private final List<Location> at = new ArrayList<>();
        private final List<Location> times = new ArrayList<>();
        private int lost;

        private void compare(DataSet original, DataSet released, @Nullable Location parent, int item) {
            for (Element element : original) {
                Location place = parent == null ? Location.top(element.tag()) : parent.child(item, element.tag());
                if (element.value() instanceof Value.Items items) {
                    List<DataSet> after = released.items(element.tag());
                    for (int i = 0; i < items.items().size() && i < after.size(); i++) {
                        compare(items.items().get(i), after.get(i), place, i);
                    }
                } else if (element.vr() == Vr.DA || element.vr() == Vr.DT) {
                    compareDates(element, released, place);
                } else if (element.vr() == Vr.TM) {
                    compareTimes(original.string(element.tag()), released.string(element.tag()), place);
                }
            }
        }

        private void compareDates(Element element, DataSet released, Location place) {
            int before = date(element);
            if (before == 0) {
                return;
            }
            int after = released.get(element.tag()).map(Collector::date).orElse(0);
            if (after == 0) {
                lost++;
                return;
            }
            days.add(DateForms.epochDay(after) - DateForms.epochDay(before));
            at.add(place);
            if (element.vr() == Vr.DT) {
                compareTimes(
                        timeOf(element),
                        released.get(element.tag()).map(Collector::timeOf).orElse(""),
                        place);
            }
        }

        private void compareTimes(String before, String after, Location place) {
            if (!before.isEmpty() && !after.isEmpty() && !before.equals(after)) {
                times.add(place);
            }
        }

        private static int date(Element element) {
            return element.value() instanceof Value.Bytes bytes
                    ? DateForms.ofValue(bytes.array(), bytes.offset(), bytes.offset() + bytes.length())
                    : 0;
        }

        private static String timeOf(Element element) {
            String text = element.value() instanceof Value.Bytes bytes ? bytes.ascii() : "";
            return text.length() > 8 ? text.substring(8) : "";
        }
    }
}
