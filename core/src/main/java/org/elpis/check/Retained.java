package org.elpis.check;

/// What a profile lets through on purpose. Found again, it is counted and not reported.
public enum Retained {
    UIDS,
    /// Dates as they were.
    DATES,
    /// Dates moved by one number of days per patient.
    MODIFIED_DATES,
    DEVICE,
    INSTITUTION,
    /// Age among them, the only one that is searched for.
    PATIENT_CHARACTERISTICS
}
