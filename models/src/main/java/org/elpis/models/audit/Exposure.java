package org.elpis.models.audit;

/// How exposed one patient is. Private: for the data's owner alone, under the home folder, in no certificate.
///
/// @param patient  as in the manifest
/// @param score  greater is more exposed
/// @param found  whether an attacker at the stated false-positive rate names the patient
public record Exposure(String patient, double score, boolean found) {}
