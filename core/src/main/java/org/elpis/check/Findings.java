package org.elpis.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;

/// Keeps what a search finds in one object, apart from what the profile retains.
///
/// With dates moved on purpose, a date that is known is not yet a leak: it may be another date, moved. That is
/// decided at the end, when the days by which the object's dates were moved are known.
final class Findings {
    /// Leaks that are listed for one object; one is enough to hold it back.
    private static final int MAX_LEAKS = 1000;

    private final Set<Retained> allowed;
    private final EncodedWalk walk;
    private final List<Leak> leaks = new ArrayList<>(0);
    private final List<SuspectDate> suspects = new ArrayList<>(0);
    private final List<MovedDate> topDates = new ArrayList<>(8);
    private int retained;
    private int unsearched;
    private int tag;
    /// Where the search is when it is not at an element.
    private String place = "";

    /// A known date found in the released object.
    ///
    /// @param dates  what the text can mean, `yyyymmdd`
    record SuspectDate(Leak leak, int[] sequences, int[] items, List<Integer> dates, boolean isValue) {}

    /// A date at the top level of the released object.
    record MovedDate(int tag, int date) {}

    Findings(Set<Retained> allowed, EncodedWalk walk) {
        this.allowed = allowed;
        this.walk = walk;
    }

    void at(int elementTag) {
        tag = elementTag;
        place = "";
    }

    void atBytes(int offset) {
        at(0, offset == 0 ? "preamble" : "byte " + offset);
    }

    void atFile() {
        at(0, "file");
    }

    void atName() {
        at(0, "file name");
    }

    private void at(int elementTag, String elsewhere) {
        tag = elementTag;
        place = elsewhere;
    }

    void unsearched() {
        unsearched++;
    }

    void found(Kind kind, View view) {
        if (kind == Kind.INSTITUTION && Attributes.isMaker(tag)) {
            return;
        }
        if (isRetained(kind)) {
            retained++;
        } else {
            add(leak(kind, view));
        }
    }

    private boolean isRetained(Kind kind) {
        return switch (kind) {
            case UID -> allowed.contains(Retained.UIDS);
            case DATE -> allowed.contains(Retained.DATES);
            case DEVICE -> allowed.contains(Retained.DEVICE);
            case INSTITUTION -> allowed.contains(Retained.INSTITUTION);
            case AGE -> allowed.contains(Retained.PATIENT_CHARACTERISTICS);
            case NAME, NUMBER, ADDRESS, CONTACT -> false;
        };
    }

    private Leak leak(Kind kind, View view) {
        return new Leak(place.isEmpty() ? walk.path(tag) : place, tag, kind, view);
    }

    private void add(Leak leak) {
        if (leaks.size() < MAX_LEAKS && !leaks.contains(leak)) {
            leaks.add(leak);
        }
    }

    /// A known date in a text.
    void foundDate(List<Integer> dates, View view) {
        suspect(dates, view, false);
    }

    /// A date that is the value of an element.
    void sawDate(int elementTag, int date, boolean isKnown) {
        if (walk.depth() == 0) {
            topDates.add(new MovedDate(elementTag, date));
        }
        if (isKnown) {
            suspect(List.of(date), View.RAW, true);
        }
    }

    private void suspect(List<Integer> dates, View view, boolean isValue) {
        boolean isDeviceDate = isValue && allowed.contains(Retained.DEVICE) && Attributes.isDeviceDate(tag);
        if (isRetained(Kind.DATE) || isDeviceDate) {
            retained++;
        } else if (allowed.contains(Retained.MODIFIED_DATES)) {
            Leak leak = leak(Kind.DATE, view);
            suspects.add(new SuspectDate(leak, walk.sequenceTags(), walk.itemIndexes(), dates, isValue));
        } else {
            add(leak(Kind.DATE, view));
        }
    }

    SearchResult result(DataSet original) {
        if (!suspects.isEmpty()) {
            OriginalDates originals = new OriginalDates(original, topDates);
            for (SuspectDate suspect : suspects) {
                if (originals.isMoved(suspect)) {
                    retained++;
                } else {
                    add(suspect.leak());
                }
            }
        }
        return new SearchResult(leaks, retained, unsearched);
    }

    /// The result where there is no original to compare with: every known date counts.
    SearchResult result() {
        for (SuspectDate suspect : suspects) {
            add(suspect.leak());
        }
        return new SearchResult(leaks, retained, unsearched);
    }
}
