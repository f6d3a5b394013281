package org.elpis.testkit.hospital;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.Value;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.Layer;

/// Private elements of known and unknown makers, at other block numbers than the usual ones.
final class VendorPlaces {
    private VendorPlaces() {}

    static void plant(ObjectDraft d) {
        safe(d);
        siemens(d);
        ge(d);
        philips(d);
        others(d);
        unknown(d);
        orphan(d);
    }

    /// What PS3.15 Table E.3.10-1 lists as safe must stay.
    private static void safe(ObjectDraft d) {
        Attributes a = d.data;
        a.text(0x00190014, "LO", "SIEMENS MR HEADER");
        keep(d, 0x0019140C, "IS", "800");
        a.text(0x00430012, "LO", "GEMS_PARM_01");
        keep(d, 0x00431227, "SH", "1.375:1");
        a.text(0x70530015, "LO", "Philips PET Private Group");
        keep(d, 0x70531500, "DS", "0.000421");
        keep(d, 0x70531509, "DS", "1.2345");
        a.text(0x01E10011, "LO", "ELSCINT1");
        keep(d, 0x01E11126, "CS", "BODY");
    }

    private static void keep(ObjectDraft d, int tag, String vr, String value) {
        d.plant(d.data, tag, vr, value, Answer.retained(Layer.PRIVATE, value));
    }

    private static void siemens(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        a.text(0x00290013, "LO", "SIEMENS CSA HEADER").text(0x00290014, "LO", "SIEMENS MEDCOM HEADER2");
        String csa =
                "SV10\4\3\2\1 tPatientName " + p.name().dicom() + "\0tPatientID " + p.id() + "\0tBirth " + p.birth();
        raw(d, a, 0x00291320, "OB", csa);
        d.plant(a, 0x00291309, "LO", p.day(3), Answer.shifted(Layer.PRIVATE, p.day(3)));
        d.plant(a, 0x00291460, "LO", p.fit("com " + p.name().natural()), Layer.PRIVATE);
        a.text(0x00510013, "LO", "SIEMENS MR HEADER");
        d.plant(a, 0x0051130A, "LO", "TA " + p.day(4), Answer.shifted(Layer.PRIVATE, p.day(4)));
    }

    private static void ge(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        a.text(0x00090012, "LO", "GEMS_IDEN_01").text(0x00090013, "LO", "GEMS_PETD_01");
        d.plant(a, 0x00091202, "SH", p.station(), Layer.PRIVATE);
        d.plant(a, 0x00091231, "SH", p.deviceSerial(), Layer.PRIVATE);
        String uid = d.visit.uids().next();
        d.plant(a, 0x000912E3, "UI", uid, Answer.uid(AnswerAction.UID_CHANGED, Layer.PRIVATE, uid));
        d.plant(a, 0x0009130D, "DT", p.day(6) + "070000.00", Answer.shifted(Layer.PRIVATE, p.day(6)));
        a.text(0x00110010, "LO", "GEMS_PATI_01");
        d.plant(a, 0x00111010, "LO", p.fit(p.name().natural()), Layer.PRIVATE);
    }

    private static void philips(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        a.text(0x20010012, "LO", "Philips Imaging DD 001").text(0x20050015, "LO", "Philips MR Imaging DD 005");
        Attributes stack = a.item(0x2001125F, hiding(d), Value.Lengths.UNDEFINED);
        stack.text(0x20010012, "LO", "Philips Imaging DD 001");
        d.plant(stack, 0x00081070, "PN", Modules.staff(p, p.operator()), Layer.PRIVATE);
        d.plant(stack, 0x00100020, "LO", p.id(), Layer.PRIVATE);
        Attributes inner = stack.item(0x00081140, "SQ", Value.Lengths.DEFINED);
        inner.text(0x00081150, "UI", d.kind.sopClass()).text(0x00081155, "UI", d.sopUid);
        PhrasePlaces.put(d, inner, 0x00204000, "LT", Phrase.of(d, "text.comment", p.number(), 500), Layer.PRIVATE);
        Attributes nested = a.item(0x20051502, "SQ", Value.Lengths.DEFINED);
        d.plant(nested, 0x00100010, "PN", p.name().dicom(), Layer.PRIVATE);
        nested.text(0x00080022, "DA", p.day(8));
    }

    private static void others(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        a.text(0x00190099, "LO", "AGFA_ADC_Compact");
        d.plant(a, 0x00199905, "ST", p.fit("cassette of " + p.name().natural()), Layer.PRIVATE);
        a.text(0x00210030, "LO", "MITRA MARKUP 1.0");
        d.plant(a, 0x00213000, "LT", p.fit("note " + p.reader() + " " + p.phone()), Layer.PRIVATE);
        a.text(0x70050010, "LO", "TOSHIBA_MEC_CT3");
        d.plant(a, 0x7005100B, "LO", p.fit(p.hospital()), Layer.PRIVATE);
        a.text(0x00330010, "LO", "HOLOGIC, Inc.");
        raw(d, a, 0x00331040, "UN", "TechID=" + p.operator());
    }

    private static void unknown(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        List<String> creators = Pool.of(p.seed().family()).get("creator");
        a.text(0x004100F0, "LO", p.fit(creators.get(0))).text(0x004100F1, "LO", creators.get(1));
        d.plant(a, 0x0041F001, "PN", p.name().dicom(), Layer.PRIVATE);
        d.plant(a, 0x0041F002, "UT", p.fit(p.name().natural() + "; " + p.address() + "; " + p.phone()), Layer.PRIVATE);
        raw(d, a, 0x0041F010, "OB", "{\"patient\":\"" + p.id() + "\",\"mail\":\"" + p.email() + "\"}");
        raw(d, a, 0x0041F103, "UN", "PID|1||" + p.otherId() + "||" + p.name().dicom() + "||" + p.birth());
        String uid = d.visit.uids().next();
        a.bytes(0x0041F104, "UN", uid.getBytes(StandardCharsets.US_ASCII));
        d.note(a.pathOf(0x0041F104), uid, Answer.uid(AnswerAction.TEXT_REMOVED, Layer.PRIVATE, uid));
        Attributes item = a.item(0x0041F105, hiding(d), Value.Lengths.DEFINED);
        d.plant(item, 0x00101040, "LO", Modules.cut(p.fit(p.address()), 0), Layer.PRIVATE);
        Attributes deep = item.item(0x0040A730, "SQ", Value.Lengths.DEFINED);
        d.plant(deep, 0x0040A160, "UT", "mother " + p.motherName(), Layer.PRIVATE);
        String creator = "for " + p.otherId();
        d.plant(a, 0x00550010, "LO", creator, Layer.PRIVATE);
        a.text(0x00551003, "DS", "4.5");
    }

    /// A sequence as UN is little endian even in a big endian file, but no reader follows the standard there.
    private static String hiding(ObjectDraft d) {
        return d.encoding == Encoding.EXPLICIT_BIG ? "SQ" : "UN";
    }

    private static void orphan(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        d.plant(d.data, 0x00572001, "LO", p.fit("left over " + p.name().natural()), Layer.PRIVATE);
        raw(d, d.data, 0x00572002, "OB", "call " + p.phone());
    }

    private static void raw(ObjectDraft d, Attributes at, int tag, String vr, String text) {
        at.bytes(tag, vr, text.getBytes(StandardCharsets.UTF_8));
        SyntheticPatient p = d.patient();
        d.note(
                at.pathOf(tag),
                text.replace('\0', ' '),
                Answer.removed(Layer.PRIVATE, p.tokensIn(text)).nearby(p.shortTokensIn(text)));
    }
}
