package org.elpis.dicom;

import java.time.LocalDate;
import java.util.Set;

/// Dates that software writes where it has none. Moved, each would tell by how many days: whoever knows the list
/// reads the difference.
///
/// The list is short, because a real date that is on it is lost. On most of these days nobody was examined with
/// a device that writes DICOM; a date of birth that happens to be one of them is better lost than told. The first
/// day of 2000, to which some clocks fall back, is not on it: people were examined on that day. Dates before 1850
/// and after 2099 (`00010101`, `18000101`, `99991231`) are no dates anywhere in Elpis. Stateless.
public final class UnsetDate {
    private static final Set<LocalDate> DATES = Set.of(
            // Day 0 of the Modified Julian Date and of VMS.
            LocalDate.of(1858, 11, 17),
            // Day 0 and day 1 of spreadsheets and of OLE automation.
            LocalDate.of(1899, 12, 30),
            LocalDate.of(1899, 12, 31),
            // What forms are filled with; and the dummy of this gate itself.
            LocalDate.of(1900, 1, 1),
            // Second 0 of the older Macintosh.
            LocalDate.of(1904, 1, 1),
            // Second 0 of Unix, and the same west of Greenwich.
            LocalDate.of(1969, 12, 31),
            LocalDate.of(1970, 1, 1),
            // Day 0 of DOS.
            LocalDate.of(1980, 1, 1));

    private UnsetDate() {}

    public static boolean is(LocalDate date) {
        return DATES.contains(date);
    }
}
