package org.elpis.testkit.hospital;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The ways in which the wide families write a day.
enum WrittenDay {
    DICOM("yyyyMMdd", Locale.ROOT),
    ISO("yyyy-MM-dd", Locale.ROOT),
    DMY_SLASH("dd/MM/yyyy", Locale.ROOT),
    US("MM/dd/yyyy", Locale.ROOT),
    DMY_DASH("dd-MM-yyyy", Locale.ROOT),
    DOT("dd.MM.yyyy", Locale.ROOT),
    ARCHAIC("yyyy.MM.dd", Locale.ROOT),
    LONG_EN("d MMMM yyyy", Locale.ENGLISH),
    MDY_LONG("MMMM d, yyyy", Locale.ENGLISH),
    DAY_MON_YEAR("dd-MMM-yyyy", Locale.ENGLISH),
    DAY_ES("d 'de' MMMM 'de' yyyy", Locale.forLanguageTag("es")),
    DAY_NL("d MMMM yyyy", Locale.forLanguageTag("nl")),
    DAY_DE("d. MMMM yyyy", Locale.GERMAN),
    DAY_FR("d MMMM yyyy", Locale.FRENCH),
    DAY_IT("d MMMM yyyy", Locale.ITALIAN),
    /// Too short to be searched for everywhere.
    DOT_SHORT("d.M.yy", Locale.ROOT);

    private final DateTimeFormatter format;

    WrittenDay(String pattern, Locale locale) {
        this.format = DateTimeFormatter.ofPattern(pattern, locale);
    }

    String of(LocalDate day) {
        return format.format(day);
    }
}
