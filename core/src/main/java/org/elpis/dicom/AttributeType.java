package org.elpis.dicom;

/// How much an IOD insists on an attribute (PS3.5 7.4).
public enum AttributeType {
    /// Must be present with a value.
    ONE,
    /// Type 1 under a condition. Conditions are not evaluated, so take it as type 1.
    ONE_C,
    /// Must be present and may be empty.
    TWO,
    /// Type 2 under a condition. Conditions are not evaluated, so take it as type 2.
    TWO_C,
    /// Optional, or no attribute of the IOD: may be removed.
    THREE_OR_ABSENT,
    /// The table does not cover the IOD in full and does not list the attribute.
    UNKNOWN
}
