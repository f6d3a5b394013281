package org.elpis.vision.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.vision.volume.Placement;
import org.elpis.vision.volume.Rescale;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.WorkVolume;

/// Tells from the header of an object what it is.
///
/// Source: SOP Classes of PS3.4 B.5; Image Type of PS3.3 C.7.6.1.1.2, C.8.16.1 and of scanners' own;
/// Volume Based Calculation Technique of PS3.3 C.8.16.2.1.4
final class ContentReader {
    private static final String STORAGE = "1.2.840.10008.5.1.4.1.1.";
    private static final String RT_STRUCTURE_SET = STORAGE + "481.3";
    private static final String RT_DOSE = STORAGE + "481.2";
    private static final Set<String> SEGMENTATIONS = Set.of(STORAGE + "66.4", STORAGE + "66.7");
    private static final Set<String> SURFACES =
            Set.of(STORAGE + "66.5", STORAGE + "68.1", STORAGE + "104.3", STORAGE + "104.4", STORAGE + "104.5");
    private static final Set<String> CT = Set.of(STORAGE + "2", STORAGE + "2.1", STORAGE + "2.2");
    private static final Set<String> MR = Set.of(STORAGE + "4", STORAGE + "4.1", STORAGE + "4.3", STORAGE + "4.4");
    private static final Set<String> PET = Set.of(STORAGE + "128", STORAGE + "128.1", STORAGE + "130");
    private static final Set<String> XRAY_VOLUMES = Set.of(STORAGE + "13.1.1", STORAGE + "13.1.2");

    private static final String PARAMETRIC_MAP = STORAGE + "30";
    private static final String NUCLEAR_CAMERA = STORAGE + "20";

    /// As few frames make a volume.
    private static final int FEWEST_SLICES = 10;

    private static final String OTHER_KIND = "faces are looked for in CT, MR and PET only";

    private static final int VOLUME_BASED_CALCULATION_TECHNIQUE = 0x0008_9207;
    private static final int SERIES_DESCRIPTION = 0x0008_103E;
    private static final int DERIVATION_DESCRIPTION = 0x0008_2111;

    /// Of what is seen from outside.
    private static final Pattern RENDERED = Pattern.compile(
            "\\b(vrt?|ssd|volume.?render\\w*|surface.?render\\w*|surface|rendering|rendered|cinematic)\\b");

    private static final Pattern PERHAPS_RENDERED = Pattern.compile("\\b(3d\\w*|mip|volume|vr\\w*)\\b");
    private static final Pattern PROJECTED =
            Pattern.compile("\\b(mip|minip|max.?ip|min.?ip|projection|average.?ip|radial|thick)\\b");

    /// Values of Image Type behind the second that say that a value is no brightness of tissue.
    private static final Set<String> MAPS = Set.of(
            "P",
            "PHASE",
            "PHASE MAP",
            "R",
            "REAL",
            "I",
            "IMAGINARY",
            "ADC",
            "EADC",
            "FA",
            "TENSOR",
            "CBF",
            "CBV",
            "MTT",
            "TTP",
            "TMAX",
            "T1 MAP",
            "T2 MAP",
            "T2_STAR MAP",
            "B0 MAP",
            "VELOCITY",
            "PERFUSION");

    private ContentReader() {}

    static Content of(Instance object) {
        DataSet dataSet = object.dataSet();
        String sopClass = object.sopClassUid();
        if (sopClass.equals(RT_STRUCTURE_SET)) {
            return new Content.Structures();
        }
        if (SURFACES.contains(sopClass)) {
            return new Content.Surface();
        }
        boolean hasIntegers = dataSet.contains(Tag.PIXEL_DATA);
        boolean hasPixels =
                hasIntegers || dataSet.contains(Tag.FLOAT_PIXEL_DATA) || dataSet.contains(Tag.DOUBLE_FLOAT_PIXEL_DATA);
        if (!hasPixels || sopClass.equals(RT_DOSE)) {
            return new Content.Other();
        }
        if (SEGMENTATIONS.contains(sopClass)) {
            return segments(Placement.of(dataSet));
        }
        if (XRAY_VOLUMES.contains(sopClass) || sopClass.equals(NUCLEAR_CAMERA)) {
            return new Content.Unplaced(OTHER_KIND);
        }
        Placement placement = Placement.of(dataSet);
        if (isRendered(dataSet, placement)) {
            return new Content.Rendering();
        }
        boolean isScan = isScan(sopClass);
        return switch (placement) {
            case Placement.Placed placed when hasIntegers -> slices(dataSet, sopClass, placed.planes());
            case Placement.Placed placed -> new Content.Unplaced("its values are no whole numbers");
            case Placement.Impossible wrong ->
                isScan || isScanner(dataSet) || dataSet.number(Tag.NUMBER_OF_FRAMES, 1) >= FEWEST_SLICES
                        ? new Content.Unplaced(wrong.why())
                        : new Content.Picture();
            case Placement.Unplaced none ->
                isScan ? new Content.Unplaced("nothing says where its slices lie") : new Content.Picture();
        };
    }

