package org.elpis.vision.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.PixelLayout;
import org.elpis.vision.volume.SlicePlane;
import org.elpis.vision.volume.Vector3;

/// Carries the mask of a frame of reference to one image, and draws what takes the place of its pixels.
final class FaceEdits {
    /// Of a slice that does not say how thick it is, in millimetres.
    private static final double USUAL_MM = 1;

    /// Half of it lies before a scout and half behind it: more than a head has.
    private static final double PROJECTED_MM = 1200;

    /// Slabs up to here are projections of what lies within them and no more.
    private static final double THICKEST_SLAB_MM = 40;

    private FaceEdits() {}

    /// How deep a frame looks into the patient.
    static double thicknessMm(SlicePlane plane, Content.Use use) {
        double thickness = plane.thicknessMm();
        boolean isSlab = thickness > 0 && thickness <= THICKEST_SLAB_MM;
        if (use == Content.Use.PROJECTION) {
            return PROJECTED_MM;
        }
        return isSlab ? thickness : USUAL_MM;
    }

    /// Whether the mask has anything of an image.
    static boolean touches(WorldMask world, List<SlicePlane> planes, Content.Use use) {
        return planes.stream().anyMatch(plane -> world.runs(plane, thicknessMm(plane, use)).length > 0);
    }

    /// New values for the pixels of an image that the mask covers.
    ///
    /// @param noise  a drawer for each frame
    static FaceEdit of(
            WorldMask world,
            List<SlicePlane> planes,
            Content.Use use,
            PixelLayout layout,
            FillSamples samples,
            IntFunction<Noise> noise) {
        List<FaceEdit.Frame> frames = new ArrayList<>(planes.size());
        for (int i = 0; i < planes.size(); i++) {
            SlicePlane plane = planes.get(i);
            double thickness = thicknessMm(plane, use);
            int[] runs = world.runs(plane, thickness);
            frames.add(new FaceEdit.Frame(runs, values(world, plane, thickness, runs, samples, noise.apply(i))));
        }
        return new FaceEdit(layout.columns(), layout.rows(), frames);
    }

    private static short[] values(
            WorldMask world, SlicePlane plane, double thicknessMm, int[] runs, FillSamples samples, Noise noise) {
        int pixels = 0;
        for (int i = 1; i < runs.length; i += 2) {
            pixels += runs[i];
        }
        short[] values = new short[pixels];
        int at = 0;
        for (int i = 0; i < runs.length; i += 2) {
            for (int pixel = runs[i]; pixel < runs[i] + runs[i + 1]; pixel++) {
                boolean isTissue = isTissue(world, plane, thicknessMm, pixel);
                values[at++] = noise.draw(isTissue ? samples.tissue() : samples.air());
            }
        }
        return values;
    }

    /// Whether a pixel becomes tissue: by its centre, and where only its edge goes, by what goes there.
    private static boolean isTissue(WorldMask world, SlicePlane plane, double thicknessMm, int pixel) {
        if (!world.hasAverage()) {
            return false;
        }
        int column = pixel % plane.columns();
        int row = pixel / plane.columns();
        Vector3 centre = plane.at(column, row);
        if (world.isGone(centre)) {
            return world.isTissue(centre);
        }
        for (int corner = 0; corner < 8; corner++) {
            Vector3 at = plane.at(column + ((corner & 1) - 0.5), row + ((corner >> 1 & 1) - 0.5))
                    .plus(plane.normal(), thicknessMm * ((corner >> 2) - 0.5));
            if (world.isTissue(at)) {
                return true;
            }
        }
        return false;
    }
}
