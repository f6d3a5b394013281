package org.elpis.deid;

import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.Vr;
import org.elpis.dicom.WrittenDate;
import org.elpis.policy.Action;

/// Takes the cuts of a plan out of a text: UIDs are replaced by derived ones, dates moved, everything else goes
/// with the punctuation that held it.
final class TextCleaning {
    private static final String HOLDING = " ,.;:-/^_=()[]\"'#@+&";

    private final UidDeriver uids;

    TextCleaning(UidDeriver uids) {
        this.uids = uids;
    }

    String clean(String text, Vr vr, Action.Clean action, int shiftDays) {
        return vr == Vr.CS ? withoutTouchedValues(text, action.cuts()) : cut(text, vr, action.cuts(), shiftDays);
    }

    /// A coded string is a term or it is not: a value that has to lose a part of itself goes whole.
    private static String withoutTouchedValues(String text, List<Action.Cut> cuts) {
        List<String> kept = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int found = text.indexOf('\\', start);
            int end = found < 0 ? text.length() : found;
            kept.add(isTouched(cuts, start, end) ? "" : text.substring(start, end));
            start = end + 1;
        }
        while (!kept.isEmpty() && kept.getLast().isEmpty()) {
            kept.removeLast();
        }
        return String.join("\\", kept);
    }

    private static boolean isTouched(List<Action.Cut> cuts, int start, int end) {
        for (Action.Cut cut : cuts) {
            if (cut.start() < end && cut.end() > start) {
                return true;
            }
        }
        return false;
    }

    private String cut(String text, Vr vr, List<Action.Cut> cuts, int shiftDays) {
        StringBuilder kept = new StringBuilder(text.length());
        int at = 0;
        for (Action.Cut cut : cuts) {
            kept.append(text, at, cut.start());
            String replacement = replacement(text, cut, shiftDays);
            if (replacement.isEmpty()) {
                trimHolding(kept);
            }
            kept.append(replacement);
            at = cut.end();
            if (replacement.isEmpty()) {
                at = skipHolding(text, at);
                separate(kept, text, at);
            }
        }
        kept.append(text, at, text.length());
        return fitting(kept.toString(), vr);
    }

    private String replacement(String text, Action.Cut cut, int shiftDays) {
        return switch (cut.by()) {
            case DERIVED_UID -> uids.derive(text.substring(cut.start(), cut.end()));
            case SHIFTED_DATE ->
                WrittenDate.at(text, cut.start())
                        .map(date -> date.shifted(shiftDays))
                        .orElse("");
            case NOTHING -> "";
        };
    }

    private static void trimHolding(StringBuilder kept) {
        int end = kept.length();
        while (end > 0 && HOLDING.indexOf(kept.charAt(end - 1)) >= 0) {
            end--;
        }
        kept.setLength(end);
    }

    private static int skipHolding(String text, int at) {
        int next = at;
        while (next < text.length() && HOLDING.indexOf(text.charAt(next)) >= 0) {
            next++;
        }
        return next;
    }

    private static void separate(StringBuilder kept, String text, int at) {
        boolean between = !kept.isEmpty()
                && at < text.length()
                && Character.isLetterOrDigit(kept.charAt(kept.length() - 1))
                && Character.isLetterOrDigit(text.charAt(at));
        if (between) {
            kept.append(' ');
        }
    }

    /// Derived UIDs may be longer than what they stand for; a value that no longer fits its VR goes.
    private static String fitting(String text, Vr vr) {
        if (!vr.isMultiValued()) {
            return text.length() <= vr.maxCharacters() ? text : "";
        }
        StringBuilder kept = new StringBuilder(text.length());
        int start = 0;
        while (start <= text.length()) {
            int found = text.indexOf('\\', start);
            int end = found < 0 ? text.length() : found;
            if (start > 0) {
                kept.append('\\');
            }
            if (end - start <= vr.maxCharacters()) {
                kept.append(text, start, end);
            }
            start = end + 1;
        }
        return kept.toString();
    }
}
