package org.elpis.models.inversion;

import java.util.List;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;

/// What an attacker knows of images of the kind without knowing any of the patients: their mean, their range, and in
/// which ways they differ from one another: the principal components of other people's images (Turk and Pentland,
/// 1991).
/// Climbs stay among images that could be some patient's, as those with a generator do (Zhang and others, CVPR 2020).
///
/// @param shape  of an image
/// @param mean  of each value
/// @param ways  each a difference of one standard deviation
/// @param low  least value that occurs
/// @param high  greatest value that occurs
record Prior(Shape shape, float[] mean, float[][] ways, float low, float high) {
    private static final int MOST_IMAGES = 400;
    private static final int MOST_WAYS = 120;
    private static final double LEAST_SHARE = 1e-6;

    static Prior of(ImageSet images) {
        List<float[]> known =
                images.samples().stream().limit(MOST_IMAGES).map(Sample::values).toList();
        float[] mean = new float[images.shape().size()];
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        for (float[] values : known) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += values[i] / known.size();
                low = Math.min(low, values[i]);
                high = Math.max(high, values[i]);
            }
        }
        return new Prior(images.shape(), mean, ways(known, mean), low, Math.max(high, Math.nextUp(low)));
    }

    /// By the eigenvectors of the images' inner products, which are fewer than pixels.
    private static float[][] ways(List<float[]> images, float[] mean) {
        int count = images.size();
        double[][] products = new double[count][count];
        for (int i = 0; i < count; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] = product(images.get(i), images.get(j), mean);
                products[j][i] = products[i][j];
            }
        }
        Eigen eigen = Eigen.of(products);
        int kept = 0;
        while (kept < Math.min(MOST_WAYS, count / 2) && eigen.values()[kept] > LEAST_SHARE * eigen.values()[0]) {
            kept++;
        }
        float[][] ways = new float[kept][mean.length];
        for (int k = 0; k < kept; k++) {
            double scale = 1 / Math.sqrt(count);
            for (int i = 0; i < count; i++) {
                float weight = (float) (scale * eigen.vectors()[k][i]);
                float[] values = images.get(i);
                for (int j = 0; j < mean.length; j++) {
                    ways[k][j] += weight * (values[j] - mean[j]);
                }
            }
        }
        return ways;
    }

    private static double product(float[] one, float[] other, float[] mean) {
        double sum = 0;
        for (int i = 0; i < mean.length; i++) {
            sum += (double) (one[i] - mean[i]) * (other[i] - mean[i]);
        }
        return sum;
    }

    float range() {
        return high - low;
    }

    float clamp(float value) {
        return Math.clamp(value, low, high);
    }

    /// The image so far along each way from a start.
    float[] along(float[] start, double[] distances) {
        float[] image = start.clone();
        for (int k = 0; k < ways.length; k++) {
            float distance = (float) distances[k];
            float[] way = ways[k];
            for (int i = 0; i < image.length; i++) {
                image[i] += distance * way[i];
            }
        }
        for (int i = 0; i < image.length; i++) {
            image[i] = clamp(image[i]);
        }
        return image;
    }

    /// How far an image lies along each way from the mean, in standard deviations.
    double[] places(float[] image) {
        double[] places = new double[ways.length];
        for (int k = 0; k < ways.length; k++) {
            double sum = 0;
            double square = 0;
            for (int i = 0; i < image.length; i++) {
                sum += (double) ways[k][i] * (image[i] - mean[i]);
                square += (double) ways[k][i] * ways[k][i];
            }
            places[k] = square == 0 ? 0 : sum / square;
        }
        return places;
    }
}
