package org.elpis.testkit.hospital;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.Value;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.Layer;

/// Plants in private elements: vendors' blocks, unknown creators, moved blocks, orphans, hidden sequences.
final class PrivatePlaces {
    private PrivatePlaces() {}

    static void plant(ObjectDraft d) {
        ge(d);
        siemens(d);
        philips(d);
        unknown(d);
        orphan(d);
    }

    private static void ge(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        a.text(0x00090010, "LO", "GEMS_IDEN_01");
        d.plant(a, 0x00091002, "SH", p.station(), Layer.PRIVATE);
        d.plant(a, 0x00091004, "SH", p.deviceSerial(), Layer.PRIVATE);
        String uid = d.visit.uids().next();
        d.plant(a, 0x000910E3, "UI", uid, Answer.uid(AnswerAction.UID_CHANGED, Layer.PRIVATE, uid));
        a.text(0x00250010, "LO", "GEMS_SERS_01");
        String protocol = "set PATIENT \"" + p.name().natural() + "\"\nset EXAM \"" + p.id() + "\"\n";
        a.bytes(0x0025101B, "OB", gzip(protocol));
        d.note(a.pathOf(0x0025101B), protocol, Answer.removed(Layer.PRIVATE, p.tokensIn(protocol)));
    }

    private static void siemens(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        a.text(0x00190010, "LO", "SIEMENS MR HEADER");
        d.plant(a, 0x0019100C, "IS", "1000", Answer.retained(Layer.PRIVATE, "1000"));
        a.text(0x00290010, "LO", "SIEMENS CSA HEADER");
        String csa = "SV10 PatientName\0" + p.name().dicom() + "\0UsedPatientWeight\0070\0PatientID\0" + p.id() + "\0";
        a.bytes(0x00291010, "OB", csa.getBytes(StandardCharsets.UTF_8));
        d.note(a.pathOf(0x00291010), csa.replace('\0', ' '), Answer.removed(Layer.PRIVATE, p.tokensIn(csa)));
        d.plant(a, 0x00291009, "LO", p.day(5), Answer.shifted(Layer.PRIVATE, p.day(5)));
    }

    private static void philips(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        a.text(0x20050010, "LO", "Philips MR Imaging DD 001").text(0x20050014, "LO", "Philips MR Imaging DD 005");
        Attributes stack = a.item(0x20051402, "SQ", Value.Lengths.UNDEFINED);
        stack.text(0x20050010, "LO", "Philips MR Imaging DD 001");
        d.plant(stack, 0x200510FA, "PN", p.name().dicom(), Layer.PRIVATE);
        d.plant(
                stack,
                0x00081155,
                "UI",
                d.visit.studyUid,
                Answer.uid(AnswerAction.UID_CONSISTENT, Layer.PRIVATE, d.visit.studyUid));
        a.text(0x20010010, "LO", "Philips Imaging DD 001");
        Attributes hidden = a.item(0x2001105F, hiding(d), Value.Lengths.DEFINED);
        hidden.text(0x20010010, "LO", "Philips Imaging DD 001");
        d.plant(hidden, 0x200110C8, "LO", p.fit("Stack of " + p.name().natural()), Layer.PRIVATE);
        d.plant(hidden, 0x00081048, "PN", Modules.staff(p, p.reader()), Layer.PRIVATE);
    }

    private static void unknown(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        List<String> creators = Pool.of(p.seed().family()).get("creator");
        // Two creators in one group, and a block that is not the first: elements go by creator, not by number.
        a.text(0x00310042, "LO", creators.get(0)).text(0x00310043, "LO", creators.get(1));
        d.plant(a, 0x00314201, "LO", p.fit(p.name().natural()), Layer.PRIVATE);
        d.plant(a, 0x00314202, "LT", p.fit("Home " + p.address() + " " + p.phone()), Layer.PRIVATE);
        d.plant(a, 0x00314203, "DA", p.day(4), Answer.shifted(Layer.PRIVATE, p.day(4)));
        raw(d, 0x00314301, "UN", "ID=" + p.id() + ";NAME=" + p.name().natural());
        raw(d, 0x00314302, "OB", "<pat insurance=\"" + p.insurance() + "\" mail=\"" + p.email() + "\"/>");
        String uid = d.visit.uids().next();
        a.bytes(0x00314303, "UN", uid.getBytes(StandardCharsets.US_ASCII));
        d.note(a.pathOf(0x00314303), uid, Answer.uid(AnswerAction.TEXT_REMOVED, Layer.PRIVATE, uid));
        Attributes item = a.item(0x00314304, hiding(d), Value.Lengths.UNDEFINED);
        d.plant(item, 0x00100010, "PN", p.name().dicom(), Layer.PRIVATE);
        d.plant(item, 0x00104000, "LT", p.fit("Ref " + p.referrer() + " " + p.otherId()), Layer.PRIVATE);
        String creator = "OF " + p.id();
        d.plant(a, 0x00350010, "LO", creator, Layer.PRIVATE);
        a.text(0x00351001, "LO", "42");
    }

    /// A sequence as UN is little endian even in a big endian file, but no reader follows the standard there.
    private static String hiding(ObjectDraft d) {
        return d.encoding == Encoding.EXPLICIT_BIG ? "SQ" : "UN";
    }

    private static void orphan(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        d.plant(d.data, 0x00371001, "LO", p.fit("orphan " + p.name().natural()), Layer.PRIVATE);
        raw(d, 0x00371002, "UN", "tel " + p.phone());
    }

    private static void raw(ObjectDraft d, int tag, String vr, String text) {
        d.data.bytes(tag, vr, text.getBytes(StandardCharsets.UTF_8));
        d.note(
                d.data.pathOf(tag),
                text,
                Answer.removed(Layer.PRIVATE, d.patient().tokensIn(text)));
    }

    private static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
