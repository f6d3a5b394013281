package org.elpis.vision.export;

import java.util.Arrays;
import java.util.List;
import org.elpis.vision.likeness.GreyImage;

/// A picture held against the frame that it shows.
public final class Comparison {
    /// Pixels of the longer side of the grid on which both are compared, at most.
    private static final int SIDE = 768;
    /// Pixels at the edge of a picture, of a border in it and of the frame that resizing makes something else of.
    private static final int MARGIN = 3;
    /// Parts of a picture, across and down, whose largest signals are held against each other.
    private static final int PARTS = 8;

    private final Alignment alignment;
    private final Agreement agreement;
    private final Fit fit;
    private final Prediction prediction;
    private final List<Scan> scans;
    private final double[] norms;

    private Comparison(Alignment alignment, Agreement agreement, Fit fit, Prediction prediction, List<Scan> scans) {
        this.alignment = alignment;
        this.agreement = agreement;
        this.fit = fit;
        this.prediction = prediction;
        this.scans = scans;
        this.norms = new double[scans.size()];
        for (int i = 0; i < norms.length; i++) {
            norms[i] = norm(scans.get(i));
        }
    }

    /// @param picture  as it is
    static Comparison of(GreyImage frame, GreyImage picture, Registration.Placed placed) {
        Upright upright = Upright.of(placed.alignment().turn(), picture);
        Fit fit = Registration.grid(frame, upright.picture(), placed.alignment(), SIDE)
                .refined(frame, 2);
        Prediction prediction = Prediction.of(frame, fit, counts(frame, fit));
        Alignment alignment = new Alignment(
                upright.turn(),
                upright.wholeAcross(fit.across().as(upright.picture().width())),
                upright.wholeDown(fit.down().as(upright.picture().height())));
        return new Comparison(alignment, placed.agreement(), fit, prediction, Scan.of(prediction));
    }

    /// Pixels of the grid that are judged: those within the frame and not at the edge of either.
    private static boolean[] counts(GreyImage frame, Fit fit) {
        boolean[] counts = Fit.inside(frame, fit.across(), fit.down(), MARGIN - 1);
        int width = fit.picture().width();
        int height = fit.picture().height();
        for (int i = 0; i < counts.length; i++) {
            int column = i % width;
            int row = i / width;
            counts[i] &= column >= MARGIN && column < width - MARGIN && row >= MARGIN && row < height - MARGIN;
        }
        return counts;
    }

    private static double norm(Scan scan) {
        int width = scan.signal().width();
        int height = scan.signal().height();
        double[] most = new double[PARTS * PARTS];
        for (int i = 0; i < scan.counts().length; i++) {
            if (scan.counts()[i]) {
                int part = i / width * PARTS / height * PARTS + i % width * PARTS / width;
                most[part] = Math.max(most[part], scan.signal().values()[i]);
            }
        }
        Arrays.sort(most);
        int empty = 0;
        while (empty < most.length && most[empty] == 0) {
            empty++;
        }
        int quarter = Math.min(most.length - 1, empty + (most.length - empty) * 3 / 4);
        return Math.max(1, most[quarter] / Calibration.USUAL_PEAK);
    }

    /// The largest signal of each level, for the bench.
    public double[] peaks() {
        double[] peaks = new double[scans.size()];
        for (int level = 0; level < peaks.length; level++) {
            float most = 0;
            for (float signal : scans.get(level).signal().values()) {
                most = Math.max(most, signal);
            }
            peaks[level] = most / norms[level];
        }
        return peaks;
    }

    /// Median correlation of tiles with structure.
    public double alike() {
        return agreement.median();
    }

    /// Tiles with structure.
    public int tiles() {
        return agreement.tiles();
    }

    Alignment alignment() {
        return alignment;
    }

    boolean isInverted() {
        return fit.curve().isInverted();
    }

    double spread() {
        return prediction.spread();
    }

    /// Pixels of the grid that were judged.
    int judged() {
        int judged = 0;
        for (boolean one : prediction.counts()) {
            judged += one ? 1 : 0;
        }
        return judged;
    }

    /// Where the picture shows something else, in pixels of the grid, the clearest first.
    List<Spot> spots() {
        int width = prediction.rest().width();
        int height = prediction.rest().height();
        float[] strength = new float[width * height];
        for (Scan scan : scans) {
            int size = 1 << scan.level();
            double unit = norms[scan.level()] * Calibration.change(scan.level());
            int across = scan.signal().width();
            for (int i = 0; i < strength.length; i++) {
                int x = i % width / size;
                int y = i / width / size;
                if (x < across && y < scan.signal().height()) {
                    strength[i] = Math.max(strength[i], (float) (scan.signal().values()[y * across + x] / unit));
                }
            }
        }
        return Spot.of(strength, width, height);
    }

    /// Share of what was judged that the picture shows otherwise.
    double changed(List<Spot> spots) {
        double pixels = 0;
        for (Spot spot : spots) {
            pixels += spot.pixels();
        }
        return pixels / Math.max(1, judged());
    }

    Axis across() {
        return fit.across();
    }

    Axis down() {
        return fit.down();
    }

    /// The share of black to white that the middle of a Gaussian blob needs to be seen in nine tenths of what was
    /// judged.
    ///
    /// @param diameter  four standard deviations, in pixels of the frame
    public double sight(double diameter) {
        double least = Double.MAX_VALUE;
        for (Scan scan : scans) {
            double own = Math.sqrt(diameter
                    / 4
                    / fit.across().scale()
                    * (diameter / 4)
                    / fit.down().scale());
            double smooth = Scan.SIGMA * (1 << scan.level());
            double kept = own * own / (own * own + smooth * smooth);
            double needed = norms[scan.level()] * Calibration.change(scan.level()) * Calibration.CERTAIN * high(scan);
            least = Math.min(least, needed / kept / 255);
        }
        return least;
    }

    /// Noise that nine tenths of a level have less of.
    private static double high(Scan scan) {
        float[] sorted = new float[scan.counts().length];
        int size = 0;
        for (int i = 0; i < sorted.length; i++) {
            if (scan.counts()[i]) {
                sorted[size++] = scan.noise().values()[i];
            }
        }
        Arrays.sort(sorted, 0, size);
        return size == 0 ? Double.MAX_VALUE : sorted[size * 9 / 10];
    }
}
