package org.elpis.testkit.hospital;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.Encoding;

/// Images that are no slices: CR, DX, MG, XA, US, SC, photographs.
final class ProjectionImages {
    private ProjectionImages() {}

    static ObjectDraft cr(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.CR, v, "CR chest frontal");
        Modules.image(d, 1);
        Modules.words(d, chest(v), v.pixels());
        d.data.text(0x00180015, "CS", "CHEST")
                .text(0x00185101, "CS", "PA")
                .text(0x00080008, "CS", "ORIGINAL\\PRIMARY")
                .text(0x00280030, "DS", Modules.spacing(v.pixels()));
        return d;
    }

    static ObjectDraft dx(Visit v) {
        return digital(v, Modules.start(ObjectKind.DX, v, "DX chest lateral"), "CHEST", "T-D3000", "Chest");
    }

    static ObjectDraft mg(Visit v) {
        ObjectDraft d = digital(v, Modules.start(ObjectKind.MG, v, "MG breast left"), "BREAST", "T-04000", "Breast");
        d.data.text(0x00200062, "CS", "L")
                .text(0x00181508, "CS", "MAMMOGRAPHIC")
                .text(0x00280301, "CS", "NO")
                .text(0x00181405, "IS", "1200")
                .text(0x00181110, "DS", "650")
                .text(0x00181111, "DS", "600")
                .text(0x00400318, "CS", "BREAST");
        Attributes view = d.data.item(0x00540220);
        Visit.code(view, "R-10242", "SRT", "cranio-caudal").emptySequence(0x00540222);
        return d;
    }

    private static ObjectDraft digital(Visit v, ObjectDraft d, String part, String code, String meaning) {
        Modules.image(d, 1);
        Modules.words(d, chest(v), v.pixels());
        Visit.code(d.data.item(0x00082218), code, "SRT", meaning);
        d.data.text(0x00080068, "CS", "FOR PRESENTATION")
                .text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\")
                .text(0x00180015, "CS", part)
                .text(0x00181164, "DS", "0.2\\0.2")
                .text(0x00200062, "CS", "U")
                .text(0x00200020, "CS", "L\\F")
                .text(0x00281040, "CS", "LIN")
                .shorts(0x00281041, "SS", 1)
                .text(0x00281052, "DS", "0")
                .text(0x00281053, "DS", "1")
                .text(0x00281054, "LO", "US")
                .text(0x00282110, "CS", "00")
                .text(0x20500020, "CS", "IDENTITY")
                .text(0x00281050, "DS", "600")
                .text(0x00281051, "DS", "1200")
                .text(0x00280301, "CS", "NO")
                .text(0x00187004, "CS", "DIRECT")
                .text(0x00181508, "CS", "")
                .text(0x00185101, "CS", "AP")
                .emptySequence(0x00400555);
        return d;
    }

    static ObjectDraft xa(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.XA, v, "XA coronary angiography");
        Modules.image(d, 1);
        byte[] one = Phantom.chest(SectionalImages.build(v), 0.3).bytes(v.pixels(), 1);
        Modules.pixelFormat(d.data, v.pixels(), 8, 8, 1, "MONOCHROME2");
        d.data.words(
                0x7FE00010,
                "OW",
                ByteBuffer.allocate(2 * one.length).put(one).put(one).array(),
                2);
        d.data.text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\SINGLE PLANE")
                .text(0x00281040, "CS", "LIN")
                .text(0x00280008, "IS", "2")
                .tags(0x00280009, 0x00181063)
                .text(0x00181063, "DS", "66")
                .text(0x00180060, "DS", "80")
                .text(0x00181155, "CS", "GR")
                .text(0x00181151, "IS", "400")
                .text(0x00181150, "IS", "10")
                .text(0x00181500, "CS", "STATIONARY")
                .text(0x00181510, "DS", "30")
                .text(0x00181511, "DS", "0");
        return d;
    }

    static ObjectDraft us(Visit v, int frames) {
        ObjectKind kind = frames == 1 ? ObjectKind.US : ObjectKind.US_MULTIFRAME;
        ObjectDraft d = Modules.start(kind, v, "US liver longitudinal");
        Modules.image(d, 1);
        byte[] one = Phantom.head(SectionalImages.build(v), 0.2).bytes(v.pixels(), 3);
        Modules.pixelFormat(d.data, v.pixels(), 8, 8, 3, "RGB");
        ByteBuffer all = ByteBuffer.allocate(frames * one.length);
        for (int f = 0; f < frames; f++) {
            all.put(one);
        }
        d.data.shorts(0x00280006, "US", 0).words(0x7FE00010, "OW", all.array(), 2);
        d.data.text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\ABDOMINAL\\0001").text(0x00200062, "CS", "");
        if (frames > 1) {
            d.data.text(0x00280008, "IS", Integer.toString(frames))
                    .tags(0x00280009, 0x00181063)
                    .text(0x00181063, "DS", "40");
        }
        d.data.item(0x00186011)
                .shorts(0x00186012, "US", 1)
                .shorts(0x00186014, "US", 1)
                .ints(0x00186016, "UL", 0)
                .ints(0x00186018, "UL", 4)
                .ints(0x0018601A, "UL", 6)
                .ints(0x0018601C, "UL", v.pixels() - 4)
                .ints(0x0018601E, "UL", v.pixels() - 6)
                .shorts(0x00186024, "US", 3)
                .shorts(0x00186026, "US", 3)
                .doubles(0x0018602C, 0.05)
                .doubles(0x0018602E, 0.05);
        return d;
    }

    static ObjectDraft sc(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.SC, v, "SC screen capture");
        Modules.image(d, 1);
        byte[] pixels = Phantom.head(SectionalImages.build(v), 0.6).bytes(v.pixels(), 3);
        Modules.pixelFormat(d.data, v.pixels(), 8, 8, 3, "RGB");
        d.data.shorts(0x00280006, "US", 0)
                .words(0x7FE00010, "OW", pixels, 2)
                .text(0x00080064, "CS", "WSD")
                .text(0x00080008, "CS", "DERIVED\\SECONDARY");
        return d;
    }

    /// A photograph, JPEG with a comment inside the compressed stream.
    static ObjectDraft photo(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.PHOTO, v, "XC skin lesion");
        Modules.image(d, 1);
        d.encoding = Encoding.JPEG_BASELINE;
        Modules.pixelFormat(d.data, v.pixels(), 8, 8, 3, "YBR_FULL_422");
        d.data.shorts(0x00280006, "US", 0)
                .text(0x00080008, "CS", "ORIGINAL\\PRIMARY")
                .text(0x00282110, "CS", "01")
                .text(0x00282112, "DS", "10")
                .text(0x00282114, "CS", "ISO_10918_1")
                .text(0x00200062, "CS", "U")
                .text(0x0008002A, "DT", v.day() + "0820")
                .text(0x00280301, "CS", "NO")
                .emptySequence(0x00400555);
        Visit.code(d.data.item(0x00082218), "T-01000", "SRT", "Skin");
        byte[] jpeg = Jpegs.encode(Phantom.head(SectionalImages.build(v), 0.6).bytes(v.pixels(), 1), v.pixels());
        String comment = "Photographed " + v.patient().name().natural() + " "
                + v.patient().id();
        if (v.patient().seed().family().isWide()) {
            jpeg = withCameraText(d, jpeg);
        }
        d.data.fragments(0x7FE00010, List.of(new byte[0], withComment(jpeg, comment)));
        d.note(
                "<(7fe0,0010)>",
                comment,
                org.elpis.testkit.key.Answer.removed(
                        org.elpis.testkit.key.Layer.DOCUMENT, v.patient().tokensIn(comment)));
        return d;
    }

    private static byte[] withCameraText(ObjectDraft d, byte[] jpeg) {
        SyntheticPatient p = d.patient();
        String description = "Wound of " + p.name().natural() + " " + p.otherId();
        String taken = WrittenDay.ISO.of(p.firstDay()) + " 10:11:12";
        for (String text : List.of(description, taken, p.operator())) {
            d.note(
                    "<(7fe0,0010)>",
                    text,
                    org.elpis.testkit.key.Answer.removed(org.elpis.testkit.key.Layer.DOCUMENT, p.tokensIn(text)));
        }
        return Exif.into(jpeg, description, taken, p.operator());
    }

    private static byte[] withComment(byte[] jpeg, String comment) {
        byte[] text = comment.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xFE, (byte) (text.length + 2 >> 8), (byte) (text.length + 2)});
        out.writeBytes(text);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    private static byte[] chest(Visit v) {
        return Phantom.chest(SectionalImages.build(v), 0.5).words(v.pixels());
    }
}
