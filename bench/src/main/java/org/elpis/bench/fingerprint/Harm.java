package org.elpis.bench.fingerprint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.elpis.vision.likeness.GreyImage;
import org.elpis.vision.likeness.MsSsim;

/// What a fingerprint changes in images of one kind.
final class Harm {
    private static final int ROI = 11;

    private int images;
    private long pixels;
    private long changed;
    private int most;
    private double squares;
    private double leastPeak = Double.MAX_VALUE;
    private double peaks;
    private double leastShown = Double.MAX_VALUE;
    private double shown;
    private double leastSsim = 1;
    private double ssim;
    private double noiseShare;
    private double mostMean;

    void add(GreyFile before, GreyFile after, Random random) {
        images++;
        int n = before.values().length;
        double sum = 0;
        double sumShown = 0;
        float[] one = new float[n];
        float[] other = new float[n];
        for (int i = 0; i < n; i++) {
            int difference = after.value(i) - before.value(i);
            changed += difference == 0 ? 0 : 1;
            most = Math.max(most, Math.abs(difference));
            sum += (double) difference * difference;
            one[i] = before.shown(i);
            other[i] = after.shown(i);
            sumShown += (double) (one[i] - other[i]) * (one[i] - other[i]);
        }
        pixels += n;
        squares += sum;
        double full = Math.scalb(1.0, before.layout().bitsStored()) - 1;
        double peak = decibel(full * full, sum / n);
        peaks += peak;
        leastPeak = Math.min(leastPeak, peak);
        double peakShown = decibel(255.0 * 255, sumShown / n);
        shown += peakShown;
        leastShown = Math.min(leastShown, peakShown);
        int width = before.layout().columns();
        double alike = MsSsim.of(new GreyImage(width, n / width, one), new GreyImage(width, n / width, other))
                .orElse(1);
        ssim += alike;
        leastSsim = Math.min(leastSsim, alike);
        noiseShare += share(before, after);
        mostMean = Math.max(mostMean, means(before, after, random));
    }

    private static double decibel(double peak, double error) {
        return error == 0 ? 100 : 10 * Math.log10(peak / error);
    }

    /// In squares of 8 pixels that changed: the root mean square of the change by the standard deviation that
    /// was there, at the median square.
    private static double share(GreyFile before, GreyFile after) {
        int width = before.layout().columns();
        int height = before.layout().rows();
        double[] shares = new double[width / 8 * (height / 8)];
        int count = 0;
        for (int top = 0; top + 8 <= height; top += 8) {
            for (int left = 0; left + 8 <= width; left += 8) {
                double sum = 0;
                double own = 0;
                double change = 0;
                for (int i = 0; i < 64; i++) {
                    int at = (top + i / 8) * width + left + i % 8;
                    double value = before.value(at);
                    sum += value;
                    own += value * value;
                    double difference = after.value(at) - value;
                    change += difference * difference;
                }
                double variance = own / 64 - sum / 64 * sum / 64;
                if (change > 0 && variance > 0) {
                    shares[count++] = Math.sqrt(change / 64 / variance);
                }
            }
        }
        Arrays.sort(shares, 0, count);
        return count == 0 ? 0 : shares[count / 2];
    }

    /// The largest change of the mean of a region, in stored units, of 200 drawn ones.
    private static double means(GreyFile before, GreyFile after, Random random) {
        int width = before.layout().columns();
        int height = before.layout().rows();
        double most = 0;
        for (int k = 0; k < 200; k++) {
            int left = random.nextInt(width - ROI);
            int top = random.nextInt(height - ROI);
            long change = 0;
            for (int i = 0; i < ROI * ROI; i++) {
                int at = (top + i / ROI) * width + left + i % ROI;
                change += after.value(at) - before.value(at);
            }
            most = Math.max(most, Math.abs(change) / (double) (ROI * ROI));
        }
        return most;
    }

    static String heading() {
        return "| Images | number | pixels changed | largest change | rms | share of the local deviation | PSNR, full scale, mean (least) |"
                + " PSNR as shown, mean (least) | MS-SSIM as shown, mean (least) | mean of 11 x 11 pixels, most |\n"
                + "|---|---|---|---|---|---|---|---|---|---|";
    }

    String row(String kind) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.0f %% | %d | %.2f | %.2f | %.1f (%.1f) dB | %.1f (%.1f) dB | %.4f (%.4f) | %.2f |",
                kind,
                images,
                100.0 * changed / pixels,
                most,
                Math.sqrt(squares / pixels),
                noiseShare / images,
                peaks / images,
                leastPeak,
                shown / images,
                leastShown,
                ssim / images,
                leastSsim,
                mostMean);
    }
}
