package org.elpis.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.elpis.codestream.ExtendedOffsetTable;
import org.elpis.codestream.Frames;
import org.elpis.codestream.HiddenParts;
import org.elpis.codestream.IccProfile;
import org.elpis.codestream.MalformedCodestreamException;
import org.elpis.codestream.MalformedCodestreamException.Fault;
import org.elpis.codestream.NativePixels;
import org.elpis.detect.Finding;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.StoredBits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;

/// Decides about pixel data and colour profiles by what is hidden in them.
final class HiddenContent {
    private static final int FIRST_OVERLAY_GROUP = 0x6000;
    private static final int LAST_OVERLAY_GROUP = 0x60FF;
    private static final int OVERLAY_BITS_ALLOCATED = 0x0100;
    private static final int OVERLAY_BIT_POSITION = 0x0102;
    private static final int OVERLAY_DATA = 0x3000;

    private HiddenContent() {}

    static PlanStep pixels(Occurrence it, TransferSyntax syntax) {
        if (it.hasItems()) {
            return unreadable(it, "items where pixels should be");
        }
        int overlays = overlaysInPixels(it.dataSet());
        try {
            if (!(it.element().value() instanceof Value.Fragments fragments)) {
                return overlays == 0 ? behindPixels(it) : unusedBits(it, overlays);
            }
            if (overlays > 0) {
                throw new MalformedCodestreamException(Fault.OVERLAY_IN_PIXELS);
            }
            return step(Frames.hidden(it.dataSet(), fragments, syntax), Action.CLEAN_FRAMES, it);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PlanStep behindPixels(Occurrence it) throws IOException {
        Value pixels = it.element().value();
        return NativePixels.isLonger(it.dataSet(), pixels)
                ? step(NativePixels.hidden(it.dataSet(), pixels), Action.CLEAN_FRAMES, it)
                : it.keep();
    }

    static boolean isOffsets(int tag) {
        return tag == Tag.EXTENDED_OFFSET_TABLE || tag == Tag.EXTENDED_OFFSET_TABLE_LENGTHS;
    }

    /// The Extended Offset Table and its lengths stay together or go together: both may be absent.
    static PlanStep offsets(Occurrence it) {
        try {
            return ExtendedOffsetTable.isRight(it.dataSet())
                    ? it.keep()
                    : unreadable(it, "no offsets and lengths of the frames");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A profile that is none goes.
    static PlanStep colourProfile(Occurrence it) {
        if (it.element().isEmpty()) {
            return it.keep();
        }
        try {
            Optional<HiddenParts> hidden = hidden(it.element().value());
            return hidden.isPresent()
                    ? step(hidden.get(), Action.CLEAN_COLOUR_PROFILE, it)
                    : unreadable(it, "no ICC profile");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<HiddenParts> hidden(Value profile) throws IOException {
        if (profile instanceof Value.Bytes bytes) {
            byte[] copy = bytes.copy();
            return IccProfile.hidden(new Value.Region(new BytesSource(copy, copy.length), 0, copy.length));
        }
        return profile instanceof Value.Region region ? IccProfile.hidden(region) : Optional.empty();
    }

    private static PlanStep unreadable(Occurrence it, String reason) {
        return it.step(Action.REMOVE, new Finding.UnreadablePart(it.location(), reason));
    }

    private static PlanStep step(HiddenParts hidden, Action cleaning, Occurrence it) {
        return hidden.isEmpty()
                ? it.keep()
                : it.step(cleaning, new Finding.HiddenBytes(it.location(), hidden.count(), hidden.bytes()));
    }

    /// Overlays that say that their bits lie in those of the pixels, outside the image.
    private static int overlaysInPixels(DataSet dataSet) {
        int overlays = 0;
        for (int i = 0; i < dataSet.size(); i++) {
            int tag = dataSet.at(i).tag();
            int group = Tag.group(tag);
            if (group >= FIRST_OVERLAY_GROUP
                    && group <= LAST_OVERLAY_GROUP
                    && Tag.element(tag) == OVERLAY_BIT_POSITION
                    && isInPixels(dataSet, group)) {
                overlays++;
            }
        }
        return overlays;
    }

    private static boolean isInPixels(DataSet dataSet, int group) {
        int position = dataSet.number(Tag.of(group, OVERLAY_BIT_POSITION), 0);
        int allocated = dataSet.number(Tag.of(group, OVERLAY_BITS_ALLOCATED), 1);
        boolean isDrawnHere = position > 0 || allocated > 1 && !dataSet.contains(Tag.of(group, OVERLAY_DATA));
        int high = dataSet.number(Tag.HIGH_BIT, 0);
        boolean isInImage = position <= high && position > high - dataSet.number(Tag.BITS_STORED, 0);
        return isDrawnHere && !isInImage && position < dataSet.number(Tag.BITS_ALLOCATED, 0);
    }

    private static PlanStep unusedBits(Occurrence it, int overlays) {
        DataSet dataSet = it.dataSet();
        int allocated = dataSet.number(Tag.BITS_ALLOCATED, 0);
        int stored = dataSet.number(Tag.BITS_STORED, 0);
        int high = dataSet.number(Tag.HIGH_BIT, 0);
        boolean isSigned = dataSet.number(Tag.PIXEL_REPRESENTATION, 0) == 1;
        try {
            StoredBits bits = new StoredBits(allocated, stored, high, isSigned);
            long bytes = it.element().value() instanceof Value.Region region ? region.length() : 0;
            return it.step(new Action.CleanUnusedBits(bits), new Finding.HiddenBytes(it.location(), overlays, bytes));
        } catch (IllegalArgumentException e) {
            throw new UncheckedIOException(new MalformedCodestreamException(Fault.OVERLAY_IN_PIXELS));
        }
    }
}
