package org.elpis.testkit.hospital;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.Severity;

/// The modules that every composite object has, with the identifiers that are made to stand in them.
final class Modules {
    /// Kinds whose series must say the side, because neither the image nor the body part does.
    private static final Set<ObjectKind> SIDED = EnumSet.of(
            ObjectKind.CR,
            ObjectKind.PR,
            ObjectKind.XA,
            ObjectKind.REAL_WORLD_VALUE,
            ObjectKind.SC,
            ObjectKind.NM,
            ObjectKind.REG);

    private Modules() {}

    /// A draft with patient, study, series, equipment and SOP common modules filled.
    static ObjectDraft start(ObjectKind kind, Visit visit, String description) {
        ObjectDraft d = new ObjectDraft(kind, visit);
        d.data.text(0x00080016, "UI", kind.sopClass()).text(0x00080018, "UI", d.sopUid);
        patient(d);
        study(d);
        series(d, description);
        equipment(d);
        return d;
    }

    static void patient(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        d.plant(d.data, 0x00100010, "PN", p.name().dicom(), Layer.STANDARD);
        d.plant(
                d.data,
                0x00100020,
                "LO",
                p.id(),
                Answer.removed(Layer.STANDARD, p.id()).as("hipaa_h", Severity.DIRECT));
        d.note("<(0010,0020)>", p.id(), Answer.present(AnswerAction.PATID_CONSISTENT));
        d.note("<(0010,0020)>", p.id(), Answer.present(AnswerAction.TEXT_NOTNULL));
        d.note("<(0010,0010)>", p.name().dicom(), Answer.present(AnswerAction.TAG_RETAINED));
        d.plant(d.data, 0x00100030, "DA", p.birth(), Answer.shifted(Layer.DATE, p.birth()));
        d.data.text(0x00100040, "CS", p.sex());
        if (p.age().compareTo("089Y") > 0) {
            d.plant(
                    d.data,
                    0x00101010,
                    "AS",
                    p.age(),
                    Answer.removed(Layer.DATE).as("hipaa_c", Severity.INDIRECT));
        } else {
            d.data.text(0x00101010, "AS", p.age());
        }
    }

    static void study(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Visit v = d.visit;
        d.data.text(0x0020000D, "UI", v.studyUid)
                .text(0x00080020, "DA", v.day())
                .text(0x00080030, "TM", "081530");
        d.plant(
                d.data,
                0x00200010,
                "SH",
                v.accession.substring(2, 11),
                Answer.removed(Layer.STANDARD, v.accession.substring(2, 11)));
        d.plant(d.data, 0x00080050, "SH", v.accession, Answer.removed(Layer.STANDARD, v.accession));
        d.plant(d.data, 0x00080090, "PN", staff(p, p.referrer()), Layer.STANDARD);
        PlantedText text = PlantedText.of(p, v.number() + p.number());
        d.plant(d.data, 0x00081030, "LO", cut(text.value(), 0), text(p, cut(text.value(), 0), text));
    }

    static void series(ObjectDraft d, String description) {
        SyntheticPatient p = d.patient();
        d.data.text(0x00080060, "CS", d.kind.modality())
                .text(0x0020000E, "UI", d.seriesUid)
                .text(0x00200011, "IS", Integer.toString(d.kind.ordinal() + 1))
                .text(0x00080021, "DA", d.visit.day())
                .text(0x00080031, "TM", "081700");
        if (SIDED.contains(d.kind)) {
            d.data.text(0x00200060, "CS", "");
        }
        String value = p.fit(description + " " + p.name().natural());
        d.plant(
                d.data,
                0x0008103E,
                "LO",
                value,
                Answer.removed(Layer.DESCRIPTION, p.tokensIn(value))
                        .nearby(p.shortTokensIn(value))
                        .keeping(List.of(description.split(" ")))
                        .in("en"));
    }

    static void equipment(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        d.data.text(0x00080070, "LO", "ACME Imaging").text(0x00081090, "LO", "Scan 3000");
        d.plant(d.data, 0x00080080, "LO", p.hospital(), Layer.STANDARD);
        d.plant(d.data, 0x00181000, "LO", p.deviceSerial(), Layer.STANDARD);
        d.plant(d.data, 0x00081010, "SH", p.station(), Layer.STANDARD);
        d.data.text(0x00181020, "LO", "sw 4.7.1");
    }

    /// The image number and the acquisition days of an image.
    static void image(ObjectDraft d, int instance) {
        d.data.text(0x00200013, "IS", Integer.toString(instance))
                .text(0x00080023, "DA", d.visit.day())
                .text(0x00080033, "TM", "082011.250000")
                .text(0x00200020, "CS", "");
    }

    static void frameOfReference(ObjectDraft d) {
        d.data.text(0x00200052, "UI", d.visit.frameOfReference).text(0x00201040, "LO", "");
    }

    /// Position and spacing of an axial slice.
    static void plane(Attributes at, int slice, int size) {
        at.text(0x00200032, "DS", "-180\\-180\\" + (5 * slice))
                .text(0x00200037, "DS", "1\\0\\0\\0\\1\\0")
                .text(0x00280030, "DS", spacing(size))
                .text(0x00180050, "DS", "5");
    }

    static String spacing(int size) {
        String mm = size == 64 ? "5.625" : size == 128 ? "2.8125" : "0.703125";
        return mm + "\\" + mm;
    }

    /// A native image of 16-bit words.
    static void words(ObjectDraft d, byte[] pixels, int size) {
        pixelFormat(d.data, size, 16, 12, 1, "MONOCHROME2");
        d.data.words(0x7FE00010, "OW", pixels, 2);
    }

    static void pixelFormat(Attributes at, int size, int allocated, int stored, int samples, String photometric) {
        at.shorts(0x00280002, "US", samples)
                .text(0x00280004, "CS", photometric)
                .shorts(0x00280010, "US", size)
                .shorts(0x00280011, "US", size)
                .shorts(0x00280100, "US", allocated)
                .shorts(0x00280101, "US", stored)
                .shorts(0x00280102, "US", stored - 1)
                .shorts(0x00280103, "US", 0);
    }

    /// Names of staff in DICOM form.
    static String staff(SyntheticPatient p, String name) {
        int family = name.lastIndexOf(' ');
        int given = name.lastIndexOf(' ', family - 1);
        return p.fit(
                name.substring(family + 1) + "^" + name.substring(given + 1, family) + "^^" + name.substring(0, given));
    }

    /// The first 64 characters, as many as LO can hold, cut between words.
    static String cut(String text, int reserve) {
        return text.length() <= 64 - reserve ? text : text.substring(0, text.lastIndexOf(' ', 64 - reserve));
    }

    /// The expectation of a shortened text.
    static Answer text(SyntheticPatient p, String shortened, PlantedText of) {
        List<String> stay = of.stay().stream().filter(shortened::contains).toList();
        return Answer.removed(Layer.DESCRIPTION, p.tokensIn(shortened))
                .nearby(p.shortTokensIn(shortened))
                .keeping(stay)
                .in(of.language());
    }
}
