package org.elpis.testkit.hospital;

import java.nio.charset.StandardCharsets;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.Severity;

/// Sequences down to depth four: requests, equipment, context, what stood there before.
final class DeepPlaces {
    private DeepPlaces() {}

    static void plant(ObjectDraft d) {
        request(d);
        equipment(d);
        context(d);
        former(d);
        issuers(d);
    }

    private static void request(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        int n = p.number() + d.kind.ordinal();
        Attributes one = WidePlaces.item(d, d.data, 0x00400275);
        PhrasePlaces.put(d, one, 0x00400007, "LO", Phrase.of(d, "text.short", n, 64), Layer.NESTED);
        PhrasePlaces.put(d, one, 0x00321060, "LO", Phrase.of(d, "text.plain", n, 64), Layer.NESTED);
        d.plant(one, 0x00400009, "SH", p.insurance(), Layer.NESTED);
        d.plant(one, 0x00401001, "SH", "R" + p.insurance(), Layer.NESTED);
        d.plant(one, 0x00400006, "PN", Modules.staff(p, p.reader()), Layer.NESTED);
        one.text(0x0020000D, "UI", d.visit.studyUid);
        Attributes two = WidePlaces.item(d, one, 0x00400008);
        Visit.code(two, "RPID" + n, "RADLEX", "Imaging procedure");
        Attributes three = WidePlaces.item(d, two, 0x00400440);
        three.text(0x0040A040, "CS", "TEXT");
        Visit.code(three.item(0x0040A043), "121106", "DCM", "Comment");
        PhrasePlaces.put(d, three, 0x0040A160, "UT", Phrase.of(d, "text.comment", n, 5000), Layer.NESTED);
        Attributes four = WidePlaces.item(d, three, 0x00400441);
        four.text(0x0040A040, "CS", "PNAME");
        Visit.code(four.item(0x0040A043), "121029", "DCM", "Subject Name");
        d.plant(four, 0x0040A123, "PN", p.name().dicom(), Layer.NESTED);
        d.plant(four, 0x0040A160, "UT", p.name().natural() + " / " + p.id(), Layer.NESTED);
        four.text(0x0040A121, "DA", p.day(7))
                .text(0x0040A124, "UI", d.visit.uids().next());
    }

    private static void equipment(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes box = WidePlaces.item(d, d.data, 0x0018A001);
        Visit.code(box.item(0x0040A170), "109101", "DCM", "Acquisition Equipment");
        box.text(0x00080070, "LO", "Dectris");
        d.plant(box, 0x00080080, "LO", p.hospital(), Layer.NESTED);
        d.plant(box, 0x00080081, "ST", p.address(), Layer.NESTED);
        d.plant(box, 0x00081040, "LO", p.department(), Layer.NESTED);
        d.plant(box, 0x00081010, "SH", p.station(), Layer.NESTED);
        d.plant(box, 0x00181000, "LO", p.deviceSerial(), Layer.NESTED);
        d.plant(box, 0x00081070, "PN", Modules.staff(p, p.operator()), Layer.NESTED);
        box.text(0x0018A002, "DT", p.day(1) + "0915")
                .text(0x00181002, "UI", d.visit.uids().next());
        String said = p.fit("Set up by " + p.operator() + " for " + p.name().natural());
        d.plant(box, 0x0018A003, "ST", said, Layer.NESTED);
    }

    private static void context(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes one = WidePlaces.item(d, d.data, 0x00081250);
        one.text(0x0020000D, "UI", d.visit.studyUid).text(0x0020000E, "UI", d.seriesUid);
        Attributes purpose = WidePlaces.item(d, one, 0x0040A170);
        purpose.text(0x00080100, "SH", "X1").text(0x00080102, "SH", "99SITE");
        PhrasePlaces.put(d, purpose, 0x00080104, "LO", Phrase.of(d, "text.code", p.number() + 2, 64), Layer.NESTED);
        Attributes diagnosis = WidePlaces.item(d, d.data, 0x00081084);
        diagnosis.text(0x00080100, "SH", "R91.1").text(0x00080102, "SH", "I10");
        d.plant(
                diagnosis,
                0x00080104,
                "LO",
                "Solitary pulmonary nodule",
                Answer.retained(Layer.NESTED, "Solitary", "pulmonary", "nodule").in("en"));
    }

    private static void former(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes original = WidePlaces.item(d, d.data, 0x04000561);
        original.text(0x04000562, "DT", p.day(6) + "101010").text(0x04000565, "CS", "COERCE");
        d.plant(original, 0x04000564, "LO", p.hospital(), Layer.NESTED);
        d.plant(original, 0x04000563, "LO", p.station(), Layer.NESTED);
        Attributes modified = WidePlaces.item(d, original, 0x04000550);
        d.plant(modified, 0x00100010, "PN", p.name().dicom(), Layer.NESTED);
        d.plant(modified, 0x00100020, "LO", p.otherId(), Layer.NESTED);
        d.plant(
                modified,
                0x00100030,
                "DA",
                p.birth(),
                Answer.shifted(Layer.NESTED, p.birth()).as("hipaa_c", Severity.INDIRECT));
        Attributes signature = WidePlaces.item(d, d.data, 0xFFFAFFFA);
        signature
                .shorts(0x04000005, "US", 1)
                .text(0x04000100, "UI", d.visit.uids().next())
                .text(0x04000105, "DT", p.day(7) + "1200")
                .text(0x04000110, "CS", "X509_1993_SIG");
        String subject = "CN=" + p.reader() + ",O=" + p.hospital();
        signature.bytes(0x04000115, "OB", subject.getBytes(StandardCharsets.UTF_8));
        d.note(signature.pathOf(0x04000115), subject, Answer.removed(Layer.NESTED, p.tokensIn(subject)));
    }

    private static void issuers(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes other = WidePlaces.item(d, d.data, 0x00101002);
        d.plant(other, 0x00100020, "LO", p.otherId(), Layer.NESTED);
        d.plant(other, 0x00100021, "LO", p.hospital(), Layer.NESTED);
        other.text(0x00100022, "CS", "TEXT");
        Attributes issuer = WidePlaces.item(d, d.data, 0x00080051);
        d.plant(issuer, 0x00400031, "UT", "issued at " + p.hospital(), Layer.NESTED);
        Attributes physician = WidePlaces.item(d, d.data, 0x00080096);
        d.plant(physician, 0x00080080, "LO", p.hospital(), Layer.NESTED);
        d.plant(physician, 0x00401103, "LO", p.phone(), Layer.NESTED);
        d.plant(physician, 0x00401102, "ST", p.address(), Layer.NESTED);
        Attributes who = WidePlaces.item(d, physician, 0x00401101);
        who.text(0x00080100, "SH", "1").text(0x00080102, "SH", "99STAFF");
        d.plant(who, 0x00080104, "LO", p.referrer(), Layer.NESTED);
    }
}
