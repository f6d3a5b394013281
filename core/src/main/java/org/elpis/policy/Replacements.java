package org.elpis.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.elpis.detect.Identity;
import org.elpis.detect.KnownDates;
import org.elpis.detect.Span;
import org.elpis.dicom.DateInText;
import org.elpis.dicom.UnsetDate;
import org.elpis.dicom.Vr;

/// Decides what takes the place of the parts of a text that go.
final class Replacements {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2039;
    private static final int MIDDLE_OF_A_MONTH = 15;

    private final Handling.Texts texts;
    private final boolean keepsDates;
    private final boolean shiftsDates;

    Replacements(Profile profile) {
        this.texts = profile.handling().texts();
        this.keepsDates = profile.has(Option.RETAIN_LONGITUDINAL_FULL_DATES);
        this.shiftsDates = profile.has(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES);
    }

    /// What a value can hold instead of a part of it.
    enum Room {
        /// Sentences, descriptions, labels.
        PROSE,
        /// Codes, titles of applications, names in components: words of ours would be taken for a value.
        NONE
    }

    static Room room(Vr vr) {
        return switch (vr) {
            case LO, LT, SH, ST, UC, UT -> Room.PROSE;
            default -> Room.NONE;
        };
    }

    /// The cuts for what was found; without those dates that may stay.
    List<Action.Cut> cuts(String text, List<Span> spans, Identity identity, Room room) {
        List<Action.Cut> cuts = new ArrayList<>(spans.size());
        for (Span span : spans) {
            if (span.kind() == Span.Kind.UID) {
                cuts.add(new Action.Cut(span.start(), span.end(), Action.Sort.ID, Action.By.DERIVED_UID));
            } else if (span.kind() == Span.Kind.DATE) {
                addDate(text, span, identity, room, cuts);
            } else {
                cuts.add(cut(span, sort(text, span), identity, room));
            }
        }
        return cuts;
    }

    /// One cut for all: half a code is another code.
    static List<Action.Cut> whole(String text, List<Span> spans) {
        return spans.isEmpty()
                ? List.of()
                : List.of(new Action.Cut(0, text.length(), Action.Sort.ID, Action.By.NOTHING));
    }

    private void addDate(String text, Span span, Identity identity, Room room, List<Action.Cut> target) {
        Optional<DateInText> date = DateInText.at(text, span.start());
        boolean isWhole = date.isPresent()
                && date.get().end() == span.end()
                && !mayBeBirth(date.get().readings(), identity.dates());
        if (isWhole && keepsDates) {
            return;
        }
        OptionalInt reading = isWhole && shiftsDates && !mayBeUnset(date.get().readings())
                ? identity.dates().choose(date.get().readings())
                : OptionalInt.empty();
        target.add(
                reading.isPresent()
                        ? new Action.Cut(
                                span.start(), span.end(), Action.Sort.DATE, Action.By.SHIFTED_DATE, reading.getAsInt())
                        : cut(span, Action.Sort.DATE, identity, room));
    }

    /// What stands for no date goes: moved, it would tell by how many days. A month is read as its middle.
    private static boolean mayBeUnset(List<LocalDate> readings) {
        for (LocalDate reading : readings) {
            LocalDate first = reading.getDayOfMonth() == MIDDLE_OF_A_MONTH ? reading.withDayOfMonth(1) : reading;
            if (UnsetDate.is(first)) {
                return true;
            }
        }
        return false;
    }

    /// Patient's Birth Date goes whatever option is in force: moved, it would tell the exact age.
    private static boolean mayBeBirth(List<LocalDate> readings, KnownDates known) {
        for (LocalDate reading : readings) {
            if (known.isBirth(reading)) {
                return true;
            }
        }
        return false;
    }

    private Action.Cut cut(Span span, Action.Sort sort, Identity identity, Room room) {
        if (room == Room.NONE || texts == Handling.Texts.DROP) {
            return new Action.Cut(span.start(), span.end(), sort, Action.By.NOTHING);
        }
        if (texts == Handling.Texts.SURROGATE && canBeMadeUp(sort)) {
            return new Action.Cut(span.start(), span.end(), sort, Action.By.SURROGATE);
        }
        if (!isName(sort, identity)) {
            return new Action.Cut(span.start(), span.end(), sort, Action.By.PLACEHOLDER);
        }
        boolean hasOther = !isName(Action.Sort.WORD, identity);
        return new Action.Cut(
                span.start(), span.end(), Action.Sort.WORD, hasOther ? Action.By.PLACEHOLDER : Action.By.NOTHING);
    }

    /// Whether the patient is called like a placeholder: then `[WORD]` serves.
    private static boolean isName(Action.Sort sort, Identity identity) {
        return identity.contains(sort.name().toLowerCase(Locale.ROOT));
    }

    /// A date, an age or a word that nobody knows would be a medical fact, and a false one.
    private static boolean canBeMadeUp(Action.Sort sort) {
        return switch (sort) {
            case NAME, ID, CONTACT, PLACE -> true;
            case DATE, AGE, WORD -> false;
        };
    }

    private static Action.Sort sort(String text, Span span) {
        return switch (span.kind()) {
            case DATE -> Action.Sort.DATE;
            case UID -> Action.Sort.ID;
            case NAME -> Action.Sort.NAME;
            case CONTACT -> Action.Sort.CONTACT;
            case PLACE -> Action.Sort.PLACE;
            case AGE -> Action.Sort.AGE;
            case NUMBER -> isYear(text, span) ? Action.Sort.DATE : Action.Sort.ID;
            case KNOWN_IDENTITY ->
                hasDigit(text, span) || isJoinedToDigit(text, span) ? Action.Sort.ID : Action.Sort.NAME;
            case UNKNOWN_WORD -> hasDigit(text, span) ? Action.Sort.ID : Action.Sort.WORD;
        };
    }

    /// `OWK` in `OWK-77359`: letters that a number starts or ends with.
    private static boolean isJoinedToDigit(String text, Span span) {
        return isJoint(text, span.end()) && isDigit(text, span.end() + 1)
                || isJoint(text, span.start() - 1) && isDigit(text, span.start() - 2);
    }

    private static boolean isJoint(String text, int at) {
        return at >= 0 && at < text.length() && "-_/.".indexOf(text.charAt(at)) >= 0;
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    /// `2004`, alone: the part of a date that people write most.
    private static boolean isYear(String text, Span span) {
        if (span.end() - span.start() != 4) {
            return false;
        }
        int year = 0;
        for (int i = span.start(); i < span.end(); i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            year = year * 10 + digit;
        }
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static boolean hasDigit(String text, Span span) {
        for (int i = span.start(); i < span.end(); i++) {
            if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
                return true;
            }
        }
        return false;
    }
}
