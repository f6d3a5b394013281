package org.elpis.seal;

import java.util.Arrays;
import java.util.Optional;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// Tells without reading them whether a copy has the very pixel data of its original.
final class SamePixels {
    /// What else than the layout says where frames lie (PS3.3 C.7.6.3.1.8).
    private static final int[] OFFSET_TABLES = {0x7FE0_0001, 0x7FE0_0002};

    private SamePixels() {}

    /// Whether every frame of the one decodes to that of the other. False where that cannot be told.
    static boolean have(Instance original, Instance copy) {
        Optional<Element> before = original.dataSet().get(Tag.PIXEL_DATA);
        Optional<Element> after = copy.dataSet().get(Tag.PIXEL_DATA);
        return before.isPresent()
                && after.isPresent()
                && areOne(before.get(), after.get())
                && InstanceSealing.hasPixelDataAlone(original)
                && InstanceSealing.hasPixelDataAlone(copy)
                && original.transferSyntax().uid().equals(copy.transferSyntax().uid())
                && original.dataSet().encoding() == copy.dataSet().encoding()
                && Arrays.stream(OFFSET_TABLES)
                        .noneMatch(tag -> original.dataSet().contains(tag)
                                || copy.dataSet().contains(tag))
                && haveOneLayout(original, copy);
    }

    @SuppressWarnings("ReferenceEquality") // what was not changed is handed on and not copied
    private static boolean areOne(Element before, Element after) {
        return before.value() == after.value() && before.vr() == after.vr();
    }

    private static boolean haveOneLayout(Instance original, Instance copy) {
        try {
            return PixelLayout.of(original.dataSet()).equals(PixelLayout.of(copy.dataSet()));
        } catch (UndecodableFrameException e) {
            return false;
        }
    }
}
