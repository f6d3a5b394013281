package org.elpis.testkit.hospital;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// The ways in which people and devices write a day.
enum DateForm {
    DICOM("yyyyMMdd"),
    ISO("yyyy-MM-dd"),
    DOT("dd.MM.yyyy"),
    US("MM/dd/yyyy"),
    WORDS("d MMMM yyyy"),
    ARCHAIC("yyyy.MM.dd");

    private final DateTimeFormatter format;

    DateForm(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    String of(LocalDate day) {
        return format.format(day);
    }
}
