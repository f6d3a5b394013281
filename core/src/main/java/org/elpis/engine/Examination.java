package org.elpis.engine;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.ImageDescription;
import org.elpis.dicom.Instance;
import org.elpis.dicom.SopClasses;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Uids;
import org.elpis.dicom.Value;

/// What an object must have before anything else is worth doing: identifiers to be placed by, a class that is
/// known, and pixel data that are whole.
final class Examination {
    private static final String STANDARD_STORAGE = "1.2.840.10008.5.1.4.1.1.";
    private static final String WHOLE_SLIDE = "1.2.840.10008.5.1.4.1.1.77.1.6";
    /// Basic Voice Audio and General Audio Waveform Storage.
    private static final Set<String> AUDIO = Set.of("1.2.840.10008.5.1.4.1.1.9.4.1", "1.2.840.10008.5.1.4.1.1.9.4.2");

    private static final int SPECIMEN_LABEL_IN_IMAGE = 0x0048_0010;

    private Examination() {}

    static Optional<Reason> refusal(Instance instance) {
        DataSet dataSet = instance.dataSet();
        String sopClass = instance.sopClassUid();
        if (sopClass.isEmpty()) {
            return Optional.of(Reason.missing(Tag.SOP_CLASS_UID, "SOP Class UID"));
        }
        if (SopClasses.of(sopClass).isEmpty()
                && !(sopClass.startsWith(STANDARD_STORAGE) && Uids.isWellKnown(sopClass))) {
            return Optional.of(Reason.unknownSopClass());
        }
        if (dataSet.string(Tag.SOP_INSTANCE_UID).isEmpty()) {
            return Optional.of(Reason.missing(Tag.SOP_INSTANCE_UID, "SOP Instance UID"));
        }
        if (dataSet.string(Tag.STUDY_INSTANCE_UID).isEmpty()) {
            return Optional.of(Reason.missing(Tag.STUDY_INSTANCE_UID, "Study Instance UID"));
        }
        if (dataSet.string(Tag.SERIES_INSTANCE_UID).isEmpty()) {
            return Optional.of(Reason.missing(Tag.SERIES_INSTANCE_UID, "Series Instance UID"));
        }
        if (AUDIO.contains(sopClass)) {
            return Optional.of(Reason.voice());
        }
        if (sopClass.equals(WHOLE_SLIDE) && showsLabel(dataSet)) {
            return Optional.of(Reason.slideLabel());
        }
        return isShort(dataSet) ? Optional.of(Reason.shortPixelData()) : Optional.empty();
    }

    /// The label of the slide as an image of its own, or an overview in which it may lie.
    private static boolean showsLabel(DataSet dataSet) {
        List<String> type = dataSet.strings(Tag.IMAGE_TYPE);
        String flavour = type.size() < 3 ? "" : type.get(2);
        return flavour.equals("LABEL")
                || flavour.equals("OVERVIEW")
                || dataSet.string(SPECIMEN_LABEL_IN_IMAGE).equals("YES");
    }

    /// Native pixel data with fewer bytes than the image description asks for.
    private static boolean isShort(DataSet dataSet) {
        Optional<Element> pixels = dataSet.get(Tag.PIXEL_DATA);
        if (pixels.isEmpty() || !(pixels.get().value() instanceof Value.Region region)) {
            return false;
        }
        return region.length() < ImageDescription.pixelBytes(dataSet);
    }
}
