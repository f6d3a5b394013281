package org.elpis.testkit.hospital;

import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Value;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.Severity;

/// Plants in attributes of the standard: at the top, in descriptions, in sequences down to depth four, in dates.
final class StandardPlaces {
    private StandardPlaces() {}

    static void plant(ObjectDraft d) {
        top(d);
        descriptions(d);
        dates(d);
        uids(d);
        nested(d);
        originals(d);
    }

    private static void top(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        d.plant(
                a,
                0x00101040,
                "LO",
                p.address().substring(0, Math.min(64, p.address().length())),
                Layer.STANDARD);
        d.plant(a, 0x00102154, "SH", p.phone(), Layer.STANDARD);
        d.plant(a, 0x00101000, "LO", p.otherId() + "\\" + p.insurance(), Layer.STANDARD);
        d.plant(a, 0x00101060, "PN", p.motherName() + "^" + p.name().given(), Layer.STANDARD);
        d.plant(a, 0x00102155, "LT", "mail " + p.email(), Layer.STANDARD);
        d.plant(a, 0x00080081, "ST", p.hospital() + ", " + p.address(), Layer.STANDARD);
        d.plant(a, 0x00081040, "LO", p.department(), Layer.STANDARD);
        d.plant(a, 0x00081050, "PN", Modules.staff(p, p.reader()), Layer.STANDARD);
        if (a.text(0x00081070).isEmpty()) {
            d.plant(a, 0x00081070, "PN", Modules.staff(p, p.operator()), Layer.STANDARD);
        }
        d.plant(a, 0x00321032, "PN", Modules.staff(p, p.referrer()), Layer.STANDARD);
        d.plant(a, 0x00380010, "LO", "ADM" + p.insurance(), Layer.STANDARD);
        d.plant(a, 0x00120040, "LO", "SUBJ" + p.otherId(), Layer.STANDARD);
        d.plant(a, 0x00120020, "LO", "TRIAL " + p.department(), Layer.STANDARD);
        a.text(0x00120010, "LO", "Sponsor").text(0x00120021, "LO", "Protocol").text(0x00120030, "LO", "");
        d.plant(a, 0x00120031, "LO", p.hospital(), Layer.STANDARD);
    }

    private static void descriptions(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        int n = p.number() + d.kind.ordinal();
        sentence(d, d.data, 0x00204000, "LT", n, Layer.DESCRIPTION);
        sentence(d, d.data, 0x00104000, "LT", n + 1, Layer.DESCRIPTION);
        sentence(d, d.data, 0x001021B0, "LT", n + 2, Layer.DESCRIPTION);
        PlantedText text = PlantedText.of(p, n + 3);
        String shortened = Modules.cut(text.value(), 0);
        d.plant(d.data, 0x00181030, "LO", shortened, Modules.text(p, shortened, text));
        d.plant(d.data, 0x00400254, "LO", shortened, Modules.text(p, shortened, text));
    }

    private static void sentence(ObjectDraft d, Attributes at, int tag, String vr, int pattern, Layer layer) {
        PlantedText text = PlantedText.of(d.patient(), pattern);
        d.plant(at, tag, vr, text.value(), text.answer(d.patient(), layer));
    }

    private static void dates(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        d.data.text(0x00181200, "DA", p.day(3) + "\\" + p.day(4))
                .text(0x00181201, "TM", "061500\\061600")
                .text(0x00120086, "DA", p.day(5))
                .text(0x00400244, "DA", p.day(1))
                .text(0x00400245, "TM", "081500.500")
                .text(0x0008002A, "DT", p.day(2) + "235959.900000+0100");
        d.note("<(0018,1200)>", d.data.text(0x00181200), Answer.shifted(Layer.DATE, p.day(3), p.day(4)));
        String range = "Therapy " + DateForm.ISO.of(p.firstDay().plusDays(4)) + " to "
                + DateForm.US.of(p.firstDay().plusDays(8)) + " cycle two";
        d.plant(
                d.data,
                0x00081080,
                "LO",
                range.substring(0, Math.min(64, range.length())),
                Answer.shifted(
                        Layer.DATE,
                        DateForm.ISO.of(p.firstDay().plusDays(4)),
                        DateForm.US.of(p.firstDay().plusDays(8))));
    }

