package org.elpis.detect;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TagMap;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// The dates that one study states in attributes of its own, by which a date that somebody wrote in a text can be
/// understood.
///
/// Filled by one thread, then read by many.
public final class KnownDates {
    /// A text may name an appointment, but none farther off.
    private static final int YEARS_AHEAD = 1;

    private static final LocalDate NONE = LocalDate.MIN;

    private final TagMap<Value.Bytes> lastSeen = new TagMap<>();
    private final Set<LocalDate> dates = new HashSet<>();
    private LocalDate birth = NONE;
    private LocalDate latestStudy = NONE;

    /// Takes in an element if it is a date. A value that was there the last time as well costs a comparison.
    void harvest(Element element) {
        boolean isDate = element.vr() == Vr.DA || element.vr() == Vr.DT;
        if (!isDate || !(element.value() instanceof Value.Bytes bytes)) {
            return;
        }
        Value.Bytes before = lastSeen.get(element.tag());
        if (before != null && before.hasSameBytes(bytes)) {
            return;
        }
        lastSeen.put(element.tag(), bytes);
        LocalDate date = date(bytes.ascii());
        if (date.equals(NONE)) {
            return;
        }
        dates.add(date);
        if (element.tag() == Tag.PATIENT_BIRTH_DATE && (birth.equals(NONE) || date.isBefore(birth))) {
            birth = date;
        } else if (element.tag() == Tag.STUDY_DATE && date.isAfter(latestStudy)) {
            latestStudy = date;
        }
    }

    /// Eight digits; NONE when they are no date.
    private static LocalDate date(String text) {
        if (text.length() < 8) {
            return NONE;
        }
        try {
            int digits = Integer.parseInt(text.substring(0, 8));
            return LocalDate.of(digits / 10_000, digits / 100 % 100, digits % 100);
        } catch (NumberFormatException | DateTimeException e) {
            return NONE;
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
        boolean hasLifetime = !birth.equals(NONE) && !latestStudy.equals(NONE);
        return stated.isPresent() || !hasLifetime ? stated : only(readings, this::isInLifetime);
    }

    /// Whether a date is the patient's day of birth, as an attribute states it.
    public boolean isBirth(LocalDate date) {
        return date.equals(birth);
    }

    /// Whether an attribute of the study states a date.
    boolean isStated(LocalDate date) {
        return dates.contains(date);
    }

    private boolean isInLifetime(LocalDate date) {
        return !date.isBefore(birth) && !date.isAfter(latestStudy.plusYears(YEARS_AHEAD));
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
