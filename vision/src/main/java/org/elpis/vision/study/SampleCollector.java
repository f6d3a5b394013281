package org.elpis.vision.study;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StudyImages;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.volume.Rescale;
import org.elpis.vision.volume.Slice;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.WorkVolume;

/// Collects stored values of a series' own background, and of the tissue that a face is made of.
final class SampleCollector {
    /// Enough that nobody sees repetitions: 8 slices of 1024 values.
    private static final int SLICES = 8;

    private static final int FROM_ONE_SLICE = 1024;

    /// Fewer say nothing about noise.
    private static final int FEWEST = 64;

    /// A prime, so that the columns looked at change from row to row.
    private static final int STRIDE = 7;

    /// Fat, muscle and skin, without bone and metal.
    private static final double SOFT_LEAST_HOUNSFIELD = -150;

    private static final double SOFT_MOST_HOUNSFIELD = 250;

    private final WorldMask world;
    private final WorkVolume.Kind kind;
    private final short[] air = new short[SLICES * FROM_ONE_SLICE];
    private final short[] tissue = new short[SLICES * FROM_ONE_SLICE];
    private int airs;
    private int tissues;
    private Optional<PixelLayout> layout = Optional.empty();

    private SampleCollector(WorldMask world, WorkVolume.Kind kind) {
        this.world = world;
        this.kind = kind;
    }

    /// The samples of a series; empty when its background is too small to draw from.
    static Optional<FillSamples> of(
            List<Slice> slices, WorldMask world, WorkVolume.Kind kind, StudyImages images, StoredFrames.Opening opening)
            throws IOException {
        SampleCollector collector = new SampleCollector(world, kind);
        int count = Math.min(SLICES, slices.size());
        for (int i = 0; i < count; i++) {
            Slice slice = slices.get((int) ((i + 0.5) * slices.size() / count));
            images.read(slice.object(), image -> collector.add(image, opening, slice));
        }
        return collector.result();
    }

    private boolean add(Instance image, StoredFrames.Opening opening, Slice slice) throws IOException {
        try {
            StoredFrames frames = opening.of(image);
            PixelLayout own = frames.layout();
            if (layout.isEmpty()) {
                layout = Optional.of(own);
            }
            PixelLayout first = layout.orElseThrow();
            if (own.bitsStored() != first.bitsStored() || own.isSigned() != first.isSigned() || own.samples() != 1) {
                return false;
            }
            Padding padding = Padding.of(image.dataSet(), own.isSigned());
            add(frames.raster(slice.frame()), slice.plane(), padding, Rescale.of(image.dataSet(), slice.frame()));
            return true;
        } catch (UndecodableFrameException e) {
            return false;
        }
    }

    private void add(Raster raster, SlicePlane plane, Padding padding, Rescale rescale) {
        int airEnd = Math.min(air.length, airs + FROM_ONE_SLICE);
        int tissueEnd = Math.min(tissue.length, tissues + FROM_ONE_SLICE);
        int pixels = raster.columns() * raster.rows();
        // The stride is widened so that samples come from all of a large slice.
        int step = Math.max(STRIDE, pixels / (FROM_ONE_SLICE * 16) | 1);
        for (int i = step / 2; i < pixels && (airs < airEnd || tissues < tissueEnd); i += step) {
            int column = i % raster.columns();
            int row = i / raster.columns();
            int value = raster.at(column, row, 0);
            if (padding.has(value)) {
                continue;
            }
            var place = plane.at(column, row);
            if (world.isBackground(place) && airs < airEnd) {
                air[airs++] = (short) value;
            } else if (tissues < tissueEnd && world.isGone(place) && maybeTissue(value, rescale)) {
                tissue[tissues++] = (short) value;
            }
        }
    }

    /// Of MR and PET the brighter part is taken at the end.
    private boolean maybeTissue(int value, Rescale rescale) {
        if (kind != WorkVolume.Kind.CT) {
            return true;
        }
        double scaled = value * rescale.slope() + rescale.intercept();
        return scaled >= SOFT_LEAST_HOUNSFIELD && scaled <= SOFT_MOST_HOUNSFIELD;
    }

    private Optional<FillSamples> result() {
        if (airs < FEWEST || layout.isEmpty()) {
            return Optional.empty();
        }
        PixelLayout of = layout.get();
        short[] noise = FillSamples.trimmed(Arrays.copyOf(air, airs), of.isSigned(), 0.005, 0.995);
        short[] soft = soft(noise, of.isSigned());
        return Optional.of(new FillSamples(noise, soft, of.bitsStored(), of.isSigned()));
    }

    /// The middle of what is brighter than all noise.
    private short[] soft(short[] noise, boolean isSigned) {
        int loudest = isSigned ? noise[noise.length - 1] : noise[noise.length - 1] & 0xFFFF;
        short[] brighter = new short[tissues];
        int count = 0;
        for (int i = 0; i < tissues; i++) {
            int value = isSigned ? tissue[i] : tissue[i] & 0xFFFF;
            if (value > loudest) {
                brighter[count++] = tissue[i];
            }
        }
        return count < FEWEST ? noise : FillSamples.trimmed(Arrays.copyOf(brighter, count), isSigned, 0.3, 0.7);
    }
}
