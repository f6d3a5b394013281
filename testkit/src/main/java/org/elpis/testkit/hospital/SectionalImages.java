package org.elpis.testkit.hospital;

import java.nio.ByteBuffer;
import org.elpis.testkit.dicom.Attributes;

/// Slices: CT, MR, PET, NM and enhanced MR.
final class SectionalImages {
    private SectionalImages() {}

    static ObjectDraft ct(Visit v, String seriesUid, int slice) {
        ObjectDraft d = Modules.start(ObjectKind.CT, v, "CT thorax axial");
        sameSeries(d, seriesUid);
        slices(d, slice);
        Modules.words(d, Phantom.chest(build(v), slice / 8.0).words(v.pixels()), v.pixels());
        d.data.text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
                .text(0x00281052, "DS", "-1024")
                .text(0x00281053, "DS", "1")
                .text(0x00180060, "DS", "120")
                .text(0x00200012, "IS", "1")
                .text(0x00281050, "DS", "40")
                .text(0x00281051, "DS", "400")
                .text(0x00180015, "CS", "CHEST")
                .text(0x00185100, "CS", "HFS");
        return d;
    }

    static ObjectDraft mr(Visit v, String seriesUid, int slice) {
        ObjectDraft d = Modules.start(ObjectKind.MR, v, "MR brain sagittal");
        sameSeries(d, seriesUid);
        slices(d, slice);
        Modules.words(d, Phantom.head(build(v), slice / 8.0).words(v.pixels()), v.pixels());
        d.data.text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\OTHER")
                .text(0x00180020, "CS", "SE")
                .text(0x00180021, "CS", "SK")
                .text(0x00180022, "CS", "")
                .text(0x00180023, "CS", "2D")
                .text(0x00180080, "DS", "550")
                .text(0x00180081, "DS", "12")
                .text(0x00180091, "IS", "1")
                .text(0x00180015, "CS", "BRAIN")
                .text(0x00185100, "CS", "HFS");
        return d;
    }

    static ObjectDraft pet(Visit v, String seriesUid, int slice) {
        ObjectDraft d = Modules.start(ObjectKind.PET, v, "PET whole body");
        sameSeries(d, seriesUid);
        slices(d, slice);
        Modules.words(d, Phantom.chest(build(v), slice / 8.0).words(v.pixels()), v.pixels());
        Modules.pixelFormat(d.data, v.pixels(), 16, 16, 1, "MONOCHROME2");
        d.data.text(0x00080008, "CS", "ORIGINAL\\PRIMARY")
                .text(0x00080022, "DA", v.day())
                .text(0x00080032, "TM", "091000")
                .text(0x00281052, "DS", "0")
                .text(0x00281053, "DS", "0.5")
                .text(0x00541000, "CS", "STATIC\\IMAGE")
                .text(0x00541001, "CS", "BQML")
                .text(0x00541002, "CS", "EMISSION")
                .text(0x00541102, "CS", "START")
                .shorts(0x00540081, "US", 8)
                .shorts(0x00541330, "US", slice + 1)
                .text(0x00280051, "CS", "DECY\\ATTN")
                .text(0x00181181, "CS", "NONE")
                .text(0x00541300, "DS", "0")
                .text(0x00181242, "IS", "180000")
                .text(0x00541321, "DS", "1.05")
                .text(0x00200062, "CS", "");
        Visit.code(d.data.item(0x00540410), "F-10450", "SRT", "recumbent");
        Visit.code(d.data.item(0x00540414), "F-10470", "SRT", "headfirst");
        Attributes drug = d.data.item(0x00540016);
        Visit.code(drug.item(0x00540300), "C-111A1", "SRT", "^18^Fluorine");
        drug.text(0x00180031, "LO", "Fluorodeoxyglucose F18")
                .text(0x00181072, "TM", "080500.000000")
                .text(0x00181074, "DS", "310000000")
                .text(0x00181075, "DS", "6586.2")
                .text(0x00181076, "DS", "0.97");
        d.data.text(0x00541101, "LO", "measured").text(0x00541103, "LO", "OSEM");
        return d;
    }

    static ObjectDraft nm(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.NM, v, "NM bone whole");
        Modules.image(d, 1);
        Modules.frameOfReference(d);
        int size = v.pixels();
        byte[] one = Phantom.chest(build(v), 0.5).words(size);
        Modules.pixelFormat(d.data, size, 16, 16, 1, "MONOCHROME2");
        d.data.words(
                0x7FE00010,
                "OW",
                ByteBuffer.allocate(2 * one.length).put(one).put(one).array(),
                2);
        d.data.text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\STATIC\\EMISSION")
                .text(0x00280008, "IS", "2")
                .tags(0x00280009, 0x00540010, 0x00540020)
                .shorts(0x00540010, "US", 1, 1)
                .shorts(0x00540011, "US", 1)
                .shorts(0x00540020, "US", 1, 2)
                .shorts(0x00540021, "US", 2)
                .text(0x00280030, "DS", Modules.spacing(size))
                .text(0x00180070, "IS", "500000")
                .text(0x00541202, "IS", "2")
                .text(0x00181242, "IS", "180000");
        Attributes window = d.data.item(0x00540012);
        window.item(0x00540013).text(0x00540014, "DS", "126").text(0x00540015, "DS", "154");
        window.text(0x00540018, "SH", "Tc99m");
        d.data.item(0x00540016)
                .item(0x00540300)
                .text(0x00080100, "SH", "C-163A8")
                .text(0x00080102, "SH", "SRT")
                .text(0x00080104, "LO", "^99m^Technetium");
        for (int head = 0; head < 2; head++) {
            d.data.item(0x00540022)
                    .text(0x00181180, "SH", "LEHR")
                    .text(0x00181181, "CS", "PARA")
                    .text(0x00200032, "DS", "")
                    .text(0x00200037, "DS", "");
        }
        Visit.code(d.data.item(0x00540410), "F-10450", "SRT", "recumbent");
        Visit.code(d.data.item(0x00540414), "F-10470", "SRT", "headfirst");
        return d;
    }

    static ObjectDraft enhancedMr(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.ENHANCED_MR, v, "MR enhanced brain");
        Modules.frameOfReference(d);
        int size = v.pixels();
        int frames = 3;
        ByteBuffer pixels = ByteBuffer.allocate(2 * size * size * frames);
        for (int f = 0; f < frames; f++) {
            pixels.put(Phantom.head(build(v), f / 4.0).words(size));
        }
        EnhancedImages.fill(d, frames, size);
        d.data.words(0x7FE00010, "OW", pixels.array(), 2);
        return d;
    }

    private static void sameSeries(ObjectDraft d, String seriesUid) {
        d.seriesUid = seriesUid;
        d.data.text(0x0020000E, "UI", seriesUid);
    }

    private static void slices(ObjectDraft d, int slice) {
        Modules.image(d, slice + 1);
        Modules.frameOfReference(d);
        Modules.plane(d.data, slice, d.visit.pixels());
    }

    static double build(Visit v) {
        return (v.patient().number() * 37 % 100) / 100.0;
    }
}
