package org.elpis.engine;

import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;

/// What an object may have to do with a face, told by its SOP Class, and by what it holds where that
/// decides: slices that lie in a patient are slices whatever class they were stored as.
///
/// Source: PS3.4 Table B.5-1; geometry by PS3.3 C.7.6.2, C.7.6.16.2.3 and C.7.6.16.2.4
enum FaceRole {
    /// Nothing that is looked at.
    NONE,
    /// Slices or a volume, from which a head can be rendered.
    VOLUME,
    /// What may show or draw a head: captures, renderings, segmentations, contours, surfaces.
    BESIDE;

    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";

    private static final int IMAGE_POSITION_PATIENT = 0x0020_0032;
    private static final int IMAGE_ORIENTATION_PATIENT = 0x0020_0037;
    private static final int PLANE_POSITION_SEQUENCE = 0x0020_9113;
    private static final int PLANE_ORIENTATION_SEQUENCE = 0x0020_9116;
    private static final List<Integer> FUNCTIONAL_GROUPS = List.of(0x5200_9229, 0x5200_9230);

    private static final Set<String> SCANNERS = Set.of("CT", "MR", "PT");

    /// Values of Image Type 3 of slices that a nuclear camera's software made. Source: PS3.3 C.8.4.9.1.1
    private static final Set<String> TOMOGRAPHY = Set.of("RECON TOMO", "RECON GATED TOMO");

    static FaceRole of(Instance object) {
        if (!object.sopClassUid().startsWith(STORAGE)) {
            return NONE;
        }
        String sopClass = object.sopClassUid().substring(STORAGE.length());
        return switch (sopClass) {
            // CT, MR, PET; then the same as multi-frame and legacy converted; then volumes of rotating X-ray tubes.
            case "2", "4", "128" -> VOLUME;
            case "2.1", "2.2", "4.1", "4.3", "4.4", "130", "128.1" -> VOLUME;
            case "13.1.1", "13.1.2" -> VOLUME;
            // Parametric maps, segmentations, structure sets; surfaces; models for printers.
            case "30", "66.4", "66.7", "481.3" -> BESIDE;
            case "66.5", "68.1", "68.2", "104.3", "104.4", "104.5" -> BESIDE;
            case "20" -> isTomography(object.dataSet()) ? VOLUME : NONE;
            // Projections; ultrasound; breasts and vessels from inside.
            case "1", "1.1", "1.1.1", "1.2", "1.2.1", "1.3", "1.3.1" -> NONE;
            case "3", "3.1", "6", "6.1", "6.2" -> NONE;
            case "13.1.3", "13.1.4", "13.1.5", "14.1", "14.2" -> NONE;
            default -> ofOthers(sopClass, object.dataSet());
        };
    }

    /// Photographs, eyes, slides and radiotherapy have planes of their own; what else lies in a patient
    /// is a slice. Secondary captures, and what says that a scanner made it, may be pictures of one.
    private static FaceRole ofOthers(String sopClass, DataSet image) {
        boolean isElsewhere = sopClass.startsWith("77.") || sopClass.startsWith("481.");
        if (isElsewhere || !hasPixels(image)) {
            return NONE;
        }
        if (hasPlace(image)) {
            return VOLUME;
        }
        boolean isCapture = sopClass.equals("7") || sopClass.startsWith("7.");
        return isCapture || SCANNERS.contains(image.string(Tag.MODALITY)) ? BESIDE : NONE;
    }

    private static boolean hasPixels(DataSet image) {
        return image.contains(Tag.PIXEL_DATA)
                || image.contains(Tag.FLOAT_PIXEL_DATA)
                || image.contains(Tag.DOUBLE_FLOAT_PIXEL_DATA);
    }

    private static boolean isTomography(DataSet image) {
        return hasPixels(image) && image.strings(Tag.IMAGE_TYPE).stream().anyMatch(TOMOGRAPHY::contains);
    }

    /// Whether an image speaks of the plane of its first frame.
    private static boolean hasPlace(DataSet image) {
        if (image.contains(IMAGE_POSITION_PATIENT) || image.contains(IMAGE_ORIENTATION_PATIENT)) {
            return true;
        }
        for (int groups : FUNCTIONAL_GROUPS) {
            List<DataSet> items = image.items(groups);
            if (!items.isEmpty()
                    && (items.getFirst().contains(PLANE_POSITION_SEQUENCE)
                            || items.getFirst().contains(PLANE_ORIENTATION_SEQUENCE))) {
                return true;
            }
        }
        return false;
    }
}
