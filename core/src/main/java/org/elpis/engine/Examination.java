package org.elpis.engine;

import java.util.Optional;
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
    static final String MEDIA_STORAGE_DIRECTORY = "1.2.840.10008.1.3.10";

    private static final String STANDARD_STORAGE = "1.2.840.10008.5.1.4.1.1.";

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
        return isShort(dataSet) ? Optional.of(Reason.shortPixelData()) : Optional.empty();
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
