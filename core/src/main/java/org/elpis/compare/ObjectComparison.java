package org.elpis.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Vr;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.seal.AttributeClass;
import org.elpis.seal.Change;
import org.elpis.seal.CoveredAttribute;
import org.elpis.seal.CoveredFrame;
import org.elpis.seal.CoveredPixels;

/// Compares an object of a copy with its original, attribute by attribute and pixel by pixel.
public final class ObjectComparison {
    /// More altered frames of one object are counted and not described.
    public static final int MOST_FRAMES = 512;

    /// Of two frames that are compared a sample takes its values, decoded, and what decoding and marking need.
    private static final int BYTES_A_SAMPLE = 12;
    /// Whoever replaced UIDs had to replace those within shown parts too, with the names and times of who made them.
    private static final Set<Vr> RENAMED = EnumSet.of(Vr.UI, Vr.PN, Vr.DA, Vr.TM, Vr.DT, Vr.LO, Vr.SH, Vr.AE);

    /// Nobody has to replace these with UIDs, and they say what is shown: code values, schemes and meanings, and the
    /// label of a segment (PS3.3 section 8 and C.8.20.2).
    private static final Set<Integer> SAYING = Set.of(
            0x0008_0100, 0x0008_0102, 0x0008_0103, 0x0008_0104, 0x0008_0119, 0x0008_0120, 0x0008_0122, 0x0062_0005);

    private final Optional<ImageOpener> opener;

    private final List<AttributeFinding> shown = new ArrayList<>();
    private final List<AttributeFinding> identity = new ArrayList<>();
    private final List<FrameFinding> frames = new ArrayList<>();
    private final Set<String> doubts = new LinkedHashSet<>();
    private long moreFrames;
    private int compared;
    private HiddenBits hidden = HiddenBits.NONE;

    private ObjectComparison(Optional<ImageOpener> opener) {
        this.opener = opener;
    }

    /// An object and the digests of its pixels.
    public record Side(Instance instance, CoveredPixels pixels) {}

    /// How UIDs of the two stand to each other.
    public enum Uids {
        KEPT,
        /// They were replaced, as de-identification does.
        REPLACED
    }

    /// Compares an object with its original.
    ///
    /// @param opener  empty where no frame can be decoded
    public static ObjectFinding of(Side original, Side copy, Uids uids, Optional<ImageOpener> opener)
            throws IOException {
        ObjectComparison comparison = new ObjectComparison(opener);
        comparison.attributes(original.instance(), copy.instance(), uids);
        comparison.pixels(original, copy);
        return new ObjectFinding(
                comparison.shown,
                comparison.identity,
                new ObjectFinding.FrameCounts(
                        original.pixels().frames().size(),
                        copy.pixels().frames().size(),
                        comparison.compared),
                comparison.frames,
                comparison.moreFrames,
                comparison.hidden,
                List.copyOf(comparison.doubts));
    }

    private void attributes(Instance original, Instance copy, Uids uids) throws IOException {
        Map<String, CoveredAttribute> there = new LinkedHashMap<>();
        CoveredAttribute.All copied = CoveredAttribute.of(copy, opener);
        CoveredAttribute.All originals = CoveredAttribute.of(original, opener);
        copied.all().forEach(attribute -> there.put(attribute.path(), attribute));
        if (!copied.unread().isEmpty() || !originals.unread().isEmpty()) {
            doubts.add("an overlay lies in bits of frames that cannot be decoded");
        }
        for (CoveredAttribute before : originals.all()) {
            CoveredAttribute after = there.remove(before.path());
            if (after == null && copied.unread().contains(before.path())) {
                continue;
            }
            if (after == null) {
                add(before, Change.Kind.LOST, ShownValue.of(before), Optional.empty(), uids);
            } else if (!after.digest().equals(before.digest())) {
                add(after, Change.Kind.CHANGED, ShownValue.of(before), ShownValue.of(after), uids);
            }
        }
        originals.unread().forEach(there::remove);
        there.values().forEach(after -> add(after, Change.Kind.GAINED, Optional.empty(), ShownValue.of(after), uids));
    }

