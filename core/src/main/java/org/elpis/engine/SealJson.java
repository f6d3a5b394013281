package org.elpis.engine;

import org.elpis.dicom.Sha256;
import org.elpis.seal.Attestation;

/// Writes what a job sealed as JSON.
///
/// Format: docs/formats/report.md
public final class SealJson {
    private SealJson() {}

    /// Adds the key `seals` to an object.
    public static void write(JsonWriter json, SealReport report) {
        json.key("seals").beginObject();
        json.key("originals").value(report.originals().toString());
        json.key("release").value(report.release().toString());
        json.key("studies").beginArray();
        for (SealReport.StudySeal study : report.studies()) {
            json.beginObject().key("seal").value(study.seal().toString());
            json.key("root").value(Sha256.hex(study.statement().study()));
            json.key("instances").value(study.statement().instances());
            study.attestation().ifPresent(attestation -> attested(json, study, attestation));
            if (!study.fault().isEmpty()) {
                json.key("notAttested").value(study.fault());
            }
            json.endObject();
        }
        json.endArray().key("unsealed").beginArray();
        for (SealRunner.Unsealed unsealed : report.unsealed()) {
            json.beginObject().key("file").value(unsealed.file());
            json.key("reason").value(unsealed.reason()).endObject();
        }
        json.endArray().endObject();
    }

    private static void attested(JsonWriter json, SealReport.StudySeal study, Attestation.Statement attestation) {
        json.key("releaseSeal").value(study.released().map(Object::toString).orElse(""));
        json.key("releaseRoot").value(Sha256.hex(attestation.child()));
        json.key("shown").value(study.shown());
        json.key("operations").beginArray();
        attestation.operations().forEach(operation -> json.value(operation.term()));
        json.endArray();
    }
}
