package org.elpis.testkit.hospital;

import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// Structured report, key object selection, encapsulated PDF.
final class Documents {
    private Documents() {}

    static ObjectDraft sr(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.SR, v, "SR radiology report");
        SyntheticPatient p = v.patient();
        document(d);
        d.data.text(0x0040A491, "CS", "COMPLETE")
                .text(0x0040A493, "CS", "VERIFIED")
                .emptySequence(0x0040A372);
        Attributes observer = d.data.item(0x0040A073);
        observer.text(0x0040A030, "DT", v.day() + "101500").emptySequence(0x0040A088);
        d.plant(observer, 0x0040A027, "LO", p.hospital(), Layer.NESTED);
        d.plant(observer, 0x0040A075, "PN", Modules.staff(p, p.reader()), Layer.NESTED);
        ObjectDraft image = v.first(ObjectKind.CT);
        evidence(d, List.of(image));
        root(d.data, "126000", "Imaging Measurement Report");
        Attributes who = content(d.data, "HAS OBS CONTEXT", "PNAME", "121008", "Person Observer Name");
        d.plant(who, 0x0040A123, "PN", Modules.staff(p, p.reader()), Layer.DOCUMENT);
        Attributes subject = content(d.data, "HAS OBS CONTEXT", "PNAME", "121029", "Subject Name");
        d.plant(subject, 0x0040A123, "PN", p.name().dicom(), Layer.DOCUMENT);
        Attributes uid = content(d.data, "HAS OBS CONTEXT", "UIDREF", "121018", "Procedure Study Instance UID");
        uid.text(0x0040A124, "UI", v.studyUid);
        Attributes born = content(d.data, "HAS OBS CONTEXT", "DATE", "121031", "Subject Birth Date");
        born.text(0x0040A121, "DA", p.birth());
        Attributes section = content(d.data, "CONTAINS", "CONTAINER", "121070", "Findings");
        section.text(0x0040A050, "CS", "SEPARATE");
        findings(d, section, image);
        return d;
    }

    private static void findings(ObjectDraft d, Attributes section, ObjectDraft image) {
        SyntheticPatient p = d.patient();
        for (int i = 0; i < 3; i++) {
            Attributes text = content(section, "CONTAINS", "TEXT", "121071", "Finding");
            PlantedText sentence = PlantedText.of(p, i + p.number());
            d.plant(text, 0x0040A160, "UT", sentence.value(), sentence.answer(p, Layer.DOCUMENT));
        }
        Attributes number = content(section, "CONTAINS", "NUM", "G-D7FE", "Length");
        Attributes measured = number.item(0x0040A300);
        measured.text(0x0040A30A, "DS", "12.5");
        Visit.code(measured.item(0x004008EA), "mm", "UCUM", "millimeter");
        Attributes picture = content(number, "INFERRED FROM", "IMAGE", "121112", "Source of Measurement");
        Visit.refer(picture.item(0x00081199), image);
        Attributes when = content(section, "CONTAINS", "DATETIME", "111526", "DateTime Started");
        when.text(0x0040A120, "DT", d.visit.day() + "083000");
        Attributes what = content(section, "CONTAINS", "CODE", "121071", "Finding");
        Visit.code(what.item(0x0040A168), "M-03010", "SRT", "Nodule");
        Attributes site = content(section, "CONTAINS", "TEXT", "121106", "Comment");
        String comment = "Discussed by phone " + p.phone() + ", copy to " + p.email();
        d.plant(site, 0x0040A160, "UT", comment, Layer.DOCUMENT);
    }

    static ObjectDraft ko(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.KO, v, "KO key images");
        SyntheticPatient p = v.patient();
        document(d);
        d.data.emptySequence(0x00081111);
        List<ObjectDraft> images = v.all(ObjectKind.CT);
        evidence(d, images);
        root(d.data, "113000", "Of Interest");
        Attributes who = content(d.data, "HAS OBS CONTEXT", "PNAME", "121008", "Person Observer Name");
        d.plant(who, 0x0040A123, "PN", Modules.staff(p, p.reader()), Layer.DOCUMENT);
        Attributes text = content(d.data, "CONTAINS", "TEXT", "113012", "Key Object Description");
        PlantedText sentence = PlantedText.of(p, p.number() + 1);
        d.plant(text, 0x0040A160, "UT", sentence.value(), sentence.answer(p, Layer.DOCUMENT));
        for (ObjectDraft image : images) {
            Attributes item = d.data.item(0x0040A730);
            item.text(0x0040A010, "CS", "CONTAINS").text(0x0040A040, "CS", "IMAGE");
            Visit.refer(item.item(0x00081199), image);
        }
        return d;
    }

    static ObjectDraft pdf(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.PDF, v, "DOC discharge letter");
        SyntheticPatient p = v.patient();
        d.data.text(0x00200013, "IS", "1")
                .text(0x00080023, "DA", v.day())
                .text(0x00080033, "TM", "110000")
                .text(0x0008002A, "DT", v.day() + "110000")
                .text(0x00080064, "CS", "WSD")
                .text(0x00280301, "CS", "YES")
                .text(0x00420012, "LO", "application/pdf")
                .emptySequence(0x0040A043);
        String title = "Letter " + p.name().natural();
        d.plant(d.data, 0x00420010, "ST", title, Layer.UNLISTED);
        Pdf pdf = Pdf.letter(p);
        d.data.bytes(0x00420011, "OB", pdf.bytes());
        pdf.texts().forEach(t -> d.note("<(0042,0011)>", t, Answer.removed(Layer.DOCUMENT, p.tokensIn(t))));
        return d;
    }

    private static void document(ObjectDraft d) {
        d.data.text(0x00200013, "IS", "1")
                .text(0x00080023, "DA", d.visit.day())
                .text(0x00080033, "TM", "101200")
                .emptySequence(0x00081111);
    }

    private static void evidence(ObjectDraft d, List<ObjectDraft> images) {
        Attributes study = d.data.item(0x0040A375);
        study.text(0x0020000D, "UI", d.visit.studyUid);
        Attributes series = study.item(0x00081115);
        series.text(0x0020000E, "UI", images.getFirst().seriesUid);
        for (ObjectDraft image : images) {
            Visit.refer(series.item(0x00081199), image);
        }
    }

    private static void root(Attributes data, String code, String meaning) {
        data.text(0x0040A040, "CS", "CONTAINER").text(0x0040A050, "CS", "SEPARATE");
        Visit.code(data.item(0x0040A043), code, "DCM", meaning);
    }

    private static Attributes content(Attributes in, String relation, String type, String code, String meaning) {
        Attributes item = in.item(0x0040A730);
        item.text(0x0040A010, "CS", relation).text(0x0040A040, "CS", type);
        Visit.code(item.item(0x0040A043), code, code.startsWith("G-") ? "SRT" : "DCM", meaning);
        return item;
    }
}
