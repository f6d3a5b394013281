package org.elpis.deid;

import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;

/// What tells one patient from another in the input: the identifier with its issuer, else name and birth date,
/// else the study.
///
/// Holds values of the patient: never in a message, a log or a release.
public record PatientKey(String value) {
    public static PatientKey of(DataSet dataSet) {
        String id = dataSet.string(Tag.PATIENT_ID);
        if (!id.isEmpty()) {
            return new PatientKey("id\n" + id + "\n" + dataSet.string(Tag.ISSUER_OF_PATIENT_ID));
        }
        String name = dataSet.string(Tag.PATIENT_NAME);
        if (!name.isEmpty()) {
            return new PatientKey("name\n" + name + "\n" + dataSet.string(Tag.PATIENT_BIRTH_DATE));
        }
        return new PatientKey("study\n" + dataSet.string(Tag.STUDY_INSTANCE_UID));
    }

    @Override
    public String toString() {
        return "PatientKey[withheld]";
    }
}
