package org.elpis.testkit.hospital;

import java.util.EnumSet;
import java.util.Set;
import org.elpis.testkit.dicom.Attributes;

/// Everything that is planted in an object of a wide family.
final class WidePlaces {
    /// Kinds in which one expects no patient's and scanner's remarks beside the content.
    private static final Set<ObjectKind> SPARE = EnumSet.of(ObjectKind.RTPLAN, ObjectKind.REG, ObjectKind.KO);

    private WidePlaces() {}

    /// Plants in one object.
    ///
    /// @param index  of the object in its series; only the first carries what is not the same in all
    static void plant(ObjectDraft d, int index) {
        MakerPlaces.plant(d);
        if (index > 0) {
            PhrasePlaces.series(d, index);
            return;
        }
        PeoplePlaces.plant(d);
        PhrasePlaces.plant(d);
        DayPlaces.plant(d);
        UidPlaces.plant(d);
        DeepPlaces.plant(d);
        VendorPlaces.plant(d);
        EdgePlaces.plant(d);
        if (!SPARE.contains(d.kind)) {
            PhrasePlaces.report(d);
        }
        LabelPlaces.plant(d);
        InkPlaces.plant(d);
    }

    /// A sequence item in either form of length, by patient.
    static Attributes item(ObjectDraft d, Attributes in, int tag) {
        boolean defined = d.patient().number() % 2 == 0;
        return in.item(
                tag,
                "SQ",
                defined
                        ? org.elpis.testkit.dicom.Value.Lengths.DEFINED
                        : org.elpis.testkit.dicom.Value.Lengths.UNDEFINED);
    }
}
