package org.elpis.fingerprint;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StoredImage;

/// One recipient's fingerprint of a whole object: which values its pixels get, and got before.
public final class ObjectFingerprint {
    /// A part of the heap that the new values of one object may take, two bytes a pixel.
    private static final int HEAP_SHARE = 16;

    private final FingerprintKeys keys;
    private final String recipient;

    public ObjectFingerprint(FingerprintKeys keys, String recipient) {
        this.keys = keys;
        this.recipient = recipient;
    }

    /// What marking an object does.
    ///
    /// @param left  for each frame the blocks that carry nothing though they could; undoing needs it
    /// @param carrying  blocks that carry, in all frames
    /// @param most  the largest change of a pixel, in stored units
    public record Put(FaceEdit edit, List<int[]> left, int carrying, int most) {
        public Put {
            left = List.copyOf(left);
        }
    }

    /// Why an object cannot carry a fingerprint, in words; empty when it can.
    public static Optional<String> refusal(Instance image, StoredImage frames) throws IOException {
        if (!CarrierKinds.mayCarry(image.sopClassUid())) {
            return Optional.of("its kind is none whose pixels may be changed");
        }
        PixelLayout layout = frames.layout();
        if (!layout.photometric().isMonochrome()) {
            return Optional.of("it is in colour");
        }
        boolean isGrey = layout.bitsAllocated() == 8 || layout.bitsAllocated() == 16;
        if (!isGrey || layout.bitsStored() < 8) {
            return Optional.of("its pixels have fewer than 8 or more than 16 bits");
        }
        if (layout.cells() * layout.frames() > Runtime.getRuntime().maxMemory() / HEAP_SHARE) {
            return Optional.of("it is larger than the memory allows");
        }
        if (image.transferSyntax().isEncapsulated()) {
            for (int i = 0; i < layout.frames(); i++) {
                if (!frames.isExact(frames.written(i))) {
                    return Optional.of("it is compressed with loss and would lose more");
                }
            }
        }
        return Optional.empty();
    }

    /// The values of an object with the fingerprint.
    public Put put(Instance image, StoredImage frames) throws IOException {
        List<FaceEdit.Frame> edits = new ArrayList<>();
        List<int[]> left = new ArrayList<>();
        int carrying = 0;
        int most = 0;
        for (int i = 0; i < frames.layout().frames(); i++) {
            MarkedFrame frame = frame(image, frames, i);
            Fingerprint.Marked marked = of(frame, image, i).put(frame);
            edits.add(difference(frame.values(), marked.values()));
            left.add(marked.left());
            carrying += marked.carrying();
            most = Math.max(most, largest(frame.values(), marked.values()));
        }
        return new Put(edit(frames, edits), left, carrying, most);
    }

    /// The values of an object without the fingerprint.
    ///
    /// @param left  as it was told when it was put in
    public FaceEdit take(Instance copy, StoredImage frames, List<int[]> left) throws IOException {
        List<FaceEdit.Frame> edits = new ArrayList<>();
        for (int i = 0; i < frames.layout().frames(); i++) {
            MarkedFrame frame = frame(copy, frames, i);
            edits.add(difference(frame.values(), of(frame, copy, i).take(frame, left.get(i))));
        }
        return edit(frames, edits);
    }

    private Fingerprint of(MarkedFrame frame, Instance image, int number) {
        return Fingerprint.of(frame, keys, recipient, image.dataSet().string(Tag.SOP_INSTANCE_UID), number);
    }

    static MarkedFrame frame(Instance image, StoredImage frames, int number) throws IOException {
        PixelLayout layout = frames.layout();
        Raster raster = frames.raster(number);
        return MarkedFrame.of(raster, layout.bitsStored(), layout.isSigned(), image.dataSet());
    }

    private static FaceEdit edit(StoredImage frames, List<FaceEdit.Frame> edits) {
        return new FaceEdit(frames.layout().columns(), frames.layout().rows(), edits);
    }

    private static int largest(int[] before, int[] after) {
        int most = 0;
        for (int i = 0; i < before.length; i++) {
            most = Math.max(most, Math.abs(after[i] - before[i]));
        }
        return most;
    }

    private static FaceEdit.Frame difference(int[] before, int[] after) {
        int runs = 0;
        int changed = 0;
        for (int i = 0; i < before.length; i++) {
            boolean isChanged = before[i] != after[i];
            runs += isChanged && (i == 0 || before[i - 1] == after[i - 1]) ? 1 : 0;
            changed += isChanged ? 1 : 0;
        }
        int[] places = new int[2 * runs];
        short[] values = new short[changed];
        int run = -2;
        int at = 0;
        for (int i = 0; i < before.length; i++) {
            if (before[i] != after[i]) {
                if (i == 0 || before[i - 1] == after[i - 1]) {
                    run += 2;
                    places[run] = i;
                }
                places[run + 1]++;
                values[at++] = (short) after[i];
            }
        }
        return new FaceEdit.Frame(places, values);
    }
}
