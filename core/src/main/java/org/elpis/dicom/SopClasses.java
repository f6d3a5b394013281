package org.elpis.dicom;

import java.util.Optional;

/// The storage SOP Classes of PS3.4 and the IOD that each one stores. Thread-safe, immutable, read on first use.
public final class SopClasses {
    private static final FactTable TABLE = FactTable.load(SopClasses.class, "standard/sop-classes.txt");

    private SopClasses() {}

    /// One SOP Class.
    ///
    /// @param iod  name of the Information Object Definition in PS3.3: `CT Image`
    public record SopClass(String uid, String name, String iod) {}

    /// The SOP Class of a UID; empty if it is private, retired or newer than the table.
    public static Optional<SopClass> of(String uid) {
        int row = TABLE.find(uid);
        return row < 0 ? Optional.empty() : Optional.of(new SopClass(uid, TABLE.text(row, 2), TABLE.text(row, 1)));
    }
}
