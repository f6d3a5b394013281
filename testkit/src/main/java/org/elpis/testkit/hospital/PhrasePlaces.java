package org.elpis.testkit.hospital;

import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Layer;

/// Descriptions, comments and report-like texts: identity inside clinical text whose words must stay.
final class PhrasePlaces {
    private static final int LO = 64;
    private static final int LONG = 10_000;
    private static final int[] SHORT = {0x00400254, 0x00081080, 0x00401002, 0x00321030, 0x00181400};
    private static final int[] PLAIN = {0x00181030, 0x00321060};
    private static final int[] COMMENTS_LT = {0x00204000, 0x00324000, 0x00401400, 0x00384000};
    private static final int[] COMMENTS_ST = {0x00400280, 0x00082111};

    private PhrasePlaces() {}

    static void plant(ObjectDraft d) {
        int n = 3 * d.patient().number() + 5 * d.kind.ordinal();
        for (int i = 0; i < SHORT.length; i++) {
            put(d, d.data, SHORT[i], "LO", Phrase.of(d, "text.short", n + i, LO));
        }
        for (int i = 0; i < PLAIN.length; i++) {
            put(d, d.data, PLAIN[i], "LO", Phrase.of(d, "text.plain", n + i, LO));
        }
        for (int i = 0; i < COMMENTS_LT.length; i++) {
            put(d, d.data, COMMENTS_LT[i], "LT", Phrase.of(d, "text.comment", n + i, LONG));
        }
        for (int i = 0; i < COMMENTS_ST.length; i++) {
            put(d, d.data, COMMENTS_ST[i], "ST", Phrase.of(d, "text.comment", n + 4 + i, 1000));
        }
        series(d, n);
        Attributes code = WidePlaces.item(d, d.data, 0x00321064);
        code.text(0x00080100, "SH", "LOC" + d.kind.ordinal()).text(0x00080102, "SH", "99SITE");
        put(d, code, 0x00080104, "LO", Phrase.of(d, "text.code", n, LO));
    }

    /// The descriptions of study and series, the latter of every third object without a name.
    static void series(ObjectDraft d, int n) {
        put(
                d,
                d.data,
                0x00081030,
                "LO",
                Phrase.of(d, "text.short", n + 11 * d.patient().number(), LO));
        String list = (d.kind.ordinal() + d.patient().number()) % 3 == 0 ? "text.plain" : "text.short";
        put(d, d.data, 0x0008103E, "LO", Phrase.of(d, list, n + 7 * d.patient().number(), LO));
    }

    /// A report of several paragraphs in the attributes in which archives keep one.
    static void report(ObjectDraft d) {
        int n = d.patient().number() + d.kind.ordinal();
        put(d, d.data, 0x001021B0, "LT", Phrase.of(d, "text.report", n, LONG));
        put(d, d.data, 0x4008010B, "ST", Phrase.of(d, "text.report", n + 1, 1024));
        put(d, d.data, 0x40080300, "ST", Phrase.of(d, "text.comment", n + 2, 1024));
    }

    static void put(ObjectDraft d, Attributes at, int tag, String vr, Phrase phrase) {
        d.replant(at, tag, vr, phrase.value(), phrase.answer(d.patient(), Layer.DESCRIPTION));
    }

    static void put(ObjectDraft d, Attributes at, int tag, String vr, Phrase phrase, Layer layer) {
        d.replant(at, tag, vr, phrase.value(), phrase.answer(d.patient(), layer));
    }
}
