package org.elpis.engine;

import org.elpis.policy.Handling;

/// What is said of the pixels of a release: never more than was done.
public final class PixelWords {
    private PixelWords() {}

    /// A sentence for the person who answers for the release.
    public static String sentence(Handling.Pixels pixels) {
        return switch (pixels) {
            case CLEAN ->
                "Words burned into images were looked for and filled. Faces in head scans were not looked for: they are "
                        + "still there.";
            case UNTOUCHED ->
                "Pixels were not examined: words burned into images and faces in head scans are still there.";
        };
    }

    /// The same for machines: `words filled` or `not examined`.
    public static String term(Handling.Pixels pixels) {
        return switch (pixels) {
            case CLEAN -> "words filled";
            case UNTOUCHED -> "not examined";
        };
    }

    /// What a profile does with pixels.
    static String rule(Handling.Pixels pixels) {
        return switch (pixels) {
            case CLEAN ->
                "Every frame is looked at; words burned into it are filled, everything else stays bit by bit. Faces are "
                        + "not looked for.";
            case UNTOUCHED -> "Not examined and not changed.";
        };
    }

    /// @param filled  in how many objects words were filled
    static String headline(Handling.Pixels pixels, long filled) {
        return switch (pixels) {
            case CLEAN ->
                filled == 0
                        ? " No words were found in pixels."
                        : " Words were filled in " + AttributesSection.count(filled, "image") + ".";
            case UNTOUCHED -> " Pixels were not examined.";
        };
    }
}
