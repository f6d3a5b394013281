package org.elpis.testkit.radiograph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// Generators of images whose copying is known by construction, for checks of audits. Square images, row by row.
public final class GeneratorExamples {
    private GeneratorExamples() {}

    /// How a generator alters what it copies.
    public enum Alteration {
        NONE,
        /// By up to a twentieth of the side, in both directions.
        SHIFTED,
        /// By 4 to 8 degrees.
        TURNED,
        /// The middle 85 %, as large as before.
        CROPPED,
        MIRRORED,
        NEGATIVE,
        /// Contrast 0.75 to 1.25, brightness up to a tenth.
        TONED,
        /// Noise with a deviation of 0.05.
        NOISED,
        /// Means of 3 x 3, twice.
        BLURRED,
        /// A little of shift, turn, tone, noise and blur together.
        MIXED
    }

    /// Images of invented patients that nobody trained on: the true distribution of [SyntheticChest].
    ///
    /// @param firstSeed  of the first patient; each image is of another
    public static List<float[]> honest(long firstSeed, int count, int size) {
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(SyntheticChest.of(firstSeed + i).image(0, size, i % 2 == 0 ? 0 : 0.6, i % 4 < 2));
        }
        return images;
    }

    /// A share of the honest images is replaced by altered copies, each of a drawn training image.
    ///
    /// @param share  0 to 1
    public static List<float[]> copying(
            List<float[]> training, List<float[]> honest, double share, Alteration alteration, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> images = new ArrayList<>(honest);
        int copies = (int) Math.round(share * images.size());
        for (int i = 0; i < copies; i++) {
            images.set(i, altered(training.get(random.nextInt(training.size())), alteration, random));
        }
        return images;
    }

    /// Each image is a mixture of two drawn training images.
    ///
    /// @param weight  of the first, 0 to 1
    public static List<float[]> blending(List<float[]> training, int count, double weight, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] a = training.get(random.nextInt(training.size()));
            float[] b = training.get(random.nextInt(training.size()));
            float[] mixed = new float[a.length];
            for (int j = 0; j < a.length; j++) {
                mixed[j] = (float) (weight * a[j] + (1 - weight) * b[j]);
            }
            images.add(mixed);
        }
        return images;
    }

    /// Each image is the left half of one drawn training image and the right half of another.
    public static List<float[]> mosaic(List<float[]> training, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] halves = training.get(random.nextInt(training.size())).clone();
            float[] right = training.get(random.nextInt(training.size()));
            int side = side(halves);
            for (int j = 0; j < halves.length; j++) {
                halves[j] = j % side < side / 2 ? halves[j] : right[j];
            }
            images.add(halves);
        }
        return images;
    }

    /// A normal distribution with the training set's mean and its covariance along the leading components: few are
    /// an average patient in many moods, all are mixtures of everybody.
    ///
    /// @param components  at least 1; as many as images or more take the whole covariance
    public static List<float[]> gaussian(List<float[]> training, int components, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int n = training.size();
        float[] mean = mean(training);
        double[][] weights = components >= n - 1 ? new double[0][] : leading(training, mean, components, random);
        List<float[]> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] drawn = new double[n];
            if (weights.length == 0) {
                Arrays.setAll(drawn, j -> random.nextGaussian());
            }
            for (double[] weight : weights) {
                double along = random.nextGaussian();
                for (int j = 0; j < n; j++) {
                    drawn[j] += along * weight[j];
                }
            }
            images.add(combined(training, mean, drawn));
        }
        return images;
    }

    private static float[] mean(List<float[]> training) {
        float[] mean = new float[training.getFirst().length];
        for (float[] image : training) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += image[i] / training.size();
            }
        }
        return mean;
    }

    private static float[] combined(List<float[]> training, float[] mean, double[] weights) {
        double[] sum = new double[mean.length];
        for (int j = 0; j < weights.length; j++) {
            float[] image = training.get(j);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[j] * (image[i] - mean[i]);
            }
        }
        float[] image = new float[mean.length];
        double scale = 1 / Math.sqrt(Math.max(1, weights.length - 1));
        for (int i = 0; i < image.length; i++) {
            image[i] = (float) Math.clamp(mean[i] + scale * sum[i], 0, 1);
        }
        return image;
    }

    /// Unit vectors over images that span the leading components, by subspace iteration on the Gram matrix.
    private static double[][] leading(List<float[]> training, float[] mean, int components, SplittableRandom random) {
        int n = training.size();
        double[][] gram = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = 0; k < mean.length; k++) {
                    sum += (training.get(i)[k] - mean[k]) * (training.get(j)[k] - mean[k]);
                }
                gram[i][j] = sum;
                gram[j][i] = sum;
            }
        }
        double[][] vectors = new double[components][n];
        for (double[] vector : vectors) {
            Arrays.setAll(vector, i -> random.nextGaussian());
        }
        for (int round = 0; round < 30; round++) {
            for (int i = 0; i < components; i++) {
                double[] before = vectors[i];
                vectors[i] = new double[n];
                for (int row = 0; row < n; row++) {
                    vectors[i][row] = dot(gram[row], before);
                }
            }
            orthonormal(vectors);
        }
        return vectors;
    }

    private static void orthonormal(double[][] vectors) {
        for (int i = 0; i < vectors.length; i++) {
            for (int j = 0; j < i; j++) {
                double along = dot(vectors[i], vectors[j]);
                for (int k = 0; k < vectors[i].length; k++) {
                    vectors[i][k] -= along * vectors[j][k];
                }
            }
            double length = Math.max(1e-300, Math.sqrt(dot(vectors[i], vectors[i])));
            for (int k = 0; k < vectors[i].length; k++) {
                vectors[i][k] /= length;
            }
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /// An altered copy.
    public static float[] altered(float[] image, Alteration alteration, SplittableRandom random) {
        int side = side(image);
        return switch (alteration) {
            case NONE -> image.clone();
            case SHIFTED -> laid(image, even(random) * side / 20, even(random) * side / 20, 1, 0);
            case TURNED -> laid(image, 0, 0, 1, (random.nextBoolean() ? 1 : -1) * (4 + 4 * random.nextDouble()));
            case CROPPED -> laid(image, even(random) * side / 20, even(random) * side / 20, 0.85, 0);
            case MIRRORED -> mirrored(image, side);
            case NEGATIVE -> toned(image, -1, 1, 0, random);
            case TONED -> toned(image, 1 + even(random) / 4, even(random) / 10, 0, random);
            case NOISED -> toned(image, 1, 0, 0.05, random);
            case BLURRED -> blurred(blurred(image, side), side);
            case MIXED -> {
                float[] laid = laid(
                        image,
                        even(random) * side / 32,
                        even(random) * side / 32,
                        1 + 0.04 * even(random),
                        3 * even(random));
                yield toned(blurred(laid, side), 1 + even(random) / 10, even(random) / 20, 0.02, random);
            }
        };
    }

    private static double even(SplittableRandom random) {
        return 2 * random.nextDouble() - 1;
    }

    private static int side(float[] image) {
        int side = (int) Math.round(Math.sqrt(image.length));
        if (side * side != image.length || side < 2) {
            throw new IllegalArgumentException("an image must be a square, got " + image.length + " values");
        }
        return side;
    }

    private static float[] mirrored(float[] image, int side) {
        float[] to = new float[image.length];
        for (int i = 0; i < to.length; i++) {
            to[i] = image[i / side * side + side - 1 - i % side];
        }
        return to;
    }

    private static float[] toned(
            float[] image, double contrast, double brightness, double noise, SplittableRandom random) {
        float[] to = new float[image.length];
        for (int i = 0; i < to.length; i++) {
            double value = contrast * image[i] + brightness + (noise == 0 ? 0 : noise * random.nextGaussian());
            to[i] = (float) Math.clamp(value, 0, 1);
        }
        return to;
    }

    private static float[] blurred(float[] image, int side) {
        float[] to = new float[image.length];
        for (int i = 0; i < to.length; i++) {
            float sum = 0;
            for (int j = 0; j < 9; j++) {
                int row = Math.clamp(i / side + j / 3 - 1, 0, side - 1);
                int column = Math.clamp(i % side + j % 3 - 1, 0, side - 1);
                sum += image[row * side + column];
            }
            to[i] = sum / 9;
        }
        return to;
    }

    private static float[] laid(float[] image, double right, double down, double scale, double degrees) {
        int side = side(image);
        double middle = (side - 1) / 2.0;
        double cos = scale * Math.cos(Math.toRadians(degrees));
        double sin = scale * Math.sin(Math.toRadians(degrees));
        float[] to = new float[image.length];
        for (int i = 0; i < to.length; i++) {
            int row = i / side;
            double u = i % side - middle;
            double v = row - middle;
            double x = Math.clamp(cos * u - sin * v + middle + right, 0, side - 1.001);
            double y = Math.clamp(sin * u + cos * v + middle + down, 0, side - 1.001);
            int left = (int) x;
            int top = (int) y;
            int place = top * side + left;
            double a = x - left;
            double b = y - top;
            double upper = (1 - a) * image[place] + a * image[place + 1];
            double lower = (1 - a) * image[place + side] + a * image[place + side + 1];
            to[i] = (float) ((1 - b) * upper + b * lower);
        }
        return to;
    }
}
