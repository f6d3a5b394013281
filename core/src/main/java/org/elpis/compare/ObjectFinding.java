package org.elpis.compare;

import java.util.List;
import org.elpis.seal.AttributeClass;
import org.elpis.seal.Change;

/// How one object of a copy differs from its original.
///
/// @param shown  attributes that decide how pixels are shown, measured or placed, or that are part of what is shown:
///     any of them alters
/// @param identity  all other attributes, which a copy with pixels may lose or have anew; also parts of what is shown
///     that may identify and that a copy with other UIDs does not have
/// @param frames  that differ, at most [ObjectComparison#MOST_FRAMES]
/// @param moreFrames  that differ as well
/// @param hidden  beside the stored bits
/// @param doubts  why something cannot be compared: constant words that can follow "because "
public record ObjectFinding(
        List<AttributeFinding> shown,
        List<AttributeFinding> identity,
        FrameCounts counts,
        List<FrameFinding> frames,
        long moreFrames,
        HiddenBits hidden,
        List<String> doubts) {
    /// How many frames there are.
    ///
    /// @param original  frames of the original, 0 without pixel data
    /// @param compared  of which somebody could say whether they are the same
    public record FrameCounts(int original, int copy, int compared) {}

    public ObjectFinding {
        shown = List.copyOf(shown);
        identity = List.copyOf(identity);
        frames = List.copyOf(frames);
        doubts = List.copyOf(doubts);
    }

    public Sameness sameness() {
        boolean isAltered = !shown.isEmpty() || hasOtherPixels();
        return isAltered ? Sameness.ALTERED : doubts.isEmpty() ? Sameness.SAME : Sameness.UNKNOWN;
    }

    /// Whether the copy lacks parts of what is shown, such as overlays, as de-identification leaves it.
    public boolean isWithholding() {
        return identity.stream()
                .anyMatch(
                        attribute -> attribute.of() == AttributeClass.GUARDED && attribute.kind() == Change.Kind.LOST);
    }

    public boolean hasOtherPixels() {
        return !frames.isEmpty() || moreFrames > 0 || counts.original() != counts.copy();
    }

    /// Whether a reader sees, measures or places something else although all pixels are equal.
    public boolean isAppearanceOnly() {
        return sameness() == Sameness.ALTERED && !hasOtherPixels() && doubts.isEmpty();
    }
}
