package org.elpis.deid;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Predicate;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DateInText;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;
import org.elpis.policy.Action;

/// Takes the cuts of a plan out of a text and puts in their place what the plan says: a derived UID, a moved
/// date, a placeholder, something made up. Where nothing does, the punctuation that held the cut goes with it.
///
/// A value that would no longer fit its VR loses placeholders and made-up parts again; if it still does not
/// fit, it goes. The same holds for all values of an element together, which have a length of 16 bits.
final class TextCleaning {
    private static final String HOLDING = " ,.;:-/^_=()[]\"'#@+&";
    /// What may stand between two cuts that become one: no brackets, of which one would be left alone.
    private static final String JOINING = " ,.;:-/^_'#@+&";

    private final UidDeriver uids;
    private final Surrogates surrogates;

    TextCleaning(UidDeriver uids, Surrogates surrogates) {
        this.uids = uids;
        this.surrogates = surrogates;
    }

    /// What an object has to say for its texts to be cleaned.
    ///
    /// @param shiftDays  days by which the patient's dates move
    /// @param item  what the text is an element of
    /// @param isTaken  whether a word is one that must not be made up
    record Circumstances(int shiftDays, DataSet item, Predicate<String> isTaken) {}

    String clean(String text, Vr vr, Action.Clean action, Circumstances circumstances) {
        return vr == Vr.CS
                ? withoutTouchedValues(text, action.cuts())
                : new Rendering(text, vr, action.cuts(), circumstances).values();
    }

    /// A coded string is a term or it is not: a value that has to lose a part of itself goes whole.
    private static String withoutTouchedValues(String text, List<Action.Cut> cuts) {
        List<String> kept = new ArrayList<>();
        int cut = 0;
        int start = 0;
        while (start <= text.length()) {
            int found = text.indexOf('\\', start);
            int end = found < 0 ? text.length() : found;
            while (cut < cuts.size() && cuts.get(cut).end() <= start) {
                cut++;
            }
            boolean isTouched = cut < cuts.size() && cuts.get(cut).start() < end;
            kept.add(isTouched ? "" : text.substring(start, end));
            start = end + 1;
        }
        while (!kept.isEmpty() && kept.getLast().isEmpty()) {
            kept.removeLast();
        }
        return String.join("\\", kept);
    }

    /// How much takes the place of cuts.
    private enum Fill {
        ALL,
        /// Only what is the value's own, in another form: UIDs, dates, codes.
        ESSENTIAL
    }

    /// One text on its way.
    private final class Rendering {
        private final String text;
        private final Vr vr;
        private final List<Action.Cut> cuts;
        private final Circumstances circumstances;
        private StringBuilder kept = new StringBuilder();
        /// Up to here nothing is trimmed: it ends with what stands for a cut.
        private int floor;
        /// The first cut that does not end before the value: values and cuts ascend.
        private int firstCut;

        Rendering(String text, Vr vr, List<Action.Cut> cuts, Circumstances circumstances) {
            this.text = text;
            this.vr = vr;
            this.cuts = cuts;
            this.circumstances = circumstances;
        }

        String values() {
            for (Fill fill : Fill.values()) {
                String all = values(fill);
                if (vr.fitsLength(all.length())) {
                    return all;
                }
            }
            return "";
        }

        private String values(Fill most) {
            if (!vr.isMultiValued()) {
                return value(0, text.length(), most);
            }
            StringBuilder all = new StringBuilder(text.length());
            firstCut = 0;
            int start = 0;
            while (start <= text.length()) {
                int found = text.indexOf('\\', start);
                int end = found < 0 ? text.length() : found;
                all.append(start > 0 ? "\\" : "").append(value(start, end, most));
                start = end + 1;
            }
            return all.toString();
        }

        private String value(int start, int end, Fill most) {
            while (firstCut < cuts.size() && cuts.get(firstCut).end() <= start) {
                firstCut++;
            }
            for (Fill fill : EnumSet.range(most, Fill.ESSENTIAL)) {
                String filled = render(start, end, fill);
                if (filled.length() <= vr.maxCharacters()) {
                    return filled;
                }
            }
            return "";
        }

        private String render(int start, int end, Fill fill) {
            kept = new StringBuilder(end - start + 16);
            floor = 0;
            int at = start;
            for (int i = firstCut; i < cuts.size() && cuts.get(i).start() < end; i++) {
                Action.Cut cut = cuts.get(i);
                kept.append(text, at, Math.max(at, cut.start()));
                boolean isWhole = cut.start() >= start && cut.end() <= end;
                int last = isWhole ? lastOfGroup(i, end) : i;
                int cutEnd = Math.min(end, cuts.get(last).end());
                String replacement = isWhole ? replacement(cut, cutEnd, fill) : "";
                at = replacement.isEmpty() ? takeOut(cutEnd, end) : putIn(replacement, cutEnd);
                i = last;
            }
            return kept.append(text, at, end).toString();
        }

        /// Placeholders of one sort become one, as do the parts of an address.
        private int lastOfGroup(int first, int end) {
            Action.Cut cut = cuts.get(first);
            boolean mayGrow = cut.by() == Action.By.PLACEHOLDER
                    || cut.by() == Action.By.SURROGATE
                            && (cut.sort() == Action.Sort.CONTACT || cut.sort() == Action.Sort.PLACE);
            int last = first;
            while (mayGrow && last + 1 < cuts.size() && isOne(cuts.get(last), cuts.get(last + 1), end)) {
                last++;
            }
            return last;
        }

        private boolean isOne(Action.Cut cut, Action.Cut next, int end) {
            return cut.sort() == next.sort()
                    && cut.by() == next.by()
                    && next.end() <= end
                    && skip(JOINING, cut.end(), next.start()) == next.start();
        }

        private String replacement(Action.Cut cut, int end, Fill fill) {
            String original = text.substring(cut.start(), end);
            return switch (cut.by()) {
                case NOTHING -> "";
                case DERIVED_UID -> uids.derive(original);
                case SHIFTED_DATE -> shifted(cut);
                case PLACEHOLDER -> fill == Fill.ALL ? cut.sort().placeholder() : "";
                case SURROGATE -> fill == Fill.ALL ? surrogates.of(cut.sort(), original, circumstances.isTaken()) : "";
                case CODE_VALUE -> code(circumstances.item());
            };
        }

        private static String code(DataSet item) {
            String code = item.string(Tag.CODE_VALUE);
            return code.isEmpty() ? item.string(Tag.LONG_CODE_VALUE) : code;
        }

        private String shifted(Action.Cut cut) {
            return DateInText.at(text, cut.start())
                    .filter(date -> date.end() == cut.end())
                    .map(date -> date.shifted(cut.reading(), circumstances.shiftDays()))
                    .orElse("");
        }

        private int putIn(String replacement, int cutEnd) {
            kept.append(replacement);
            floor = kept.length();
            return cutEnd;
        }

        private int takeOut(int cutEnd, int end) {
            int length = kept.length();
            while (length > floor && HOLDING.indexOf(kept.charAt(length - 1)) >= 0) {
                length--;
            }
            kept.setLength(length);
            int at = skip(HOLDING, cutEnd, end);
            boolean between = length > 0
                    && at < end
                    && (length == floor || Character.isLetterOrDigit(kept.charAt(length - 1)))
                    && Character.isLetterOrDigit(text.charAt(at));
            if (between) {
                kept.append(' ');
            }
            return at;
        }

        private int skip(String signs, int from, int end) {
            int next = from;
            while (next < end && signs.indexOf(text.charAt(next)) >= 0) {
                next++;
            }
            return next;
        }
    }
}
