package org.elpis.dicom;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The storage SOP Classes of PS3.4 and the IOD that each one stores. Thread-safe, immutable, read on first use.
public final class SopClasses {
    private static final Map<String, SopClass> BY_UID = read();

    private SopClasses() {}

    /// One SOP Class.
    ///
    /// @param iod  name of the Information Object Definition in PS3.3: `CT Image`
    public record SopClass(String uid, String name, String iod) {}

    /// The SOP Class of a UID; empty if it is private, retired or newer than the table.
    public static Optional<SopClass> of(String uid) {
        return Optional.ofNullable(BY_UID.get(uid));
    }

    private static Map<String, SopClass> read() {
        FactTable table = FactTable.load(SopClasses.class, "standard/sop-classes.txt");
        Map<String, SopClass> classes = HashMap.newHashMap(table.rows());
        for (int row = 0; row < table.rows(); row++) {
            String uid = table.text(row, 0);
            classes.put(uid, new SopClass(uid, table.text(row, 2), table.text(row, 1)));
        }
        return classes;
    }
}
