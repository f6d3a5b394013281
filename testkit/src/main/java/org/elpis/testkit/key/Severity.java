package org.elpis.testkit.key;

/// How strongly a planted value identifies.
public enum Severity {
    /// Names a person or reaches them: name, record number, telephone, address.
    DIRECT,
    /// Narrows down: dates, ages, places, staff, devices.
    INDIRECT,
    /// Leads back to the source by look-up: unique identifiers.
    LINK,
    /// Identifies nobody; must stay.
    NONE
}
