package org.elpis.cli;

/// How strongly something in an object identifies, the strongest first.
enum Strength {
    DIRECT("Direct identifiers", "They name the patient, or stand for the patient in some register."),
    DATES("Dates, ages and traits", "With a birthday and a day of visit, most people can be told apart."),
    PLACES("People and places", "Who treated, where, and with which station."),
    NUMBERS("Unique numbers of objects and devices", "Whoever has the archive can look them up."),
    TEXT("Free text", "People write names, dates and stories into these."),
    PRIVATE("Private data", "Only the manufacturer knows what they hold."),
    HIDDEN("Hidden places", "Viewers do not show them; copies keep them.");

    private final String title;
    private final String why;

    Strength(String title, String why) {
        this.title = title;
        this.why = why;
    }

    String title() {
        return title;
    }

    String why() {
        return why;
    }
}
