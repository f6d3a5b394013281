package org.elpis.testkit.hospital;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.Layer;

/// Places that no list of attributes names: around the data set, labels of overlays and curves, free use of other
/// fields.
final class EdgePlaces {
    private static final Set<ObjectKind> PICTURES = EnumSet.of(
            ObjectKind.CT, ObjectKind.MR, ObjectKind.PET, ObjectKind.CR, ObjectKind.DX, ObjectKind.MG, ObjectKind.SC);

    private EdgePlaces() {}

    static void plant(ObjectDraft d) {
        file(d);
        unlisted(d);
        if (PICTURES.contains(d.kind)) {
            graphics(d);
        }
    }

    private static void file(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        if (d.meta.isPresent()) {
            String note = "MM*" + p.id() + " " + SyntheticPatient.ascii(p.name().natural());
            byte[] text = note.getBytes(StandardCharsets.UTF_8);
            int length = Math.min(128, text.length);
            System.arraycopy(text, 0, d.preamble, 0, length);
            d.note("<preamble>", note, Answer.removed(Layer.FILE, p.tokensIn(note)));
            Attributes meta = d.meta.get();
            d.plant(meta, 0x00020016, "AE", p.station(), Layer.FILE);
            d.plant(meta, 0x00020017, "AE", p.station(), Layer.FILE);
            String creator = d.visit.uids().next();
            meta.text(0x00020100, "UI", creator);
            d.note(meta.pathOf(0x00020100), creator, Answer.uid(AnswerAction.TEXT_REMOVED, Layer.FILE, creator));
            String info = "route=" + p.otherId();
            meta.bytes(0x00020102, "OB", info.getBytes(StandardCharsets.US_ASCII));
            d.note(meta.pathOf(0x00020102), info, Answer.removed(Layer.FILE, p.tokensIn(info)));
        }
        String padding = "cache " + p.email() + " " + p.insurance();
        d.data.bytes(0xFFFCFFFC, "OB", padding.getBytes(StandardCharsets.US_ASCII));
        d.note("<(fffc,fffc)>", padding, Answer.removed(Layer.FILE, p.tokensIn(padding)));
    }

    private static void unlisted(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        if (d.kind == ObjectKind.MR || d.kind == ObjectKind.ENHANCED_MR) {
            d.replant(
                    a,
                    0x00180024,
                    "SH",
                    p.insurance() + "_tse",
                    Answer.removed(Layer.UNLISTED, p.tokensIn(p.insurance())).in("en"));
        }
        if (d.kind == ObjectKind.CR || d.kind == ObjectKind.DX) {
            d.plant(a, 0x00181261, "LO", "plate " + p.insurance(), Layer.UNLISTED);
            d.plant(a, 0x00181401, "LO", p.insurance(), Layer.UNLISTED);
        }
        d.plant(a, 0x00189524, "LO", Modules.cut("unit of " + p.department(), 0), Layer.UNLISTED);
        d.plant(a, 0x00181005, "LO", "for " + p.motherName(), Layer.UNLISTED);
        // An even group, but no attribute of any edition.
        d.plant(a, 0x00204002, "LO", "ask " + p.reader(), Layer.UNLISTED);
    }

    private static void graphics(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        int overlay = 0x600A0000;
        int curve = 0x500C0000;
        Attributes a = d.data;
        d.plant(a, overlay | 0x0022, "LO", "Mark by " + p.operator(), Layer.GRAPHIC);
        d.plant(a, overlay | 0x1500, "LO", p.name().natural(), Layer.GRAPHIC);
        d.plant(a, overlay | 0x4000, "LT", "seen " + p.id() + " " + p.email(), Layer.GRAPHIC);
        d.plant(a, curve | 0x0022, "LO", "Pulse " + p.name().natural(), Layer.GRAPHIC);
        d.plant(a, curve | 0x0040, "SH", p.insurance(), Layer.GRAPHIC);
        Attributes icon = a.item(0x00880200);
        Modules.pixelFormat(icon, 32, 8, 8, 1, "MONOCHROME2");
        icon.words(0x7FE00010, "OW", Phantom.head(0.4, 0.6).bytes(32, 1), 2);
        d.plant(icon, 0x00204000, "LT", "icon " + p.name().natural(), Layer.GRAPHIC);
    }
}
