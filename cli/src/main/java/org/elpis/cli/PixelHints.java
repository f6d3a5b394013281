package org.elpis.cli;

import java.util.Locale;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;

/// What the header says about the pixels, which nobody has looked at.
final class PixelHints {
    private static final int BODY_PART_EXAMINED = 0x0018_0015;
    private static final int STUDY_DESCRIPTION = 0x0008_1030;
    private static final int SERIES_DESCRIPTION = 0x0008_103E;
    private static final int CONVERSION_TYPE = 0x0008_0064;

    /// Modalities whose devices write words into the picture, or that photograph people.
    /// Source of the terms: PS3.3 C.7.3.1.1.1.
    private static final Set<String> OFTEN_WITH_WORDS =
            Set.of("US", "IVUS", "SC", "OT", "XC", "ES", "GM", "OP", "XA", "RF", "DOC");

    /// PS3.4 Table B.5-1: with one frame, and what stands behind it with many.
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    private static final Set<String> VOLUMES = Set.of("CT", "MR", "PT");
    private static final String[] HEAD_WORDS = {"head", "brain", "skull", "face", "neuro", "kopf", "schaedel", "schädel"
    };

    private int images;
    private int saysWords;
    private int oftenWithWords;
    private int heads;
    private int saysFaces;

    void add(DataSet dataSet) {
        if (!dataSet.contains(Tag.PIXEL_DATA)
                && !dataSet.contains(Tag.FLOAT_PIXEL_DATA)
                && !dataSet.contains(Tag.DOUBLE_FLOAT_PIXEL_DATA)) {
            return;
        }
        images++;
        String modality = dataSet.string(Tag.MODALITY);
        String annotation = dataSet.string(Tag.BURNED_IN_ANNOTATION);
        if (annotation.equals("YES")) {
            saysWords++;
        } else if (OFTEN_WITH_WORDS.contains(modality)
                || !dataSet.string(CONVERSION_TYPE).isEmpty()) {
            oftenWithWords++;
        }
        if (dataSet.string(Tag.RECOGNIZABLE_VISUAL_FEATURES).equals("YES")) {
            saysFaces++;
        } else if (VOLUMES.contains(modality) && !isCapture(dataSet) && isHead(dataSet)) {
            heads++;
        }
    }

    /// A page of doses or a scanned form names the part of the body and the device, and no face can be rendered from
    /// it.
    private static boolean isCapture(DataSet dataSet) {
        return dataSet.string(Tag.SOP_CLASS_UID).startsWith(SECONDARY_CAPTURE);
    }

    private static boolean isHead(DataSet dataSet) {
        String text = dataSet.string(BODY_PART_EXAMINED) + " " + dataSet.string(STUDY_DESCRIPTION) + " "
                + dataSet.string(SERIES_DESCRIPTION);
        String folded = text.toLowerCase(Locale.ROOT);
        for (String word : HEAD_WORDS) {
            if (folded.contains(word)) {
                return true;
            }
        }
        return false;
    }

    int images() {
        return images;
    }

    /// Images whose header says that words are burned in.
    int saysWords() {
        return saysWords;
    }

    /// Images of kinds that often have words burned in.
    int oftenWithWords() {
        return oftenWithWords;
    }

    /// Slices of heads, from which a face can be rendered.
    int heads() {
        return heads;
    }

    /// Images whose header says that a person can be recognised.
    int saysFaces() {
        return saysFaces;
    }
}
