package org.elpis.bench.seals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.FrameCodec;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.codec.LittleEndianCodec;

/// Fills a rectangle of a native frame, and names nobody any more.
final class Masks {
    private final SplittableRandom random;

    Masks(SplittableRandom random) {
        this.random = random;
    }

    /// A masked copy; empty where an object has no native frame that can be decoded.
    ///
    /// @param fill  of all samples
    Optional<Instance> masked(Instance original, int fill) throws IOException {
        if (!original.dataSet().contains(Tag.PIXEL_DATA)
                || !original.transferSyntax().equals(TransferSyntax.EXPLICIT_LITTLE)
                        && !original.transferSyntax().equals(TransferSyntax.IMPLICIT_LITTLE)) {
            return Optional.empty();
        }
        try {
            StoredImage image = Examiners.opener().orElseThrow().open(original);
            PixelLayout layout = image.layout();
            if (layout.bitsStored() > 16 || layout.bitsAllocated() == 1) {
                return Optional.empty();
            }
            Box box = box(layout);
            if (!isSmall(box, layout)) {
                return Optional.empty();
            }
            List<byte[]> frames = new ArrayList<>();
            FrameCodec codec = new LittleEndianCodec();
            int[] values = new int[layout.samples()];
            java.util.Arrays.fill(values, fill);
            for (int i = 0; i < layout.frames(); i++) {
                frames.add(codec.fill(image.written(i), layout, List.of(box), values)
                        .orElseThrow());
            }
            return Optional.of(with(original, OwnWays.joined(frames)));
        } catch (UndecodableFrameException e) {
            return Optional.empty();
        }
    }

    /// Whether it touches at most a fifth of the tiles: of what more is masked nobody shall say that it is genuine.
    private static boolean isSmall(Box box, PixelLayout layout) {
        int side = Math.max(layout.columns(), layout.rows()) > 1024 ? 32 : 16;
        long touched = (long) ((box.right() - 1) / side - box.x() / side + 1)
                * ((box.bottom() - 1) / side - box.y() / side + 1);
        long tiles = (long) ((layout.columns() + side - 1) / side) * ((layout.rows() + side - 1) / side);
        return touched * 5 <= tiles;
    }

    private Box box(PixelLayout layout) {
        int width = 1 + random.nextInt(Math.max(1, layout.columns() / 4));
        int height = 1 + random.nextInt(Math.max(1, layout.rows() / 4));
        int x = random.nextInt(layout.columns() - width + 1);
        int y = random.nextInt(layout.rows() - height + 1);
        return new Box(x, y, width, height);
    }

    private static Instance with(Instance original, Value pixels) {
        List<Element> elements = new ArrayList<>();
        for (Element element : original.dataSet()) {
            if (element.tag() == Tag.PIXEL_DATA) {
                elements.add(element.with(pixels));
            } else if (element.tag() == Tag.PATIENT_NAME) {
                elements.add(Element.ofAscii(Tag.PATIENT_NAME, Vr.PN, "Nobody"));
            } else if (element.tag() != Tag.PATIENT_ID) {
                elements.add(element);
            }
        }
        DataSet dataSet = original.dataSet().with(elements);
        return new Instance(
                original.preamble(),
                original.fileMeta(),
                dataSet,
                original.transferSyntax(),
                original.source(),
                original.inflated(),
                original.anomalies());
    }
}