    private static boolean isScan(String sopClass) {
        return CT.contains(sopClass) || MR.contains(sopClass) || PET.contains(sopClass);
    }

    /// Whether an image is of a class for something else than scans and what is computed from them.
    static boolean isCapture(Instance object) {
        return !isScan(object.sopClassUid()) && !object.sopClassUid().equals(PARAMETRIC_MAP);
    }

    private static Content segments(Placement placement) {
        return switch (placement) {
            case Placement.Placed placed -> new Content.Segments(placed.planes());
            case Placement.Impossible wrong -> new Content.Unplaced(wrong.why());
            case Placement.Unplaced none -> new Content.Segments(List.of());
        };
    }

    private static boolean isScanner(DataSet dataSet) {
        return Set.of("CT", "MR", "PT").contains(dataSet.string(Tag.MODALITY));
    }

    private static Content slices(DataSet dataSet, String sopClass, List<SlicePlane> planes) {
        List<String> type = dataSet.strings(Tag.IMAGE_TYPE);
        if (type.contains("MOSAIC")) {
            return new Content.Unplaced("one image holds many slices as a mosaic");
        }
        if (!isScan(sopClass)) {
            WorkVolume.Kind kind = kindOfCapture(dataSet);
            Content.Use use = use(dataSet, kind, type, !sopClass.equals(PARAMETRIC_MAP));
            return new Content.Slices(kind, planes, use == Content.Use.VOLUME ? Content.Use.CAPTURED : use);
        }
        String modality = dataSet.string(Tag.MODALITY);
        WorkVolume.Kind kind = MR.contains(sopClass) || modality.equals("MR")
                ? WorkVolume.Kind.MR
                : PET.contains(sopClass) || modality.equals("PT") ? WorkVolume.Kind.PET : WorkVolume.Kind.CT;
        return new Content.Slices(kind, planes, use(dataSet, kind, type, true));
    }

    /// Values that are no Hounsfield units are bright and dark, as those of MR are. Air is far below zero
    /// in Hounsfield units.
    private static WorkVolume.Kind kindOfCapture(DataSet dataSet) {
        return switch (dataSet.string(Tag.MODALITY)) {
            case "PT" -> WorkVolume.Kind.PET;
            case "CT" -> {
                boolean isHounsfield =
                        Rescale.of(dataSet, 0).intercept() < 0 || dataSet.number(Tag.PIXEL_REPRESENTATION, 0) == 1;
                yield isHounsfield ? WorkVolume.Kind.CT : WorkVolume.Kind.MR;
            }
            default -> WorkVolume.Kind.MR;
        };
    }

    private static Content.Use use(DataSet dataSet, WorkVolume.Kind kind, List<String> type, boolean isAnatomy) {
        if (dataSet.number(Tag.SAMPLES_PER_PIXEL, 1) != 1) {
            return Content.Use.COLOUR;
        }
        boolean isScout = kind == WorkVolume.Kind.CT && (type.contains("LOCALIZER") || type.contains("SCOUT"));
        if (isScout || PROJECTED.matcher(words(dataSet)).find()) {
            return Content.Use.PROJECTION;
        }
        // Coarse and taken in a hurry: what other series show better holds for them.
        boolean isLocalizer = kind == WorkVolume.Kind.MR && type.contains("LOCALIZER");
        boolean isMap = dataSet.string(Tag.PHOTOMETRIC_INTERPRETATION).equals("PALETTE COLOR");
        for (int i = 2; i < type.size(); i++) {
            isMap |= MAPS.contains(type.get(i));
        }
        return isMap || isLocalizer || !isAnatomy ? Content.Use.FOLLOWING : Content.Use.VOLUME;
    }

    private static boolean isRendered(DataSet dataSet, Placement placement) {
        String words = words(dataSet);
        if (RENDERED.matcher(words).find()) {
            return true;
        }
        String described = dataSet.string(SERIES_DESCRIPTION) + " " + dataSet.string(DERIVATION_DESCRIPTION);
        boolean isPlaced = placement instanceof Placement.Placed;
        return !isPlaced
                && (PERHAPS_RENDERED.matcher(words).find()
                        || PERHAPS_RENDERED.matcher(plain(described)).find());
    }

    /// Image Type, and how the values of a volume were made.
    private static String words(DataSet dataSet) {
        List<String> words = new ArrayList<>(dataSet.strings(Tag.IMAGE_TYPE));
        words.add(dataSet.string(VOLUME_BASED_CALCULATION_TECHNIQUE));
        return plain(String.join(" ", words));
    }

    private static String plain(String text) {
        return text.replace('_', ' ').toLowerCase(Locale.ROOT);
    }
}
