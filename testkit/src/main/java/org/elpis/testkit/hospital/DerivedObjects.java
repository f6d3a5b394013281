package org.elpis.testkit.hospital;

import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// Objects that refer to images: segmentation, presentation state, registration, real world values.
final class DerivedObjects {
    private DerivedObjects() {}

    static ObjectDraft seg(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.SEG, v, "SEG lung nodule");
        SyntheticPatient p = v.patient();
        Modules.frameOfReference(d);
        int size = v.pixels();
        List<ObjectDraft> images = v.all(ObjectKind.CT);
        Modules.pixelFormat(d.data, size, 1, 1, 1, "MONOCHROME2");
        d.data.text(0x00080008, "CS", "DERIVED\\PRIMARY")
                .text(0x00080023, "DA", v.day())
                .text(0x00080033, "TM", "1200")
                .text(0x00200013, "IS", "1")
                .text(0x00280008, "IS", Integer.toString(images.size()))
                .text(0x00282110, "CS", "00")
                .text(0x00620001, "CS", "BINARY");
        label(d, "NODULE_SEG");
        Attributes segment = d.data.item(0x00620002);
        segment.shorts(0x00620004, "US", 1).text(0x00620008, "CS", "MANUAL");
        String label = p.fit("Lung nodule " + p.name().natural());
        d.plant(
                segment,
                0x00620005,
                "LO",
                label,
                Answer.removed(Layer.UNLISTED, p.tokensIn(label)).keeping(List.of("Lung", "nodule")));
        d.plant(segment, 0x00620006, "ST", p.fit("drawn by " + p.operator()), Layer.UNLISTED);
        Visit.code(segment.item(0x00620003), "M-01000", "SRT", "Morphologically Altered Structure");
        Visit.code(segment.item(0x0062000F), "M-03010", "SRT", "Nodule");
        groups(d, images, size);
        byte[] bits = new byte[size * size / 8 * images.size()];
        for (int f = 0; f < images.size(); f++) {
            byte[] one = Phantom.chest(SectionalImages.build(v), f / 8.0).bits(size);
            System.arraycopy(one, 0, bits, f * one.length, one.length);
        }
        d.data.bytes(0x7FE00010, "OB", bits);
        Attributes series = d.data.item(0x00081115);
        series.text(0x0020000E, "UI", images.getFirst().seriesUid);
        images.forEach(image -> Visit.refer(series.item(0x0008114A), image));
        return d;
    }

    private static void groups(ObjectDraft d, List<ObjectDraft> images, int size) {
        Attributes shared = d.data.item(0x52009229);
        shared.item(0x00289110).text(0x00280030, "DS", Modules.spacing(size)).text(0x00180050, "DS", "5");
        shared.item(0x00209116).text(0x00200037, "DS", "1\\0\\0\\0\\1\\0");
        String organization = d.visit.uids().next();
        d.data.item(0x00209221).text(0x00209164, "UI", organization);
        for (int tag : new int[] {0x0062000B, 0x00200032}) {
            d.data.item(0x00209222)
                    .text(0x00209164, "UI", organization)
                    .tags(0x00209165, tag)
                    .tags(0x00209167, tag == 0x0062000B ? 0x0062000A : 0x00209113);
        }
        for (int f = 0; f < images.size(); f++) {
            Attributes g = d.data.item(0x52009230);
            Attributes derivation = g.item(0x00089124);
            Attributes source = Visit.refer(derivation.item(0x00082112), images.get(f));
            Visit.code(source.item(0x0040A170), "121322", "DCM", "Source image for image processing operation");
            Visit.code(derivation.item(0x00089215), "113076", "DCM", "Segmentation");
            g.item(0x00209111).ints(0x00209157, "UL", 1, f + 1);
            g.item(0x00209113).text(0x00200032, "DS", "-180\\-180\\" + 5 * f);
            g.item(0x0062000A).shorts(0x0062000B, "US", 1);
        }
    }

    static ObjectDraft pr(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.PR, v, "PR annotated chest");
        SyntheticPatient p = v.patient();
        ObjectDraft image = v.first(ObjectKind.CR);
        int size = v.pixels();
        d.data.text(0x00200013, "IS", "1")
                .text(0x00700082, "DA", v.day())
                .text(0x00700083, "TM", "1300")
                .text(0x20500020, "CS", "IDENTITY");
        label(d, "PR_CHEST");
        Attributes series = d.data.item(0x00081115);
        series.text(0x0020000E, "UI", image.seriesUid);
        Visit.refer(series.item(0x00081140), image);
        d.data.item(0x0070005A)
                .ints(0x00700052, "SL", 1, 1)
                .ints(0x00700053, "SL", size, size)
                .text(0x00700100, "CS", "SCALE TO FIT")
                .text(0x00700101, "DS", "1\\1");
        d.data.item(0x00700060).text(0x00700002, "CS", "LAYER1").text(0x00700062, "IS", "1");
        d.data.item(0x00283110).text(0x00281050, "DS", "600").text(0x00281051, "DS", "1200");
        Attributes annotation = d.data.item(0x00700001);
        annotation.text(0x00700002, "CS", "LAYER1");
        Visit.refer(annotation.item(0x00081140), image);
        Attributes text = annotation.item(0x00700008);
        text.text(0x00700004, "CS", "PIXEL").floats(0x00700014, "FL", 5, 5).text(0x00700015, "CS", "Y");
        PlantedText sentence = PlantedText.of(p, p.number() + 2);
        d.plant(text, 0x00700006, "ST", sentence.value(), sentence.answer(p, Layer.GRAPHIC));
        return d;
    }

    static ObjectDraft reg(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.REG, v, "REG rigid");
        ObjectDraft image = v.first(ObjectKind.CT);
        Modules.frameOfReference(d);
        d.data.text(0x00200013, "IS", "1").text(0x00080023, "DA", v.day()).text(0x00080033, "TM", "1400");
        label(d, "REGISTRATION");
        for (int i = 0; i < 2; i++) {
            Attributes r = d.data.item(0x00700308);
            r.text(0x00200052, "UI", v.frameOfReference);
            Visit.refer(r.item(0x00081140), image);
            Attributes matrix = r.item(0x00700309);
            matrix.emptySequence(0x0070030D)
                    .item(0x0070030A)
                    .text(0x0070030C, "CS", "RIGID")
                    .text(0x300600C6, "DS", "1\\0\\0\\%d\\0\\1\\0\\0\\0\\0\\1\\0\\0\\0\\0\\1".formatted(3 * i));
        }
        Attributes series = d.data.item(0x00081115);
        series.text(0x0020000E, "UI", image.seriesUid);
        Visit.refer(series.item(0x0008114A), image);
        return d;
    }

    static ObjectDraft realWorldValue(Visit v) {
        ObjectDraft d = Modules.start(ObjectKind.REAL_WORLD_VALUE, v, "RWV uptake");
        ObjectDraft image = v.first(ObjectKind.PET);
        d.data.text(0x00200013, "IS", "1").text(0x00080023, "DA", v.day()).text(0x00080033, "TM", "1500");
        label(d, "UPTAKE");
        Attributes mapping = d.data.item(0x00409094);
        Visit.refer(mapping.item(0x00081140), image);
        Attributes value = mapping.item(0x00409096);
        value.shorts(0x00409211, "US", 4095)
                .shorts(0x00409216, "US", 0)
                .doubles(0x00409224, 0)
                .doubles(0x00409225, 0.01)
                .text(0x00283003, "LO", "SUV")
                .text(0x00409210, "SH", "SUV");
        Visit.code(value.item(0x004008EA), "{SUVbw}g/ml", "UCUM", "Standardized Uptake Value body weight");
        Attributes series = d.data.item(0x00081115);
        series.text(0x0020000E, "UI", image.seriesUid);
        Visit.refer(series.item(0x0008114A), image);
        return d;
    }

    /// Label and description of the content, which Table E.1-1 lists only in part.
    private static void label(ObjectDraft d, String name) {
        SyntheticPatient p = d.patient();
        d.data.text(0x00700080, "CS", name);
        d.plant(d.data, 0x00700081, "LO", p.fit("content of " + p.name().natural()), Layer.UNLISTED);
        d.plant(d.data, 0x00700084, "PN", Modules.staff(p, p.operator()), Layer.STANDARD);
    }
}
