package org.elpis.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.junit.jupiter.api.Test;

class RetainedTest {
    private static final Instance ORIGINAL = Objects.object()
            .with("StudyDate", "20040119")
            .with("SeriesDate", "20040120")
            .with("PatientBirthDate", "19610823")
            .with("StudyInstanceUID", "1.3.6.1.4.1.9999.1.2.3")
            .with("DeviceSerialNumber", "8840772")
            .with("InstitutionName", "Kreisklinik Wolfenstein")
            .with("PatientAge", "042Y")
            .with("ImageComments", "first seen on 20.01.2004")
            .with(Objects.sequence(0x0040_0275, Objects.of("ScheduledProcedureStepStartDate", "20040121")))
            .instance();

    private static SearchResult search(List<Retained> retained, Element... released) {
        return Objects.search(ORIGINAL, Objects.object().with(released).instance(), retained.toArray(Retained[]::new));
    }

    @Test
    void countsWhatTheProfileLetsThrough() {
        Element[] kept = {
            Objects.of("StudyInstanceUID", "1.3.6.1.4.1.9999.1.2.3"),
            Objects.of("StudyDate", "20040119"),
            Objects.of("DeviceSerialNumber", "8840772"),
            Objects.of("InstitutionName", "Kreisklinik Wolfenstein"),
            Objects.of("PatientAge", "042Y")
        };
        List<Retained> all = List.of(
                Retained.UIDS, Retained.DATES, Retained.DEVICE, Retained.INSTITUTION, Retained.PATIENT_CHARACTERISTICS);
        SearchResult result = search(all, kept);
        assertThat(result.leaks()).isEmpty();
        assertThat(result.retained()).isGreaterThanOrEqualTo(5);
        assertThat(search(List.of(), kept).leaks())
                .extracting(Leak::kind)
                .contains(Kind.UID, Kind.DATE, Kind.DEVICE, Kind.INSTITUTION, Kind.AGE);
    }

    @Test
    void acceptsAMovedDateThatEqualsAnotherOriginalDate() {
        Element[] movedByOneDay = {
            Objects.of("StudyDate", "20040120"),
            Objects.of("SeriesDate", "20040121"),
            Objects.of("PatientBirthDate", "19610824"),
            Objects.of("ImageComments", "first seen on 21.01.2004"),
            Objects.sequence(0x0040_0275, Objects.of("ScheduledProcedureStepStartDate", "20040122"))
        };
        SearchResult result = search(List.of(Retained.MODIFIED_DATES), movedByOneDay);
        assertThat(result.leaks()).isEmpty();
        assertThat(result.retained()).isEqualTo(3);
    }

    @Test
    void reportsADateThatStayedAmongMovedOnes() {
        Stream<Element> stayed = Stream.of(
                Objects.of("ImageComments", "first seen on 20.01.2004"),
                Objects.sequence(0x0040_0275, Objects.of("ScheduledProcedureStepStartDate", "20040121")));
        stayed.forEach(element -> assertThat(search(
                                List.of(Retained.MODIFIED_DATES),
                                Objects.of("StudyDate", "20040120"),
                                Objects.of("SeriesDate", "20040121"),
                                element)
                        .leaks())
                .extracting(Leak::kind)
                .containsExactly(Kind.DATE));
    }

    @Test
    void reportsDatesThatDidNotMoveAtAll() {
        assertThat(search(List.of(Retained.MODIFIED_DATES), Objects.of("StudyDate", "20040119"))
                        .leaks())
                .hasSize(1);
    }
}
