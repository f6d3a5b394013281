package org.elpis.testkit.hospital;

import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Layer;

/// Labels and texts of derived objects and reports, which clinical use needs.
final class LabelPlaces {
    private LabelPlaces() {}

    static void plant(ObjectDraft d) {
        switch (d.kind) {
            case SEG -> segments(d);
            case RTSTRUCT -> regions(d);
            case PR -> annotations(d);
            case ECG -> waveform(d);
            case SR -> report(d);
            default -> {}
        }
    }

    private static Phrase label(ObjectDraft d, int n) {
        return Phrase.of(d, "text.label", d.patient().number() + n, 64);
    }

    private static void segments(ObjectDraft d) {
        for (int n = 2; n < 5; n++) {
            Attributes segment = d.data.item(0x00620002);
            segment.shorts(0x00620004, "US", n)
                    .text(0x00620008, "CS", "SEMIAUTOMATIC")
                    .text(0x00620009, "LO", "grow");
            PhrasePlaces.put(d, segment, 0x00620005, "LO", label(d, n), Layer.UNLISTED);
            PhrasePlaces.put(d, segment, 0x00620006, "ST", Phrase.of(d, "text.comment", n, 1000), Layer.UNLISTED);
            segment.text(0x00620020, "UT", "T" + n)
                    .text(0x00620021, "UI", d.visit.uids().next());
            Visit.code(segment.item(0x00620003), "M-01000", "SRT", "Morphologically Altered Structure");
            Visit.code(segment.item(0x0062000F), "M-03000", "SRT", "Mass");
        }
    }

    private static void regions(ObjectDraft d) {
        for (int n = 2; n < 6; n++) {
            Attributes roi = d.data.item(0x30060020);
            roi.text(0x30060022, "IS", Integer.toString(n))
                    .text(0x30060024, "UI", d.visit.frameOfReference)
                    .text(0x30060036, "CS", "SEMIAUTOMATIC");
            PhrasePlaces.put(d, roi, 0x30060026, "LO", label(d, n), Layer.UNLISTED);
            PhrasePlaces.put(d, roi, 0x30060028, "ST", Phrase.of(d, "text.comment", n, 1000), Layer.UNLISTED);
            Attributes observation = d.data.item(0x30060080);
            observation
                    .text(0x30060082, "IS", Integer.toString(n))
                    .text(0x30060084, "IS", Integer.toString(n))
                    .text(0x300600A4, "CS", "ORGAN")
                    .text(0x300600A6, "PN", "");
            String by = "contoured by " + d.patient().operator();
            d.plant(observation, 0x30060088, "ST", by, Layer.UNLISTED);
        }
    }

    private static void annotations(ObjectDraft d) {
        Attributes annotation = d.data.item(0x00700001);
        annotation.text(0x00700002, "CS", "LAYER1");
        Attributes text = annotation.item(0x00700008);
        text.text(0x00700004, "CS", "PIXEL").floats(0x00700014, "FL", 9, 9).text(0x00700015, "CS", "N");
        PhrasePlaces.put(d, text, 0x00700006, "ST", label(d, 1), Layer.GRAPHIC);
        Attributes compound = annotation.item(0x00700209);
        compound.text(0x00700005, "CS", "PIXEL").ints(0x00700226, "UL", 1).text(0x00700294, "CS", "RULER");
        Attributes tick = compound.item(0x00700287);
        tick.floats(0x00700288, "FL", 0.5f);
        d.plant(tick, 0x00700289, "SH", d.patient().insurance(), Layer.GRAPHIC);
        PhrasePlaces.put(d, annotation, 0x00700006, "ST", Phrase.of(d, "text.comment", 3, 1000), Layer.GRAPHIC);
    }

    private static void waveform(ObjectDraft d) {
        for (int n = 0; n < 3; n++) {
            Attributes note = d.data.item(0x0040B020);
            note.shorts(0x0040A0B0, "US", 1, 0).shorts(0x0040A180, "US", n);
            PhrasePlaces.put(d, note, 0x00700006, "ST", Phrase.of(d, "text.comment", n, 1000), Layer.UNLISTED);
        }
    }

    private static void report(ObjectDraft d) {
        for (int n = 0; n < 3; n++) {
            Attributes item = d.data.item(0x0040A730);
            item.text(0x0040A010, "CS", "CONTAINS").text(0x0040A040, "CS", "TEXT");
            Visit.code(item.item(0x0040A043), "121073", "DCM", "Impression");
            Phrase phrase = Phrase.of(
                    d, n == 0 ? "text.report" : "text.comment", d.patient().number() + n, 9000);
            PhrasePlaces.put(d, item, 0x0040A160, "UT", phrase, Layer.DOCUMENT);
        }
    }
}
