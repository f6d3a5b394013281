package org.elpis.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Location;
import org.elpis.dicom.SopClasses;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.PlanStep;

/// Shows an object before and after, element by element, with the rule that decided. Private: it holds values.
final class Differences {
    private static final int MAX_CHARACTERS = 200;

    private Differences() {}

    static JobReport.Difference of(String file, Instance before, Outcome.Released released) {
        Map<String, String> old = new HashMap<>();
        collect(before.dataSet(), "", old);
        Map<String, String> now = new HashMap<>();
        collect(released.instance().dataSet(), "", now);
        List<JobReport.Difference.Row> rows = new ArrayList<>();
        for (PlanStep step : released.plan().steps()) {
            String location = step.location().toString();
            rows.add(new JobReport.Difference.Row(
                    location,
                    keyword(step.location()),
                    old.getOrDefault(location, ""),
                    now.getOrDefault(location, ""),
                    step.action().kind().text(),
                    step.rule()));
        }
        String sopClass = SopClasses.of(before.sopClassUid())
                .map(SopClasses.SopClass::name)
                .orElse("");
        return new JobReport.Difference(file, sopClass, rows);
    }

    private static String keyword(Location location) {
        return Dictionary.entry(location.tag()).map(Dictionary.Entry::keyword).orElse("");
    }

    private static void collect(DataSet dataSet, String prefix, Map<String, String> target) {
        for (Element element : dataSet) {
            String location = prefix + Tag.format(element.tag());
            if (element.value() instanceof Value.Items items) {
                target.put(location, items.items().size() + " items");
                for (int i = 0; i < items.items().size(); i++) {
                    collect(items.items().get(i), location + "[" + i + "].", target);
                }
            } else {
                target.put(location, shown(dataSet, element));
            }
        }
    }

    private static String shown(DataSet dataSet, Element element) {
        return switch (element.value()) {
            case Value.Bytes bytes when bytes.isEmpty() -> "";
            case Value.Bytes bytes
            when element.vr().isText() || looksLikeText(element, bytes) -> cut(dataSet.text(element.vr(), bytes));
            case Value.Bytes bytes
            when element.vr() == Vr.US && bytes.length() == 2 -> Integer.toString(dataSet.number(element.tag(), 0));
            case Value.Bytes bytes -> bytes.length() + " bytes";
            case Value.Region region -> region.length() + " bytes";
            case Value.Fragments fragments -> fragments.regions().size() + " fragments";
            case Value.Items items -> items.items().size() + " items";
        };
    }

    private static boolean looksLikeText(Element element, Value.Bytes bytes) {
        if (element.vr() != Vr.UN) {
            return false;
        }
        for (int i = 0; i < bytes.length(); i++) {
            if (bytes.at(i) < ' ' && bytes.at(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static String cut(String text) {
        return text.length() <= MAX_CHARACTERS ? text : text.substring(0, MAX_CHARACTERS) + "…";
    }
}
