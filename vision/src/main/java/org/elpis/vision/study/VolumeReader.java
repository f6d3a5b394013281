package org.elpis.vision.study;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.elpis.pixel.StudyImages;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.vision.volume.GridFill;
import org.elpis.vision.volume.Rescale;
import org.elpis.vision.volume.Slice;
import org.elpis.vision.volume.SliceStack;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;

/// Reads the slices of a stack one after the other and puts them on a grid.
final class VolumeReader {
    /// Air has -1000 Hounsfield units; what is below is written where the scanner did not look.
    private static final float LEAST_HOUNSFIELD = -1024;

    private final StudyImages images;
    private final StoredFrames.Opening opening;

    /// Objects with a frame that cannot be decoded are added to it.
    private final Set<Integer> undecodable;

    VolumeReader(StudyImages images, StoredFrames.Opening opening, Set<Integer> undecodable) {
        this.images = images;
        this.opening = opening;
        this.undecodable = undecodable;
    }

    /// What came of a stack.
    ///
    /// @param missing  share of its slices that could not be decoded, 0 to 1
    record Reading(WorkVolume volume, double missing) {}

    Reading read(SliceStack stack, WorkGrid grid, WorkVolume.Kind kind) throws IOException {
        GridFill fill = GridFill.of(stack, grid, kind);
        List<Slice> slices = stack.slices();
        int missing = 0;
        int wanted = 0;
        for (int i = 0; i < slices.size(); ) {
            if (!fill.reaches(i)) {
                i++;
                continue;
            }
            int first = i;
            int object = slices.get(i).object();
            while (i < slices.size() && slices.get(i).object() == object) {
                i++;
            }
            int end = i;
            int failed = images.read(object, image -> add(image, stack, first, end, fill, kind));
            if (failed > 0) {
                undecodable.add(object);
            }
            missing += failed;
            wanted += end - first;
        }
        return new Reading(fill.finish(), wanted == 0 ? 1 : missing / (double) wanted);
    }

    /// @return how many frames could not be decoded
    private int add(Instance image, SliceStack stack, int first, int end, GridFill fill, WorkVolume.Kind kind)
            throws IOException {
        StoredFrames frames;
        try {
            frames = opening.of(image);
        } catch (UndecodableFrameException e) {
            return end - first;
        }
        int failed = 0;
        for (int i = first; i < end; i++) {
            if (!fill.reaches(i)) {
                continue;
            }
            int frame = stack.slices().get(i).frame();
            try {
                fill.add(i, values(frames.raster(frame), image.dataSet(), frame, kind));
            } catch (UndecodableFrameException e) {
                failed++;
            }
        }
        return failed;
    }

    private static float[] values(Raster raster, DataSet image, int frame, WorkVolume.Kind kind) {
        Rescale rescale = Rescale.of(image, frame);
        Padding padding = Padding.of(image, raster.isSigned());
        float slope = (float) rescale.slope();
        float intercept = (float) rescale.intercept();
        boolean isCt = kind == WorkVolume.Kind.CT;
        float nothing = isCt ? LEAST_HOUNSFIELD : 0;
        // Where the greatest value is black, tissue is what lies far below it.
        boolean isInverted = !isCt && raster.photometric() == Photometric.MONOCHROME1;
        int top = raster.isSigned() ? -1 : (1 << raster.bits()) - 1;
        short[] stored = raster.values();
        float[] values = new float[stored.length];
        for (int i = 0; i < values.length; i++) {
            int value = raster.isSigned() ? stored[i] : stored[i] & 0xFFFF;
            float scaled = (isInverted ? top - value : value) * slope + intercept;
            values[i] = padding.has(value) ? nothing : isCt ? Math.max(scaled, LEAST_HOUNSFIELD) : scaled;
        }
        return values;
    }
}
