package org.elpis.models.runner;

import org.elpis.models.audit.AuditKind;

/// An audit that was not run.
///
/// @param why  a sentence that says what is missing and how to give it
public record Skipped(AuditKind kind, String why) {}
