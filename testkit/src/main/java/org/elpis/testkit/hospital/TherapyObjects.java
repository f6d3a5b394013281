package org.elpis.testkit.hospital;

import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// Radiotherapy: structure set, plan, dose. And the electrocardiogram.
final class TherapyObjects {
    private TherapyObjects() {}

    static ObjectDraft structures(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.RTSTRUCT, v, "RT contours");
        SyntheticPatient p = v.patient();
        operator(d);
        Modules.frameOfReference(d);
        d.data.text(0x00200013, "IS", "1");
        d.plant(d.data, 0x30060002, "SH", "SS " + p.otherId(), Layer.STANDARD);
        d.plant(d.data, 0x30060004, "LO", p.fit("Set " + p.name().natural()), Layer.STANDARD);
        d.data.text(0x30060008, "DA", v.day()).text(0x30060009, "TM", "1500");
        List<ObjectDraft> images = v.all(ObjectKind.CT);
        Attributes frame = d.data.item(0x30060010);
        frame.text(0x00200052, "UI", v.frameOfReference);
        Attributes study = frame.item(0x30060012);
        study.text(0x00081150, "UI", "1.2.840.10008.3.1.2.3.1").text(0x00081155, "UI", v.studyUid);
        Attributes series = study.item(0x30060014);
        series.text(0x0020000E, "UI", images.getFirst().seriesUid);
        images.forEach(image -> Visit.refer(series.item(0x30060016), image));
        Attributes roi = d.data.item(0x30060020);
        roi.text(0x30060022, "IS", "1")
                .text(0x30060024, "UI", v.frameOfReference)
                .text(0x30060036, "CS", "MANUAL");
        String name = p.fit("GTV lung " + p.name().natural());
        d.plant(
                roi,
                0x30060026,
                "LO",
                name,
                Answer.removed(Layer.STANDARD, p.tokensIn(name)).keeping(List.of("GTV", "lung")));
        Attributes contour = d.data.item(0x30060039);
        contour.text(0x30060084, "IS", "1");
        Attributes line = contour.item(0x30060040);
        Visit.refer(line.item(0x30060016), images.getFirst());
        line.text(0x30060042, "CS", "CLOSED_PLANAR")
                .text(0x30060046, "IS", "4")
                .text(0x30060050, "DS", "-70\\15\\0\\-60\\15\\0\\-60\\25\\0\\-70\\25\\0");
        d.data.item(0x30060080)
                .text(0x30060082, "IS", "1")
                .text(0x30060084, "IS", "1")
                .text(0x300600A4, "CS", "GTV")
                .text(0x300600A6, "PN", Modules.staff(p, p.operator()));
        d.note(
                "<(3006,0080)>[<0000>]<(3006,00a6)>",
                Modules.staff(p, p.operator()),
                Answer.removed(Layer.NESTED, p.tokensIn(Modules.staff(p, p.operator()))));
        return d;
    }

    static ObjectDraft plan(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.RTPLAN, v, "RT treatment plan");
        SyntheticPatient p = v.patient();
        operator(d);
        Modules.frameOfReference(d);
        d.data.text(0x00200013, "IS", "1");
        d.plant(
                d.data,
                0x300A0002,
                "SH",
                "Plan " + p.otherId().substring(0, 10),
                Answer.removed(Layer.STANDARD, p.otherId().substring(0, 10)));
        d.plant(d.data, 0x300A0003, "LO", p.fit("Plan for " + p.name().natural()), Layer.STANDARD);
        d.data.text(0x300A0006, "DA", v.day())
                .text(0x300A0007, "TM", "1530")
                .text(0x300A000A, "CS", "CURATIVE")
                .text(0x300A000C, "CS", "PATIENT")
                .text(0x300E0002, "CS", "APPROVED")
                .text(0x300E0004, "DA", v.day())
                .text(0x300E0005, "TM", "1600");
        d.plant(d.data, 0x300E0008, "PN", Modules.staff(p, p.reader()), Layer.STANDARD);
        Visit.refer(d.data.item(0x300C0060), v.first(ObjectKind.RTSTRUCT));
        Attributes setup = d.data.item(0x300A0180);
        setup.text(0x300A0182, "IS", "1").text(0x00185100, "CS", "HFS").text(0x300A01B0, "CS", "ISOCENTRIC");
        return d;
    }

    static ObjectDraft dose(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.RTDOSE, v, "RT dose grid");
        operator(d);
        Modules.frameOfReference(d);
        int size = v.pixels();
        d.data.text(0x00200013, "IS", "1");
        Modules.pixelFormat(d.data, size, 16, 16, 1, "MONOCHROME2");
        Modules.plane(d.data, 0, size);
        d.data.words(
                        0x7FE00010,
                        "OW",
                        Phantom.chest(SectionalImages.build(v), 0.1).words(size),
                        2)
                .text(0x00200020, "CS", "")
                .text(0x30040002, "CS", "GY")
                .text(0x30040004, "CS", "PHYSICAL")
                .text(0x3004000A, "CS", "PLAN")
                .text(0x3004000E, "DS", "0.001")
                .text(0x30040014, "CS", "IMAGE");
        d.plant(
                d.data,
                0x30040006,
                "LO",
                d.patient().fit("dose of " + d.patient().name().natural()),
                Layer.STANDARD);
        Visit.refer(d.data.item(0x300C0002), v.first(ObjectKind.RTPLAN));
        return d;
    }

    static ObjectDraft ecg(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.ECG, v, "ECG rest");
        SyntheticPatient p = v.patient();
        d.data.text(0x00200013, "IS", "1")
                .text(0x00080023, "DA", v.day())
                .text(0x00080033, "TM", "0900")
                .text(0x0008002A, "DT", v.day() + "090000")
                .emptySequence(0x00400555);
        Attributes group = d.data.item(0x54000100);
        int samples = 500;
        int leads = 3;
        group.text(0x003A0004, "CS", "ORIGINAL")
                .shorts(0x003A0005, "US", leads)
                .ints(0x003A0010, "UL", samples)
                .text(0x003A001A, "DS", "500")
                .shorts(0x54001004, "US", 16)
                .text(0x54001006, "CS", "SS");
        for (int lead = 0; lead < leads; lead++) {
            Attributes channel = group.item(0x003A0200);
            Visit.code(channel.item(0x003A0208), "2:" + (lead + 1), "MDC", "Lead " + "I".repeat(lead + 1));
            channel.shorts(0x003A021A, "US", 16)
                    .text(0x003A0215, "DS", "0")
                    .text(0x003A0210, "DS", "2.5")
                    .text(0x003A0212, "DS", "1")
                    .text(0x003A0213, "DS", "0")
                    .text(0x003A0218, "DS", "0");
            Visit.code(channel.item(0x003A0211), "uV", "UCUM", "microvolt");
        }
        group.words(0x54001010, "OW", beats(samples, leads), 2);
        Attributes note = d.data.item(0x0040B020);
        note.shorts(0x0040A0B0, "US", 1, 0);
        d.plant(note, 0x00700006, "ST", p.fit("ECG of " + p.name().natural() + " " + p.id()), Layer.UNLISTED);
        return d;
    }

    private static byte[] beats(int samples, int leads) {
        byte[] out = new byte[2 * samples * leads];
        for (int i = 0; i < samples; i++) {
            int phase = i % 400;
            int spike = Math.max(0, 300 - 30 * Math.abs(phase - 150)) - Math.max(0, 80 - 10 * Math.abs(phase - 165));
            int wave = Math.max(0, 60 - Math.abs(phase - 280));
            for (int lead = 0; lead < leads; lead++) {
                int v = (spike + wave) * (lead + 2) / 2;
                out[2 * (i * leads + lead)] = (byte) v;
                out[2 * (i * leads + lead) + 1] = (byte) (v >> 8);
            }
        }
        return out;
    }

    private static void operator(ObjectDraft d) {
        d.plant(d.data, 0x00081070, "PN", Modules.staff(d.patient(), d.patient().operator()), Layer.STANDARD);
    }
}
