package org.elpis.models.audit;

/// A picture of a report: private, because it may show a patient.
///
/// @param caption  for people
/// @param png  the file
public record Picture(String caption, byte[] png) {}