    private void add(
            CoveredAttribute attribute, Change.Kind kind, Optional<String> before, Optional<String> after, Uids uids) {
        boolean isRenamed = RENAMED.contains(attribute.vr())
                && !SAYING.contains(attribute.location().tag());
        boolean isWithheld = attribute.of() == AttributeClass.GUARDED
                && uids == Uids.REPLACED
                && (kind != Change.Kind.GAINED || isRenamed);
        if (isWithheld && kind == Change.Kind.CHANGED && !isRenamed) {
            doubts.add("content that is shown and may identify was replaced, as de-identification does; nobody can say "
                    + "whether it means the same");
        }
        boolean isIdentity = attribute.of() == AttributeClass.OTHER || isWithheld;
        (isIdentity ? identity : shown)
                .add(new AttributeFinding(attribute.location(), attribute.of(), kind, before, after));
    }

    private void pixels(Side original, Side copy) throws IOException {
        CoveredPixels before = original.pixels();
        CoveredPixels after = copy.pixels();
        if (before.form() == CoveredPixels.Form.NONE || after.form() == CoveredPixels.Form.NONE) {
            if (before.form() == after.form() && !identity.isEmpty()) {
                doubts.add("it has no pixels, and attributes differ that may be its content as well as identity");
            }
            return;
        }
        if (before.form() == CoveredPixels.Form.UNDECODED || after.form() == CoveredPixels.Form.UNDECODED) {
            undecoded(original, copy);
            return;
        }
        try {
            StoredImage one = opener.orElseThrow().open(original.instance());
            StoredImage other = opener.orElseThrow().open(copy.instance());
            decoded(before.frames(), one, after.frames(), other);
            hidden = HiddenBits.between(one, other);
        } catch (UndecodableFrameException e) {
            doubts.add("a frame cannot be decoded any more: " + e.getMessage());
        } catch (OutOfMemoryError e) {
            doubts.add("its frames take more memory than there is");
        }
    }

    /// Bytes that are equal are the same pixels; others are other pixels only where nothing can have coded them anew.
    private void undecoded(Side original, Side copy) {
        if (original.pixels().frames().equals(copy.pixels().frames())) {
            compared = 1;
            return;
        }
        boolean isPlain = !original.instance().transferSyntax().isEncapsulated()
                && !copy.instance().transferSyntax().isEncapsulated()
                && original.pixels().form() == copy.pixels().form();
        if (isPlain) {
            compared = 1;
            frames.add(new FrameFinding(0, 0, 0, 0, 0, 0, new FrameKind.OtherBytes(), List.of(), 0));
            return;
        }
        String fault = original.pixels().fault().isEmpty()
                ? copy.pixels().fault()
                : original.pixels().fault();
        doubts.add("its pixel data have other bytes, and cannot be decoded to say more: " + fault);
    }

    private void decoded(List<String> before, StoredImage original, List<String> after, StoredImage copy)
            throws IOException {
        Map<String, Integer> first = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            first.putIfAbsent(before.get(i), i);
        }
        for (int i = 0; i < after.size(); i++) {
            if (i < before.size() && before.get(i).equals(after.get(i))) {
                compared++;
                continue;
            }
            Integer elsewhere = first.get(after.get(i));
            if (elsewhere != null) {
                compared++;
                add(ofOtherFrame(copy.layout(), i, elsewhere));
            } else if (i < before.size()) {
                compare(i, original, copy);
            }
        }
    }

    private static FrameFinding ofOtherFrame(PixelLayout layout, int number, int elsewhere) {
        return new FrameFinding(
                number,
                layout.columns(),
                layout.rows(),
                layout.pixels(),
                0,
                0,
                new FrameKind.OtherFrame(elsewhere),
                List.of(),
                0);
    }

    private void add(FrameFinding finding) {
        if (frames.size() < MOST_FRAMES) {
            frames.add(finding);
        } else {
            moreFrames++;
        }
    }

    private void compare(int number, StoredImage original, StoredImage copy) throws IOException {
        if (frames.size() >= MOST_FRAMES) {
            moreFrames++;
            return;
        }
        long cells = Math.max(original.layout().cells(), copy.layout().cells());
        if (cells * BYTES_A_SAMPLE > Runtime.getRuntime().maxMemory()) {
            doubts.add("its frames take more memory than there is");
            return;
        }
        CoveredFrame before = CoveredFrame.of(original, number);
        CoveredFrame after = CoveredFrame.of(copy, number);
        switch (after.to(before)) {
            case SAME -> compared++;
            case INCOMPARABLE ->
                doubts.add("the original was compressed with loss, and the copy holds what other software "
                        + "decoded of it or made of that");
            case OTHER_PIXELS, OTHER_KIND -> {
                compared++;
                add(FrameComparison.of(number, before.raster(), after.raster()));
            }
        }
    }
}
