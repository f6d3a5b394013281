package org.elpis.testkit.hospital;

import java.util.List;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// What says how a picture was made and of what body: it identifies nobody and must stay.
final class MakerPlaces {
    private record Maker(String manufacturer, String model, String software) {}

    private static final List<Maker> MAKERS = List.of(
            new Maker("SIEMENS", "Prisma_fit", "syngo MR E11"),
            new Maker("GE MEDICAL SYSTEMS", "Revolution CT", "revo_ct_21b.33"),
            new Maker("Philips Medical Systems", "Ingenia", "5.6.1"),
            new Maker("Canon Medical Systems", "Aquilion ONE", "V10.12"),
            new Maker("FUJIFILM Corporation", "AMULET", "A31-0012"),
            new Maker("HOLOGIC, Inc.", "Selenia Dimensions", "AWS:1.8.3.63"));
    /// Image Type, Body Part, patient's sex and size, technique, geometry.
    private static final int[] KEPT = {
        0x00080008, 0x00080064, 0x00180015, 0x00180020, 0x00180021, 0x00180022, 0x00180023, 0x00180050, 0x00180060,
        0x00180080, 0x00180081, 0x00180087, 0x00180088, 0x00180091, 0x00181151, 0x00185100, 0x00185101, 0x00200011,
        0x00200013, 0x00200032, 0x00200037, 0x00200060, 0x00200062, 0x00280004, 0x00280030, 0x00281050, 0x00281051,
        0x00281052, 0x00281053, 0x00541001, 0x00100040, 0x00101020, 0x00101030, 0x30040002, 0x3004000A, 0x300A000C,
        0x00620001, 0x0040A491
    };

    private MakerPlaces() {}

    static void plant(ObjectDraft d) {
        SyntheticPatient p = d.patient();
        Maker maker = MAKERS.get((p.number() + d.kind.ordinal()) % MAKERS.size());
        keep(d, 0x00080070, "LO", maker.manufacturer());
        keep(d, 0x00081090, "LO", maker.model());
        d.data.text(0x00181020, "LO", maker.software());
        d.data.text(0x00101020, "DS", "1.7" + p.number() % 10).text(0x00101030, "DS", "6" + p.number() % 10 + ".5");
        for (int tag : KEPT) {
            String value = d.data.text(tag);
            if (!value.isEmpty()) {
                d.note(d.data.pathOf(tag), value, Answer.retained(Layer.STANDARD, value.split("\\\\")));
            }
        }
    }

    private static void keep(ObjectDraft d, int tag, String vr, String value) {
        d.plant(d.data, tag, vr, value, Answer.retained(Layer.STANDARD, value));
    }
}
