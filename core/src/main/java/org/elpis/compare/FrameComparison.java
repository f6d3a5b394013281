package org.elpis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.Raster;

/// Says how a frame of a copy differs from that of the original.
final class FrameComparison {
    /// Of all cells of the frame: what is more is not told by its place.
    private static final double LOCAL_SHARE = 0.25;
    /// Of all cells: where so many are untouched, and what is left is another picture, it was put into this one.
    private static final double PATCH_SHARE = 0.6;
    /// Of all pixels: fewer that changed do not speak of the whole frame.
    private static final double GLOBAL_SHARE = 0.1;
    /// Regions of which the kind is looked for; all others are patches.
    private static final int MOST_KINDS = 20;

    private FrameComparison() {}

    /// @param frame  from 0
    /// @param original  of which the copy differs
    static FrameFinding of(int frame, Raster original, Raster copy) {
        List<String> differences = differences(original, copy);
        if (!differences.isEmpty()) {
            return ofOtherKind(frame, original, copy, differences);
        }
        ChangedPixels pixels = ChangedPixels.between(original, copy);
        ChangeRegions regions = ChangeRegions.of(pixels);
        if (pixels.largest() == 1) {
            return finding(frame, pixels, new FrameKind.LeastBits(), regions, patches(regions, copy));
        }
        double share = (double) pixels.count() / ((double) copy.columns() * copy.rows());
        boolean isGlobal = share >= GLOBAL_SHARE && regions.share() >= LOCAL_SHARE;
        Optional<FrameKind> whole = isGlobal ? whole(original, copy) : turned(original, copy);
        if (whole.isPresent()) {
            return finding(frame, pixels, whole.get(), regions, List.of());
        }
        List<RegionFinding> told = told(regions, pixels);
        boolean areFew = regions.drafts().size() <= MOST_KINDS;
        boolean isTold = regions.share() <= LOCAL_SHARE
                || areFew && area(told) <= LOCAL_SHARE * copy.columns() * copy.rows()
                || areFew && told.stream().noneMatch(region -> region.kind() instanceof RegionKind.Patch);
        FrameKind rest = isTold ? new FrameKind.Local() : new GreyRelation(original, copy).rest();
        boolean isLargePatch = areFew && rest instanceof FrameKind.OtherImage && regions.share() <= PATCH_SHARE;
        return isTold || isLargePatch
                ? finding(frame, pixels, new FrameKind.Local(), regions, told)
                : finding(frame, pixels, rest, regions, List.of());
    }

    private static long area(List<RegionFinding> regions) {
        return regions.stream()
                .mapToLong(region -> (long) region.box().width() * region.box().height())
                .sum();
    }

    private static Optional<FrameKind> turned(Raster original, Raster copy) {
        return Turn.between(original, copy).map(FrameKind.Turned::new);
    }

    private static Optional<FrameKind> whole(Raster original, Raster copy) {
        GreyRelation relation = new GreyRelation(original, copy);
        return turned(original, copy)
                .or(() -> Shift.between(original, copy))
                .or(relation::rescaled)
                .or(relation::remapped);
    }

    private static FrameFinding ofOtherKind(int frame, Raster original, Raster copy, List<String> differences) {
        boolean hasSameValues = original.columns() == copy.columns()
                && original.rows() == copy.rows()
                && Arrays.equals(original.values(), copy.values());
        boolean hasOtherSize = original.columns() != copy.columns() || original.rows() != copy.rows();
        Optional<FrameKind> moved = hasOtherSize && differences.size() == 1
                ? turned(original, copy).or(() -> Shift.between(original, copy))
                : Optional.empty();
        FrameKind kind = moved.orElseGet(() -> new FrameKind.OtherKind(differences, hasSameValues));
        long pixels = (long) copy.columns() * copy.rows();
        return new FrameFinding(
                frame, copy.columns(), copy.rows(), pixels, hasSameValues ? 0 : pixels, 0, kind, List.of(), 0);
    }

    private static List<String> differences(Raster original, Raster copy) {
        List<String> what = new ArrayList<>();
        if (original.columns() != copy.columns() || original.rows() != copy.rows()) {
            what.add("size " + original.columns() + " x " + original.rows() + " became " + copy.columns() + " x "
                    + copy.rows());
        }
        if (original.photometric() != copy.photometric()) {
            what.add("photometric interpretation " + original.photometric().term() + " became "
                    + copy.photometric().term());
        }
        if (original.bits() != copy.bits()) {
            what.add("bits stored " + original.bits() + " became " + copy.bits());
        }
        if (original.isSigned() != copy.isSigned()) {
            what.add(copy.isSigned() ? "unsigned values became signed" : "signed values became unsigned");
        }
        return what;
    }

    private static FrameFinding finding(
            int frame, ChangedPixels pixels, FrameKind kind, ChangeRegions regions, List<RegionFinding> listed) {
        return new FrameFinding(
                frame,
                pixels.columns(),
                pixels.rows(),
                (long) pixels.columns() * pixels.rows(),
                pixels.count(),
                pixels.largest(),
                kind,
                listed,
                listed.isEmpty() ? 0 : regions.drafts().size() - listed.size());
    }

    private static List<RegionFinding> patches(ChangeRegions regions, Raster copy) {
        return regions.drafts().stream()
                .limit(ChangeRegions.MOST)
                .map(draft -> finding(draft, copy, new RegionKind.Patch()))
                .toList();
    }

    private static List<RegionFinding> told(ChangeRegions regions, ChangedPixels pixels) {
        RegionKinds kinds = new RegionKinds(pixels);
        List<RegionFinding> told = new ArrayList<>();
        for (ChangeRegions.Draft draft :
                regions.drafts().stream().limit(ChangeRegions.MOST).toList()) {
            RegionKind kind = told.size() < MOST_KINDS ? kinds.of(draft) : new RegionKind.Patch();
            told.add(finding(draft, pixels.copy(), kind));
        }
        return told;
    }

    private static RegionFinding finding(ChangeRegions.Draft draft, Raster copy, RegionKind kind) {
        double mean = (double) draft.sum() / ((double) draft.changed() * copy.samples());
        return new RegionFinding(draft.box(), draft.changed(), mean, draft.largest(), kind);
    }
}
