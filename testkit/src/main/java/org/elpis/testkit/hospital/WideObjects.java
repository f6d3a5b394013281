package org.elpis.testkit.hospital;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// Kinds that only the wide families have: parametric map, whole slide, narrative report, CDA, STL.
final class WideObjects {
    private WideObjects() {}

    static ObjectDraft parametricMap(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.PARAMETRIC_MAP, v, "ADC map");
        ObjectDraft image = v.first(ObjectKind.CT);
        int size = v.pixels();
        Modules.frameOfReference(d);
        d.data.text(0x00080008, "CS", "DERIVED\\PRIMARY\\VOLUME\\ADC")
                .text(0x00080023, "DA", v.day())
                .text(0x00080033, "TM", "1210")
                .text(0x00200013, "IS", "1")
                .text(0x00280008, "IS", "1")
                .text(0x00700080, "CS", "ADC")
                .shorts(0x00280002, "US", 1)
                .text(0x00280004, "CS", "MONOCHROME2")
                .shorts(0x00280010, "US", size)
                .shorts(0x00280011, "US", size)
                .shorts(0x00280100, "US", 32);
        PhrasePlaces.put(
                d,
                d.data,
                0x00700081,
                "LO",
                Phrase.of(d, "text.label", v.patient().number(), 64),
                Layer.UNLISTED);
        d.plant(d.data, 0x00700084, "PN", Modules.staff(v.patient(), v.patient().operator()), Layer.STANDARD);
        ByteBuffer floats = ByteBuffer.allocate(4 * size * size).order(ByteOrder.LITTLE_ENDIAN);
        byte[] grey = Phantom.head(SectionalImages.build(v), 0.4).bytes(size, 1);
        for (byte g : grey) {
            floats.putFloat((g & 0xFF) / 255f);
        }
        d.data.words(0x7FE00008, "OF", floats.array(), 4);
        Attributes shared = d.data.item(0x52009229);
        shared.item(0x00289110).text(0x00280030, "DS", Modules.spacing(size)).text(0x00180050, "DS", "5");
        Attributes group = d.data.item(0x52009230);
        Attributes derivation = group.item(0x00089124);
        Visit.code(derivation.item(0x00089215), "113041", "DCM", "Apparent Diffusion Coefficient");
        Attributes source = Visit.refer(derivation.item(0x00082112), image);
        Visit.code(source.item(0x0040A170), "121322", "DCM", "Source image for image processing operation");
        group.item(0x00209111).text(0x00189074, "DT", v.day() + "0830").ints(0x00209157, "UL", 1);
        Attributes series = d.data.item(0x00081115);
        series.text(0x0020000E, "UI", image.seriesUid);
        Visit.refer(series.item(0x0008114A), image);
        return d;
    }

    static ObjectDraft slide(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.SLIDE, v, "Slide H&E");
        SyntheticPatient p = v.patient();
        int size = v.pixels();
        Modules.image(d, 1);
        Modules.frameOfReference(d);
        Modules.pixelFormat(d.data, size, 8, 8, 3, "RGB");
        d.data.shorts(0x00280006, "US", 0)
                .words(
                        0x7FE00010,
                        "OW",
                        Phantom.head(SectionalImages.build(v), 0.3).bytes(size, 3),
                        2)
                .text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\LABEL\\NONE")
                .text(0x0008002A, "DT", v.day() + "0840")
                .text(0x00280008, "IS", "1")
                .text(0x00480010, "CS", "YES");
        d.plant(d.data, 0x00400512, "LO", "S-" + p.insurance(), Layer.STANDARD);
        d.plant(d.data, 0x22000002, "UT", p.name().natural() + "\r\n" + p.id(), Layer.STANDARD);
        d.plant(d.data, 0x22000005, "LT", p.otherId(), Layer.STANDARD);
        Attributes specimen = d.data.item(0x00400560);
        d.plant(specimen, 0x00400551, "LO", "S-" + p.insurance() + "-A", Layer.NESTED);
        specimen.text(0x00400554, "UI", v.uids().next());
        PhrasePlaces.put(d, specimen, 0x00400600, "LO", Phrase.of(d, "text.label", p.number(), 64), Layer.NESTED);
        PhrasePlaces.put(d, specimen, 0x00400602, "UT", Phrase.of(d, "text.comment", p.number(), 900), Layer.NESTED);
        Attributes step = specimen.item(0x00400610).item(0x00400612);
        step.text(0x0040A040, "CS", "TEXT");
        Visit.code(step.item(0x0040A043), "121041", "DCM", "Specimen Identifier");
        d.plant(step, 0x0040A160, "UT", "cut by " + p.operator(), Layer.NESTED);
        return d;
    }

    static ObjectDraft narrative(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.TEXT_SR, v, "Report");
        SyntheticPatient p = v.patient();
        d.data.text(0x00200013, "IS", "1")
                .text(0x00080023, "DA", v.day())
                .text(0x00080033, "TM", "1020")
                .text(0x0040A491, "CS", "COMPLETE")
                .text(0x0040A493, "CS", "VERIFIED")
                .text(0x0040A040, "CS", "CONTAINER")
                .text(0x0040A050, "CS", "SEPARATE");
        Visit.code(d.data.item(0x0040A043), "18748-4", "LN", "Diagnostic imaging report");
        Attributes observer = d.data.item(0x0040A073);
        observer.text(0x0040A030, "DT", v.day() + "103000");
        d.plant(observer, 0x0040A027, "LO", p.hospital(), Layer.NESTED);
        d.plant(observer, 0x0040A075, "PN", Modules.staff(p, p.reader()), Layer.NESTED);
        item(d, "PNAME", "121008", "Person Observer Name", 0x0040A123, "PN", Modules.staff(p, p.reader()));
        item(d, "TEXT", "121009", "Person Observer's Organization Name", 0x0040A160, "UT", p.hospital());
        content(d, "UIDREF", "121012", "Device Observer UID")
                .text(0x0040A124, "UI", v.uids().next());
        item(d, "TEXT", "121016", "Device Observer Serial Number", 0x0040A160, "UT", p.deviceSerial());
        item(d, "TEXT", "121030", "Subject ID", 0x0040A160, "UT", p.id());
        for (int n = 0; n < 4; n++) {
            Attributes text = content(d, "TEXT", n == 0 ? "121060" : "121071", n == 0 ? "History" : "Finding");
            Phrase phrase = Phrase.of(d, n < 2 ? "text.report" : "text.comment", p.number() + 3 * n, 9000);
            PhrasePlaces.put(d, text, 0x0040A160, "UT", phrase, Layer.DOCUMENT);
        }
        return d;
    }

    private static Attributes content(ObjectDraft d, String type, String code, String meaning) {
        Attributes item = d.data.item(0x0040A730);
        item.text(0x0040A010, "CS", "CONTAINS").text(0x0040A040, "CS", type);
        Visit.code(item.item(0x0040A043), code, "DCM", meaning);
        return item;
    }

    private static void item(
            ObjectDraft d, String type, String code, String meaning, int tag, String vr, String value) {
        d.plant(content(d, type, code, meaning), tag, vr, value, Layer.DOCUMENT);
    }

    static ObjectDraft cda(Visit v) {
        ObjectDraft d = document(ObjectKind.CDA, v, "Letter", "text/XML");
        SyntheticPatient p = v.patient();
        Phrase letter = Phrase.of(d, "text.report", p.number(), 9000);
        List<String> parts = List.of(
                "<recordTarget><patientRole><id root=\"1.2.276.0.76\" extension=\"" + p.id()
                        + "\"/><addr><streetAddressLine>"
                        + p.street() + "</streetAddressLine><city>" + p.city() + "</city></addr><telecom value=\"tel:"
                        + p.phone() + "\"/>",
                "<patient><name><given>" + p.name().given().replace('^', ' ') + "</given><family>"
                        + p.name().family() + "</family></name><birthTime value=\"" + p.birth()
                        + "\"/></patient></patientRole></recordTarget>",
                "<author><time value=\"" + v.day() + "\"/><assignedAuthor><assignedPerson><name>" + p.reader()
                        + "</name></assignedPerson></assignedAuthor></author>",
                "<component><section><text>" + letter.value() + "</text></section></component>");
        String xml = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ClinicalDocument xmlns=\"urn:hl7-org:v3\">"
                + String.join("\n", parts) + "</ClinicalDocument>\n";
        d.data.bytes(0x00420011, "OB", xml.getBytes(StandardCharsets.UTF_8));
        for (String part : parts) {
            Answer gone = Answer.removed(Layer.DOCUMENT, p.tokensIn(part)).nearby(p.shortTokensIn(part));
            d.note(
                    "<(0042,0011)>",
                    part,
                    part.contains("<section>") ? gone.keeping(letter.stay()).in(letter.language()) : gone);
        }
        return d;
    }

    static ObjectDraft stl(Visit v) {
        ObjectDraft d = document(ObjectKind.STL, v, "Model", "model/stl");
        SyntheticPatient p = v.patient();
        String said = SyntheticPatient.ascii(p.name().natural()) + " " + p.id();
        ByteBuffer stl = ByteBuffer.allocate(84 + 50).order(ByteOrder.LITTLE_ENDIAN);
        byte[] head = ("model of " + said).getBytes(StandardCharsets.UTF_8);
        stl.put(head, 0, Math.min(80, head.length)).position(80).putInt(1);
        for (int i = 0; i < 12; i++) {
            stl.putFloat(i % 4);
        }
        stl.putShort((short) 0);
        d.data.bytes(0x00420011, "OB", stl.array());
        d.note("<(0042,0011)>", said, Answer.removed(Layer.DOCUMENT, p.tokensIn(said)));
        return d;
    }

    private static ObjectDraft document(ObjectKind kind, Visit v, String description, String mime) {
        ObjectDraft d = Modules.start(kind, v, description);
        Modules.frameOfReference(d);
        d.data.text(0x00200013, "IS", "1")
                .text(0x00080023, "DA", v.day())
                .text(0x00080033, "TM", "1100")
                .text(0x0008002A, "DT", v.day() + "1100")
                .text(0x00280301, "CS", "YES")
                .text(0x00420012, "LO", mime)
                .emptySequence(0x0040A043);
        d.meta = Optional.of(new Attributes());
        PhrasePlaces.put(
                d,
                d.data,
                0x00420010,
                "ST",
                Phrase.of(d, "text.label", v.patient().number(), 64),
                Layer.UNLISTED);
        return d;
    }
}
