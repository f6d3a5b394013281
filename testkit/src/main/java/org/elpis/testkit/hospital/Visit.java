package org.elpis.testkit.hospital;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.elpis.testkit.dicom.Attributes;

/// One study of a patient: what its objects share, and the objects themselves, for later ones to refer to.
final class Visit {
    private final SyntheticPatient patient;
    private final Uids uids;
    private final Chance chance;
    private final int number;
    private final int pixels;
    private final Map<ObjectKind, List<ObjectDraft>> objects = new EnumMap<>(ObjectKind.class);
    final String studyUid;
    final String frameOfReference;
    final String accession;

    Visit(SyntheticPatient patient, int number, int pixels) {
        this.patient = patient;
        this.number = number;
        this.pixels = pixels;
        this.chance = Chance.of(patient.seed(), 1000L * (patient.number() + 1) + number);
        this.uids = new Uids(patient, chance);
        this.studyUid = uids.next();
        this.frameOfReference = uids.next();
        this.accession = "AC" + chance.digits(9) + "K";
    }

    SyntheticPatient patient() {
        return patient;
    }

    Uids uids() {
        return uids;
    }

    Chance chance() {
        return chance;
    }

    int number() {
        return number;
    }

    /// Rows and columns of its images.
    int pixels() {
        return pixels;
    }

    /// The day of the study.
    String day() {
        return patient.day(2 * number % 10);
    }

    void add(ObjectDraft draft) {
        objects.computeIfAbsent(draft.kind, k -> new ArrayList<>()).add(draft);
    }

    List<ObjectDraft> all(ObjectKind kind) {
        return objects.getOrDefault(kind, List.of());
    }

    ObjectDraft first(ObjectKind kind) {
        return all(kind).getFirst();
    }

    /// Fills an item with a reference to an instance.
    static Attributes refer(Attributes item, ObjectDraft to) {
        return item.text(0x00081150, "UI", to.kind.sopClass()).text(0x00081155, "UI", to.sopUid);
    }

    /// Fills an item with a code.
    static Attributes code(Attributes item, String value, String scheme, String meaning) {
        return item.text(0x00080100, "SH", value).text(0x00080102, "SH", scheme).text(0x00080104, "LO", meaning);
    }
}
