package org.elpis.deid;

/// One patient as a project knows them.
///
/// @param pseudonym  stands for name and identifier; upper-case letters and digits
/// @param shiftDays  days by which the patient's dates move, never 0
public record Subject(String pseudonym, int shiftDays) {
    public Subject {
        if (shiftDays == 0) {
            throw new IllegalArgumentException("shiftDays must not be 0");
        }
    }
}
