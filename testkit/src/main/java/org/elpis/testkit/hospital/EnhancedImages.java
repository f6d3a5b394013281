package org.elpis.testkit.hospital;

import org.elpis.testkit.dicom.Attributes;

/// The functional groups of an enhanced MR image.
final class EnhancedImages {
    private EnhancedImages() {}

    static void fill(ObjectDraft d, int frames, int size) {
        Modules.pixelFormat(d.data, size, 16, 12, 1, "MONOCHROME2");
        d.data.text(0x00080008, "CS", "ORIGINAL\\PRIMARY\\T1\\NONE")
                .text(0x00080023, "DA", d.visit.day())
                .text(0x00080033, "TM", "082011")
                .text(0x0008002A, "DT", d.visit.day() + "082010.500000")
                .text(0x00080070, "LO", "ACME Imaging")
                .text(0x00089205, "CS", "MONOCHROME")
                .text(0x00089206, "CS", "VOLUME")
                .text(0x00089207, "CS", "NONE")
                .text(0x00089208, "CS", "MAGNITUDE")
                .text(0x00089209, "CS", "T1")
                .doubles(0x00189073, 33.5)
                .text(0x00180087, "DS", "1.5")
                .text(0x00189004, "CS", "PRODUCT")
                .text(0x00189005, "SH", "se2d")
                .text(0x00189100, "CS", "1H")
                .text(0x00189174, "CS", "IEC")
                .text(0x00180088, "DS", "5")
                .text(0x00189064, "CS", "NONE")
                .text(0x00280008, "IS", Integer.toString(frames))
                .text(0x00200013, "IS", "1")
                .text(0x00280301, "CS", "NO")
                .text(0x20500020, "CS", "IDENTITY")
                .text(0x00282110, "CS", "00")
                .text(0x00189033, "CS", "FULL");
        sequenceDescription(d.data);
        shared(d.data.item(0x52009229), size);
        String organization = d.visit.uids().next();
        d.data.item(0x00209221).text(0x00209164, "UI", organization);
        d.data.item(0x00209222)
                .text(0x00209164, "UI", organization)
                .tags(0x00209165, 0x00200032)
                .tags(0x00209167, 0x00209113);
        for (int f = 0; f < frames; f++) {
            frame(d, d.data.item(0x52009230), f);
        }
    }

    private static void sequenceDescription(Attributes data) {
        data.text(0x00185100, "CS", "HFS")
                .emptySequence(0x00400555)
                .text(0x00180023, "CS", "2D")
                .text(0x00189008, "CS", "SPIN")
                .text(0x00189011, "CS", "NO")
                .text(0x00189012, "CS", "NO")
                .text(0x00189014, "CS", "NO")
                .text(0x00189015, "CS", "NO")
                .text(0x00189017, "CS", "NONE")
                .text(0x00189018, "CS", "NO")
                .text(0x00189024, "CS", "NO")
                .text(0x00189025, "CS", "NONE")
                .text(0x00189029, "CS", "NONE")
                .text(0x00189032, "CS", "RECTILINEAR")
                .text(0x00189034, "CS", "LINEAR")
                .shorts(0x00189093, "US", 1);
    }

    private static void shared(Attributes g, int size) {
        g.item(0x00289110).text(0x00280030, "DS", Modules.spacing(size)).text(0x00180050, "DS", "5");
        g.item(0x00209116).text(0x00200037, "DS", "1\\0\\0\\0\\1\\0");
        g.item(0x00289145)
                .text(0x00281052, "DS", "0")
                .text(0x00281053, "DS", "1")
                .text(0x00281054, "LO", "US");
        g.item(0x00289132).text(0x00281050, "DS", "500").text(0x00281051, "DS", "1000");
        Attributes anatomy = g.item(0x00209071);
        anatomy.text(0x00209072, "CS", "U");
        Visit.code(anatomy.item(0x00082218), "T-A0100", "SRT", "Brain");
        Attributes timing = g.item(0x00189112);
        timing.item(0x00189239).text(0x00189179, "CS", "IEC_HEAD").doubles(0x00189181, 0.3);
        timing.item(0x00189176).text(0x00189177, "CS", "STATIC FIELD").text(0x00189178, "CS", "IEC_NORMAL");
        timing.text(0x00180080, "DS", "550")
                .text(0x00181314, "DS", "90")
                .shorts(0x00189240, "US", 1)
                .shorts(0x00189241, "US", 1)
                .text(0x00180091, "IS", "1");
        g.item(0x00189114).doubles(0x00189082, 12);
        g.item(0x00189115)
                .text(0x00189016, "CS", "NONE")
                .text(0x00189021, "CS", "NO")
                .text(0x00189026, "CS", "NONE")
                .text(0x00189027, "CS", "NONE")
                .text(0x00189081, "CS", "NO")
                .text(0x00189009, "CS", "NO")
                .text(0x00189010, "CS", "NONE")
                .text(0x00189077, "CS", "NO");
        g.item(0x00189125)
                .text(0x00181312, "CS", "ROW")
                .shorts(0x00189058, "US", size)
                .shorts(0x00189231, "US", size)
                .text(0x00180093, "DS", "100")
                .text(0x00180094, "DS", "100");
        g.item(0x00189119).doubles(0x00189073, 33.5).text(0x00180083, "DS", "1");
        g.item(0x00189006)
                .doubles(0x00189098, 63.9)
                .text(0x00180095, "DS", "130")
                .text(0x00189020, "CS", "NONE")
                .text(0x00189022, "CS", "NO")
                .text(0x00189028, "CS", "NONE");
        g.item(0x00189042)
                .text(0x00181250, "SH", "HEAD")
                .text(0x00189041, "LO", "")
                .text(0x00189043, "CS", "VOLUME")
                .text(0x00189044, "CS", "NO");
        g.item(0x00189049)
                .text(0x00181251, "SH", "BODY")
                .text(0x00189050, "LO", "")
                .text(0x00189051, "CS", "BODY");
    }

    private static void frame(ObjectDraft d, Attributes g, int f) {
        g.item(0x00209111)
                .text(0x00189074, "DT", d.visit.day() + "08201%d".formatted(f))
                .doubles(0x00189220, 33.5)
                .text(0x00189151, "DT", d.visit.day() + "08201%d".formatted(f))
                .ints(0x00209157, "UL", f + 1)
                .text(0x00209056, "SH", "1")
                .ints(0x00209057, "UL", f + 1);
        g.item(0x00209113).text(0x00200032, "DS", "-180\\-180\\" + 5 * f);
        g.item(0x00189226)
                .text(0x00080008, "CS", "")
                .text(0x00089007, "CS", "ORIGINAL\\PRIMARY\\T1\\NONE")
                .text(0x00089205, "CS", "MONOCHROME")
                .text(0x00089206, "CS", "VOLUME")
                .text(0x00089207, "CS", "NONE")
                .text(0x00089208, "CS", "MAGNITUDE")
                .text(0x00089209, "CS", "T1");
    }
}
