package org.elpis.engine;

import java.util.Optional;
import org.elpis.deid.PatientKey;
import org.elpis.detect.CommonWords;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.ActionCode;
import org.elpis.policy.ConfidentialityTable;
import org.elpis.policy.Profile;

/// What the texts of all patients of a job have in common, gathered in the first pass where the profile asks for
/// it. Thread-safe.
final class Cohort {
    private final boolean isAskedFor;
    private final CommonWords words;

    Cohort(Profile profile) {
        int patients = profile.handling().commonWordPatients();
        this.isAskedFor = patients > 0;
        this.words = new CommonWords(Engine.vocabulary(profile), patients);
    }

    boolean isAskedFor() {
        return isAskedFor;
    }

    /// Takes in what an object says.
    void harvest(Instance instance) {
        if (isAskedFor) {
            harvest(instance.dataSet(), fingerprint(PatientKey.of(instance.dataSet())));
        }
    }

    /// 64-bit FNV-1a: patients are told apart, not found.
    private static long fingerprint(PatientKey patient) {
        long hash = 0xcbf29ce484222325L;
        String value = patient.value();
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private void harvest(DataSet dataSet, long patient) {
        for (Element element : dataSet) {
            if (element.value() instanceof Value.Items items) {
                for (DataSet item : items.items()) {
                    harvest(item, patient);
                }
            } else if (element.value() instanceof Value.Bytes bytes
                    && element.vr().kind() == Vr.Kind.TEXT
                    && !Tag.isPrivate(element.tag())) {
                String text = dataSet.text(element.vr(), bytes);
                if (isIdentifying(element)) {
                    words.exclude(text);
                } else {
                    words.add(text, patient);
                }
            }
        }
    }

    /// What the table lists and no option cleans names a person, a place or a device.
    private static boolean isIdentifying(Element element) {
        if (element.vr() == Vr.PN) {
            return true;
        }
        Optional<ConfidentialityTable.Row> row = ConfidentialityTable.row(element.tag());
        return row.isPresent() && !row.get().options().containsValue(ActionCode.C);
    }

    /// A study whose objects were all taken in: its own words are nobody's jargon.
    void exclude(Study study) {
        if (isAskedFor) {
            words.exclude(study.identity());
        }
    }

    Vocabulary addTo(Vocabulary vocabulary) {
        return isAskedFor ? words.addTo(vocabulary) : vocabulary;
    }
}
