package org.elpis.testkit.hospital;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// Plants where lists do not look: outside the data set, in overlays and curves, in attributes of free use.
final class OddPlaces {
    private static final Set<ObjectKind> WITHOUT_OVERLAYS =
            EnumSet.of(ObjectKind.SEG, ObjectKind.ENHANCED_MR, ObjectKind.PHOTO, ObjectKind.RTDOSE);

    private OddPlaces() {}

    static void plant(ObjectDraft d) {
        file(d);
        unlisted(d);
        if (!d.data.text(0x00280004).isEmpty()) {
            if (!WITHOUT_OVERLAYS.contains(d.kind)) {
                graphics(d);
            }
            icon(d);
        }
    }

    private static void file(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        String note =
                "II*" + p.otherId() + " " + SyntheticPatient.ascii(p.name().natural());
        if (d.meta.isPresent()) {
            byte[] text = note.getBytes(StandardCharsets.UTF_8);
            System.arraycopy(text, 0, d.preamble, 0, Math.min(128, text.length));
            d.note("<preamble>", note, Answer.removed(Layer.FILE, p.tokensIn(note)));
            Attributes meta = d.meta.get();
            d.plant(meta, 0x00020016, "AE", p.station(), Layer.FILE);
            meta.text(0x00020100, "UI", d.visit.uids().next());
            String info = "sent for " + p.id();
            meta.bytes(0x00020102, "OB", info.getBytes(StandardCharsets.US_ASCII));
            d.note(meta.pathOf(0x00020102), info, Answer.removed(Layer.FILE, p.tokensIn(info)));
            d.note(
                    meta.pathOf(0x00020100),
                    meta.text(0x00020100),
                    Answer.uid(org.elpis.testkit.key.AnswerAction.TEXT_REMOVED, Layer.FILE, meta.text(0x00020100)));
        }
        String padding = "padding " + p.insurance() + " " + p.email();
        d.data.bytes(0xFFFCFFFC, "OB", padding.getBytes(StandardCharsets.US_ASCII));
        d.note("<(fffc,fffc)>", padding, Answer.removed(Layer.FILE, p.tokensIn(padding)));
    }

    private static void unlisted(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        d.plant(a, 0x00181020, "LO", "4.7.1\\conf " + p.deviceSerial(), Layer.UNLISTED);
        if (d.kind.ordinal() % 3 == 1) {
            // An even group, but no attribute of any edition.
            d.plant(a, 0x00181031, "LO", p.fit("oral agent " + p.name().natural()), Layer.UNLISTED);
        }
        if (d.kind == ObjectKind.MR || d.kind == ObjectKind.SC) {
            d.plant(a, 0x00180024, "SH", "*" + p.insurance(), Layer.UNLISTED);
        }
        if (d.kind == ObjectKind.CR) {
            d.plant(a, 0x00180015, "CS", "CHEST " + p.insurance(), Layer.UNLISTED);
        }
        if (d.kind == ObjectKind.SC || d.kind == ObjectKind.CT) {
            d.plant(
                    a,
                    0x00080008,
                    "CS",
                    (d.kind == ObjectKind.CT ? "ORIGINAL\\PRIMARY\\AXIAL" : "DERIVED\\SECONDARY") + "\\"
                            + p.insurance(),
                    Layer.UNLISTED);
        }
        if (d.kind == ObjectKind.SC) {
            a.text(0x00181012, "DA", p.day(8)).text(0x00181014, "TM", "1200");
        }
        if (p.characterSet() == CharacterSet.LATIN_1 && d.kind == ObjectKind.SR) {
            // UTF-8 under the label of Latin-1, as careless gateways leave it.
            String religion = "asks for Pfarrer " + p.name().natural();
            a.bytes(0x001021F0, "LO", religion.getBytes(StandardCharsets.UTF_8));
            d.note("<(0010,21f0)>", religion, Answer.removed(Layer.STANDARD, p.tokensIn(religion)));
        }
        d.plant(a, 0x00189524, "LO", p.fit("Device of " + p.department()), Layer.UNLISTED);
        d.plant(a, 0x00082111, "ST", p.fit("Derived for " + p.referrer() + " by " + p.station()), Layer.UNLISTED);
    }

    private static void graphics(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes a = d.data;
        // Repeating groups go up to 601E; every fourth patient has another one than the first.
        int overlay = p.number() % 4 == 3 ? 0x601E0000 : 0x60000000;
        int size = d.visit.pixels();
        a.shorts(overlay | 0x0010, "US", size)
                .shorts(overlay | 0x0011, "US", size)
                .text(overlay | 0x0040, "CS", "G")
                .shorts(overlay | 0x0050, "SS", 1, 1)
                .shorts(overlay | 0x0100, "US", 1)
                .shorts(overlay | 0x0102, "US", 0)
                .words(overlay | 0x3000, "OW", Phantom.head(0.5, 0.5).bits(size), 2);
        d.plant(a, overlay | 0x0022, "LO", p.fit("Overlay " + p.name().natural()), Layer.GRAPHIC);
        d.plant(a, overlay | 0x1500, "LO", p.fit("Label " + p.id()), Layer.GRAPHIC);
        d.plant(a, overlay | 0x4000, "LT", p.fit("Comment " + p.reader()), Layer.GRAPHIC);
        int curve = 0x50000000 + (2 * (p.number() % 8) << 16);
        d.plant(a, curve | 0x0022, "LO", p.fit("Curve " + p.name().natural()), Layer.GRAPHIC);
        d.plant(a, curve | 0x2500, "LO", p.fit("Curve " + p.phone()), Layer.GRAPHIC);
    }

    private static void icon(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Attributes icon = d.data.item(0x00880200);
        Modules.pixelFormat(icon, 32, 8, 8, 1, "MONOCHROME2");
        icon.words(0x7FE00010, "OW", Phantom.head(0.5, 0.5).bytes(32, 1), 2);
        d.plant(icon, 0x00204000, "LT", p.fit("Icon of " + p.name().natural()), Layer.GRAPHIC);
    }
}
