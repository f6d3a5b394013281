package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import javax.crypto.Mac;

/// What the noise is drawn from that takes the place of a face: the same for the same study in a project, so
/// that a second release shows the same noise and two of them cannot be averaged, and secret, so that nobody
/// can subtract it.
///
/// Not thread-safe: one a thread.
public final class FaceSeed {
    private final Mac mac;

    public FaceSeed(ProjectKeys keys) {
        this.mac = keys.faceMac();
    }

    /// 32 bytes.
    ///
    /// @param studyUid  of the original
    public byte[] of(PatientKey patient, String studyUid) {
        return mac.doFinal(studyUid.concat("\n").concat(patient.value()).getBytes(StandardCharsets.UTF_8));
    }
}
