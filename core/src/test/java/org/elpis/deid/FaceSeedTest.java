package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FaceSeedTest {
    private static final PatientKey PATIENT = new PatientKey("id\n4711\n");

    private static byte[] seed(String project, PatientKey patient, String study) {
        return new FaceSeed(Gate.keys(project)).of(patient, study);
    }

    @Test
    void isTheSameForAStudyInAProject() {
        assertThat(seed("p", PATIENT, "1.2")).hasSize(32).isEqualTo(seed("p", PATIENT, "1.2"));
    }

    @Test
    void isAnotherForAnotherProjectPatientOrStudy() {
        byte[] seed = seed("p", PATIENT, "1.2");

        assertThat(seed("q", PATIENT, "1.2")).isNotEqualTo(seed);
        assertThat(seed("p", new PatientKey("id\n4712\n"), "1.2")).isNotEqualTo(seed);
        assertThat(seed("p", PATIENT, "1.3")).isNotEqualTo(seed);
    }
}
