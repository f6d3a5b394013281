package org.elpis.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elpis.check.CheckReport.Links;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.jspecify.annotations.Nullable;

/// Follows the references among the originals and looks whether they lead to the same objects among the
/// released.
///
/// A reference is any UI value that is the UID of an object, series, study or frame of reference of the set.
final class LinkCheck {
    private static final int MAX_WHERE = 20;

    /// UID of an original to the UID that its counterpart has.
    private final Map<String, String> targets;

    /// UIDs of originals, released or not.
    private final Set<String> known = new HashSet<>();

    LinkCheck(List<Entry> originals, Map<String, String> counterparts) {
        targets = counterparts;
        for (Entry original : originals) {
            know(original.sopInstanceUid());
            know(original.seriesUid());
            know(original.studyUid());
            know(original.frameOfReferenceUid());
        }
    }

    private void know(String uid) {
        if (!uid.isEmpty() && !uid.startsWith("1.2.840.10008.")) {
            known.add(uid);
        }
    }

    Links check(DataSet original, DataSet released) {
        Count count = new Count();
        compare(original, released, null, 0, count);
        return new Links(count.before, count.before - count.lost - count.broken, count.lost, count.broken, count.where);
    }

    private static final class Count {
        private int before;
        private int lost;
        private int broken;
        private final List<String> where = new ArrayList<>();

        private void note(Location at) {
            if (where.size() < MAX_WHERE) {
                where.add(at.toString());
            }
        }
    }

    private void compare(DataSet original, DataSet released, @Nullable Location parent, int item, Count count) {
        for (Element element : original) {
            Location at = parent == null ? Location.top(element.tag()) : parent.child(item, element.tag());
            if (element.value() instanceof Value.Items items) {
                List<DataSet> after = released.items(element.tag());
                for (int i = 0; i < items.items().size(); i++) {
                    DataSet counterpart = i < after.size() ? after.get(i) : released.with(List.of());
                    compare(items.items().get(i), counterpart, at, i, count);
                }
            } else if (element.vr() == Vr.UI && !(parent == null && element.tag() == Tag.SOP_INSTANCE_UID)) {
                compare(original.strings(element), released.strings(element.tag()), at, count);
            }
        }
    }

    private void compare(List<String> before, List<String> after, Location at, Count count) {
        for (int i = 0; i < before.size(); i++) {
            String uid = before.get(i);
            if (!known.contains(uid)) {
                continue;
            }
            count.before++;
            String now = i < after.size() ? after.get(i) : "";
            String target = targets.getOrDefault(uid, "");
            if (now.isEmpty() || target.isEmpty()) {
                count.lost++;
                count.note(at);
            } else if (!now.equals(target)) {
                count.broken++;
                count.note(at);
            }
        }
    }
}
