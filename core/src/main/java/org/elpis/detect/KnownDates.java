package org.elpis.detect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.elpis.dicom.DateInText;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TagMap;
import org.elpis.dicom.UnsetDate;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.dicom.WrittenDate;

/// The dates that one study states in attributes of its own, by which a date that somebody wrote in a text can be
/// understood.
///
/// Filled by one thread, then read by many.
public final class KnownDates {
    /// A text may name an appointment, but none farther off.
    private static final int YEARS_AHEAD = 1;
    /// Of a date without signs.
    private static final int DIGITS = 8;

    private static final LocalDate NONE = LocalDate.MIN;
    /// The longest value of Patient's Birth Date in which a date is looked for; a date that one writes has 30.
    private static final int LONGEST_BIRTH = 64;

    private final TagMap<Value.Bytes> lastSeen = new TagMap<>();
    private final Set<LocalDate> dates = new HashSet<>();
    /// Everything that values of Patient's Birth Date may mean.
    private final Set<LocalDate> births = new HashSet<>();

    private LocalDate firstBirth = NONE;
    private LocalDate latestStudy = NONE;

    /// Takes in an element if it is a date; Patient's Birth Date in any form and under any VR, because it must be
    /// known in texts however it is written. A value that was there the last time as well costs a comparison.
    void harvest(Element element) {
        boolean isBirth = element.tag() == Tag.PATIENT_BIRTH_DATE;
        boolean isDate = isBirth || element.vr() == Vr.DA || element.vr() == Vr.DT;
        if (!isDate || !(element.value() instanceof Value.Bytes bytes)) {
            return;
        }
        Value.Bytes before = lastSeen.get(element.tag());
        if (before != null && before.hasSameBytes(bytes)) {
            return;
        }
        lastSeen.put(element.tag(), bytes);
        String text = bytes.ascii();
        if (isBirth) {
            addBirths(text.substring(0, Math.min(text.length(), LONGEST_BIRTH)));
        } else {
            Optional<WrittenDate> date = WrittenDate.at(text.strip(), 0);
            date.ifPresent(written -> add(written.date(), element.tag()));
        }
    }

    private void add(LocalDate date, int tag) {
        if (UnsetDate.is(date)) {
            return;
        }
        dates.add(date);
        if (tag == Tag.STUDY_DATE && date.isAfter(latestStudy)) {
            latestStudy = date;
        }
    }

    private void addBirths(String text) {
        int at = 0;
        while (at < text.length()) {
            Optional<DateInText> date = startsWord(text, at) ? DateInText.at(text, at) : Optional.empty();
            if (date.isPresent()) {
                date.get().readings().forEach(this::addBirth);
                at = date.get().end();
            } else {
                Optional<WrittenDate> start = startsWord(text, at) ? WrittenDate.at(text, at) : Optional.empty();
                start.ifPresent(written -> addBirth(written.date()));
                at += start.map(WrittenDate::length).orElse(1);
            }
        }
    }

    private static boolean startsWord(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private void addBirth(LocalDate date) {
        births.add(date);
        if (UnsetDate.is(date)) {
            return;
        }
        dates.add(date);
        if (firstBirth.equals(NONE) || date.isBefore(firstBirth)) {
            firstBirth = date;
        }
    }

    /// Which reading of a date is certain: the only one; the only one that the study states itself; the only one
    /// between the patient's birth and a year after the study, when both are stated.
    ///
    /// @return index of the reading; empty when more than one or none is possible
    public OptionalInt choose(List<LocalDate> readings) {
        if (readings.size() == 1) {
            return OptionalInt.of(0);
        }
        OptionalInt stated = only(readings, dates::contains);
        boolean hasLifetime = !firstBirth.equals(NONE) && !latestStudy.equals(NONE);
        return stated.isPresent() || !hasLifetime ? stated : only(readings, this::isInLifetime);
    }

    /// Whether a date may be the patient's day of birth, as an attribute states it.
    public boolean isBirth(LocalDate date) {
        return births.contains(date);
    }

    /// Whether digits without signs between them spell a date that the study states: a day of birth in any order of
    /// day, month and year, also without a zero in front; any other date year first.
    public boolean isSpelled(String digits) {
        if (digits.length() == DIGITS - 1) {
            return isBirth(date("0" + digits, 4, 2, 0)) || isBirth(date("0" + digits, 4, 0, 2));
        }
        if (digits.length() != DIGITS) {
            return false;
        }
        LocalDate yearFirst = date(digits, 0, 4, 6);
        return dates.contains(yearFirst)
                || isBirth(yearFirst)
                || isBirth(date(digits, 4, 2, 0))
                || isBirth(date(digits, 4, 0, 2));
    }

    /// NONE when the digits are no date with the fields at these places.
    private static LocalDate date(String digits, int year, int month, int day) {
        try {
            return LocalDate.of(
                    Integer.parseInt(digits.substring(year, year + 4)),
                    Integer.parseInt(digits.substring(month, month + 2)),
                    Integer.parseInt(digits.substring(day, day + 2)));
        } catch (NumberFormatException | DateTimeException e) {
            return NONE;
        }
    }

    private boolean isInLifetime(LocalDate date) {
        return !date.isBefore(firstBirth) && !date.isAfter(latestStudy.plusYears(YEARS_AHEAD));
    }

    private static OptionalInt only(List<LocalDate> readings, Predicate<LocalDate> isPossible) {
        int found = -1;
        for (int i = 0; i < readings.size(); i++) {
            if (isPossible.test(readings.get(i))) {
                if (found >= 0) {
                    return OptionalInt.empty();
                }
                found = i;
            }
        }
        return found < 0 ? OptionalInt.empty() : OptionalInt.of(found);
    }
}