    private static void uids(ObjectDraft d) {
        String uid = d.visit.uids().next();
        d.plant(
                d.data,
                0x00324000,
                "LT",
                "Compare with image " + uid + " of the old archive",
                Answer.uid(AnswerAction.TEXT_REMOVED, Layer.UID, uid).keeping(List.of("Compare")));
        d.data.text(0x00081195, "UI", d.visit.uids().next())
                .text(0x00083010, "UI", d.visit.uids().next());
    }

    private static void nested(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Value.Lengths lengths = p.number() % 2 == 0 ? Value.Lengths.UNDEFINED : Value.Lengths.DEFINED;
        Attributes one = d.data.item(0x00400275, "SQ", lengths);
        d.plant(one, 0x00400007, "LO", p.fit("Thorax CT for " + p.name().natural()), Layer.NESTED);
        d.plant(one, 0x00400009, "SH", p.insurance(), Layer.NESTED);
        d.plant(one, 0x00401001, "SH", "RP" + p.insurance(), Layer.NESTED);
        Attributes two = one.item(0x00400008, "SQ", lengths);
        Visit.code(two, "P5-08000", "SRT", "CT of chest");
        Attributes three = two.item(0x00400440, "SQ", lengths);
        three.text(0x0040A040, "CS", "TEXT");
        Visit.code(three.item(0x0040A043), "121106", "DCM", "Comment");
        d.plant(three, 0x0040A160, "UT", p.fit("ask " + p.referrer() + " " + p.phone()), Layer.NESTED);
        Attributes four = three.item(0x00400441, "SQ", lengths);
        four.text(0x0040A040, "CS", "PNAME");
        Visit.code(four.item(0x0040A043), "121029", "DCM", "Subject Name");
        d.plant(four, 0x0040A123, "PN", p.name().dicom(), Layer.NESTED);
        Attributes other = d.data.item(0x00101002, "SQ", lengths);
        d.plant(other, 0x00100020, "LO", p.otherId(), Layer.NESTED);
        d.plant(other, 0x00100021, "LO", p.fit(p.hospital()), Layer.NESTED);
        other.text(0x00100022, "CS", "TEXT");
        Attributes code = d.data.item(0x00321064, "SQ", lengths);
        code.text(0x00080100, "SH", "X17").text(0x00080102, "SH", "99LOCAL");
        d.plant(code, 0x00080104, "LO", p.fit("Study of " + p.name().natural()), Layer.NESTED);
    }

    private static void originals(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes original = d.data.item(0x04000561);
        original.text(0x04000562, "DT", p.day(6) + "101010").text(0x04000565, "CS", "CORRECT");
        d.plant(original, 0x04000564, "LO", p.fit(p.hospital()), Layer.NESTED);
        d.plant(original, 0x04000563, "LO", p.station(), Layer.NESTED);
        Attributes modified = original.item(0x04000550);
        d.plant(modified, 0x00100010, "PN", p.name().dicom(), Layer.NESTED);
        d.plant(modified, 0x00100020, "LO", p.id(), Layer.NESTED);
        d.plant(
                modified,
                0x00100030,
                "DA",
                p.birth(),
                Answer.shifted(Layer.NESTED, p.birth()).as("hipaa_c", Severity.INDIRECT));
        Attributes mac = d.data.item(0xFFFAFFFA);
        mac.shorts(0x04000005, "US", 1)
                .text(0x04000100, "UI", d.visit.uids().next())
                .text(0x04000105, "DT", p.day(7) + "111111")
                .text(0x04000110, "CS", "X509_1993_SIG");
        String subject = "CN=" + p.name().natural() + ",O=" + p.hospital();
        mac.bytes(0x04000115, "OB", subject.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        mac.bytes(0x04000120, "OB", new byte[] {1, 2, 3, 4});
        d.note(mac.pathOf(0x04000115), subject, Answer.removed(Layer.NESTED, p.tokensIn(subject)));
    }
}
