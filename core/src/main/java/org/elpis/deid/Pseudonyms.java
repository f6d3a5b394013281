package org.elpis.deid;

/// Gives each patient of a project a pseudonym and a date shift, always the same ones. Implementations are
/// thread-safe.
public interface Pseudonyms {
    Subject subject(PatientKey patient);
}
