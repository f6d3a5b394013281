package org.elpis.models.data;

import java.util.List;
import org.elpis.models.net.Shape;

/// How many pairs of images are nearly the same: exported twice, compressed again, made a little brighter.
///
/// Two images count when, as grey and on a grid of at most 24 x 24, their values correlate (Pearson) at least as
/// [#LIKE]: brightness and contrast do not matter. Exact duplicates count too; images of one even grey do not.
///
/// @param isCounted  false when there are more than 20,000 images: every pair is looked at
/// @param amongMembers  pairs of members
/// @param across  pairs of a member and a non-member
public record NearDuplicates(boolean isCounted, long amongMembers, long across) {
    /// Of 724 radiographs of 191 patients (NIH ChestX-ray14, 64 x 64) no two different ones correlate above 0.98.
    public static final double LIKE = 0.995;

    private static final int MOST = 20_000;
    private static final int SIDE = 24;

    static NearDuplicates of(ImageSet members, ImageSet nonMembers) {
        if (members.size() + nonMembers.size() > MOST) {
            return new NearDuplicates(false, 0, 0);
        }
        float[][] in = forms(members);
        float[][] out = forms(nonMembers);
        long among = 0;
        long across = 0;
        for (int i = 0; i < in.length; i++) {
            for (int k = i + 1; k < in.length; k++) {
                among += isLike(in[i], in[k]) ? 1 : 0;
            }
            for (float[] other : out) {
                across += isLike(in[i], other) ? 1 : 0;
            }
        }
        return new NearDuplicates(true, among, across);
    }

    private static float[][] forms(ImageSet set) {
        List<Sample> samples = set.samples();
        float[][] forms = new float[samples.size()][];
        for (int i = 0; i < forms.length; i++) {
            forms[i] = form(samples.get(i).values(), set.shape());
        }
        return forms;
    }

    /// Values of mean 0 and length 1; none for an even image.
    private static float[] form(float[] values, Shape shape) {
        Pixels pixels = new Values(values, shape);
        Shape small = new Shape(1, Math.min(SIDE, shape.height()), Math.min(SIDE, shape.width()));
        double[] one = {1};
        float[] form = Resampling.apply(pixels, new Preprocessing(small, 0, 1, new double[1], one));
        double mean = 0;
        for (float value : form) {
            mean += value / form.length;
        }
        double squares = 0;
        for (float value : form) {
            squares += (value - mean) * (value - mean);
        }
        if (!(squares > 1e-12)) {
            return new float[0];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < form.length; i++) {
            form[i] = (float) ((form[i] - mean) / length);
        }
        return form;
    }

    /// Of two vectors of length 1, the squared distance is twice what the correlation lacks to 1; most pairs are told
    /// apart by their first rows.
    private static boolean isLike(float[] one, float[] other) {
        if (one.length != other.length || one.length == 0) {
            return false;
        }
        double most = 2 * (1 - LIKE);
        double distance = 0;
        for (int i = 0; i < one.length; i++) {
            double difference = (double) one[i] - other[i];
            distance += difference * difference;
            if (distance > most) {
                return false;
            }
        }
        return true;
    }

    /// A sample as a picture again.
    private record Values(float[] values, Shape shape) implements Pixels {
        @Override
        public int width() {
            return shape.width();
        }

        @Override
        public int height() {
            return shape.height();
        }

        @Override
        public int channels() {
            return shape.channels();
        }

        @Override
        public void row(int channel, int y, double[] row) {
            int start = (channel * shape.height() + y) * shape.width();
            for (int x = 0; x < row.length; x++) {
                row[x] = values[start + x];
            }
        }
    }
}
