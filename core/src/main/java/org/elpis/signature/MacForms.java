package org.elpis.signature;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// The forms that the byte stream of a signature may have, the likeliest first.
///
/// @param all  at most 96
/// @param isComplete  whether no other form is possible
record MacForms(List<MacForm> all, boolean isComplete) {
    /// Combinations of VRs that are tried.
    private static final int MAX_CHOICES = 32;

    MacForms {
        all = List.copyOf(all);
    }

    static MacForms of(DataSet owner, List<Element> elements, Encoding target) {
        SortedMap<Integer, List<Vr>> open = new TreeMap<>();
        if (!owner.encoding().isExplicit()) {
            elements.forEach(element -> addOpen(element, open));
        }
        long combinations = 1;
        for (List<Vr> vrs : open.values()) {
            combinations = Math.min(combinations * vrs.size(), MAX_CHOICES + 1);
        }
        boolean isComplete = combinations <= MAX_CHOICES;
        List<Map<Integer, Vr>> choices = isComplete ? combinations(open) : List.of(Map.of());
        List<MacForm> forms = new ArrayList<>();
        for (MacForm.Ends ends : MacForm.Ends.values()) {
            for (Map<Integer, Vr> choice : choices) {
                forms.add(new MacForm(target, ends, choice));
            }
        }
        return new MacForms(forms, isComplete);
    }

    private static void addOpen(Element element, Map<Integer, List<Vr>> open) {
        if (element.value() instanceof Value.Items items) {
            for (DataSet item : items.items()) {
                item.forEach(inside -> addOpen(inside, open));
            }
            return;
        }
        if (Tag.isPrivate(element.tag()) || open.containsKey(element.tag())) {
            return;
        }
        String written =
                Dictionary.entry(element.tag()).map(Dictionary.Entry::vr).orElse("");
        if (written.contains(" or ")) {
            open.put(element.tag(), vrs(written, element.vr()));
        }
    }

    /// @param usual  goes first
    private static List<Vr> vrs(String written, Vr usual) {
        List<Vr> vrs = new ArrayList<>(List.of(usual));
        for (String letters : written.split(" or ", -1)) {
            Vr vr = Vr.of(letters);
            if (vr != null && !vrs.contains(vr)) {
                vrs.add(vr);
            }
        }
        return vrs;
    }

    private static List<Map<Integer, Vr>> combinations(SortedMap<Integer, List<Vr>> open) {
        List<Map<Integer, Vr>> found = new ArrayList<>(List.of(Map.of()));
        open.forEach((tag, vrs) -> {
            List<Map<Integer, Vr>> longer = new ArrayList<>(found.size() * vrs.size());
            for (Vr vr : vrs) {
                for (Map<Integer, Vr> choice : found) {
                    Map<Integer, Vr> more = new HashMap<>(choice);
                    more.put(tag, vr);
                    longer.add(more);
                }
            }
            found.clear();
            found.addAll(longer);
        });
        return found;
    }
}
