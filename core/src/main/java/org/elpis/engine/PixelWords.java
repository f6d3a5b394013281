package org.elpis.engine;

import org.elpis.pixel.FaceHandling;
import org.elpis.policy.Handling;

/// What is said of the pixels of a release: never more than was done.
public final class PixelWords {
    private PixelWords() {}

    /// For the person who answers for the release.
    public static String sentence(Handling.Pixels pixels, FaceHandling faces) {
        if (pixels == Handling.Pixels.UNTOUCHED && faces.extent() == FaceHandling.Extent.UNTOUCHED) {
            return "Pixels were not examined: words burned into images and faces in head scans are still there.";
        }
        return words(pixels) + " " + faces(faces);
    }

    /// Where harmless words may stay and nothing can tell which are.
    static String nobodyReads() {
        return "Harmless words in pixels could not be told from others, so all were filled: no program that reads is "
                + "installed. On Debian it is in tesseract-ocr and tesseract-ocr-eng.";
    }

    private static String words(Handling.Pixels pixels) {
        return switch (pixels) {
            case CLEAN -> "Words burned into images were looked for and filled.";
            case KEEP_HARMLESS ->
                "Words burned into images were looked for and filled, but for those that a program read and that say "
                        + "nothing of anybody.";
            case UNTOUCHED -> "Words burned into images were not looked for: they are still there.";
        };
    }

    private static String faces(FaceHandling faces) {
        return switch (faces.extent()) {
            case FACE -> "Faces in CT, MR and PET scans of heads were looked for and removed.";
            case FACE_EARS_TEETH ->
                "Faces in CT, MR and PET scans of heads were looked for and removed, with ears, teeth and jaws.";
            case SKULL_STRIP ->
                "CT, MR and PET scans of heads were looked for, and of these everything but the brain removed.";
            case UNTOUCHED -> "Faces in head scans were not looked for: they are still there.";
        };
    }

    /// About words, for machines: `words filled`, `words filled but harmless ones` or `not examined`.
    public static String term(Handling.Pixels pixels) {
        return switch (pixels) {
            case CLEAN -> "words filled";
            case KEEP_HARMLESS -> "words filled but harmless ones";
            case UNTOUCHED -> "not examined";
        };
    }

    /// About faces, for machines: `face removed`, `face, ears and teeth removed`, `all but the brain removed` or
    /// `not examined`.
    public static String term(FaceHandling faces) {
        return switch (faces.extent()) {
            case FACE -> "face removed";
            case FACE_EARS_TEETH -> "face, ears and teeth removed";
            case SKULL_STRIP -> "all but the brain removed";
            case UNTOUCHED -> "not examined";
        };
    }

    /// What a profile does with words in pixels.
    static String rule(Handling.Pixels pixels) {
        return switch (pixels) {
            case CLEAN ->
                "Every frame is looked at; words burned into it are filled, everything else stays bit by bit.";
            case KEEP_HARMLESS ->
                "Every frame is looked at; words burned into it are filled unless a program reads each of them as a side, "
                        + "a view or a measure.";
            case UNTOUCHED -> "Words are not looked for.";
        };
    }

    /// What a profile does with faces.
    static String rule(FaceHandling faces) {
        String fill = faces.fill() == FaceHandling.Fill.NOISE
                ? " Noise of the scan's own background takes its place."
                : " The surface of an average head takes its place.";
        return switch (faces.extent()) {
            case FACE -> "Removed from CT, MR and PET scans of heads, from the brow to the chin." + fill;
            case FACE_EARS_TEETH -> "Removed from CT, MR and PET scans of heads, with ears, teeth and jaws." + fill;
            case SKULL_STRIP -> "All but the brain is removed from CT, MR and PET scans of heads." + fill;
            case UNTOUCHED -> "Not looked for and not changed.";
        };
    }

    /// What came of it, in the first sentence of the report.
    static String headline(JobReport report) {
        if (report.pixels() == Handling.Pixels.UNTOUCHED && report.faces().extent() == FaceHandling.Extent.UNTOUCHED) {
            return " Pixels were not examined.";
        }
        return words(report) + faces(report);
    }

    private static String words(JobReport report) {
        long filled = report.imagesWithFilledWords();
        return switch (report.pixels()) {
            case CLEAN, KEEP_HARMLESS ->
                filled == 0
                        ? " No words were found in pixels."
                        : " Words were filled in " + AttributesSection.count(filled, "image") + ".";
            case UNTOUCHED -> " Words in pixels were not looked for.";
        };
    }

    private static String faces(JobReport report) {
        long without = report.objectsWithoutFace();
        if (report.faces().extent() == FaceHandling.Extent.UNTOUCHED) {
            return " Faces were not looked for.";
        }
        return without == 0 ? "" : " A face was removed from " + AttributesSection.count(without, "object") + ".";
    }
}
