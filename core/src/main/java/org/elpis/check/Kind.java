package org.elpis.check;

/// What a piece of identity is.
public enum Kind {
    /// A person's name or part of one, whoever the person is.
    NAME,
    /// A number or code that stands for a person, a visit, an order, a study.
    NUMBER,
    /// A calendar date.
    DATE,
    /// A unique identifier that the standard does not define.
    UID,
    /// Where a person lives or stays.
    ADDRESS,
    /// A hospital, department or practice, its name and address.
    INSTITUTION,
    /// A telephone number, an e-mail address.
    CONTACT,
    /// A machine: serial number, station name, AE title.
    DEVICE,
    /// The age of a patient.
    AGE;

    private static final Kind[] ALL = values();

    static Kind of(int ordinal) {
        return ALL[ordinal];
    }
}
