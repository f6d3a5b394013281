package org.elpis.engine;

import java.util.List;
import org.elpis.deid.ReleaseMark;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Instance;
import org.elpis.policy.Plan;

/// What became of one object.
public sealed interface Outcome {
    /// It may leave.
    ///
    /// @param instance  the new object
    /// @param bytes  what to write; its regions lie in the original's source, which must stay open
    /// @param place  where it belongs in the output
    record Released(
            Plan plan, String planDigest, Instance instance, EncodedInstance bytes, String metadataDigest, Place place)
            implements Outcome {
        /// The new object as it is written: `instance` has a blank in the place of its release mark.
        Instance stamped() {
            return ReleaseMark.stamped(instance, bytes);
        }
    }

    /// This project has released it before, unchanged: it may leave as it is.
    ///
    /// @param bytes  the object's own bytes and nothing that stands around them in the source, where nobody looked
    record ReleasedBefore(EncodedInstance bytes, String metadataDigest, Place place) implements Outcome {}

    /// It stays.
    record Quarantined(List<Reason> reasons) implements Outcome {
        public Quarantined {
            reasons = List.copyOf(reasons);
        }
    }

    /// Where a released object belongs: identifiers of the released object, never of the original.
    record Place(String patientId, String studyUid, String seriesUid, String sopInstanceUid) {}
}
