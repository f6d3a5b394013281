package org.elpis.models.scorecard;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Curve;
import org.elpis.models.audit.Exposure;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Picture;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Slice;
import org.elpis.models.audit.Verdict;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;
import org.elpis.models.reach.ModelFacts;
import org.elpis.models.runner.AuditMaterial;
import org.elpis.models.runner.Skipped;
import org.elpis.models.scorecard.Scorecard.Showing;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;
import org.elpis.testkit.radiograph.SyntheticChest;

/// Scorecards with everything in them, of invented figures and patients.
final class SampleCards {
    static final String PATIENT = "PAT-Zwrzbrzycki";
    static final String FILE = "zwrzbrzycki-0017.png";

    private SampleCards() {}

    static Scorecard failing() {
        return card(
                Verdict.FAIL,
                List.of(membership(), memorization()),
                List.of(
                        new Skipped(AuditKind.GRADIENTS, "It needs images (elpis audit gradients MODEL --images DIR)."),
                        new Skipped(AuditKind.DP, "The training claims no epsilon (elpis audit dp).")));
    }

    static Scorecard of(Verdict verdict, AuditReport report) {
        return card(verdict, List.of(report), List.of());
    }

    private static Scorecard card(Verdict verdict, List<AuditReport> reports, List<Skipped> skipped) {
        return new Scorecard(
                "3f9ac02188d14b7d9a06c1f5e2748b30",
                verdict,
                Optional.of(new ModelFacts(
                        "/srv/secret-place/pneumonia-v3.onnx",
                        "9c1b7a".repeat(10) + "0000",
                        "3.1",
                        new Shape(1, 64, 64),
                        2,
                        ModelFacts.Scores.LOGITS)),
                List.of(
                        new DataFacts("members", "aa".repeat(32), 1_000, 800, 2),
                        new DataFacts("nonmembers", "bb".repeat(32), 3_000, 2_400, 2)),
                List.of(
                        "Pairs of members that are nearly one image: 3 (what is trained on twice is remembered better)."),
                "gray:64x64:0.0..1.0",
                Optional.of("cc".repeat(32)),
                Policy.bundled(),
                1,
                reports,
                skipped,
                LocalDate.of(2026, 11, 21),
                Showing.PRIVATE);
    }

    static Figure figure(String key, String name, double value, double low, double high, long count) {
        return new Figure(key, name, new Interval(value, low, high), "patient bootstrap, 2000 resamples, 95 %", count);
    }

    static AuditReport membership() {
        Figure main =
                figure("tpr-at-1-percent-fpr", "training patients found at 1 % false alarms", 0.114, 0.083, 0.149, 800);
        TreeMap<String, String> settings = new TreeMap<>();
        settings.put("reference models", "64, each on a random half of the patients");
        settings.put("attacks", "LiRA online with variance shrinkage, RMIA a = 0.3, quantile; chosen on one half");
        return new AuditReport(
                AuditKind.MEMBERSHIP,
                Verdict.FAIL,
                "With 1 false alarm in 100, an attacker finds 11 % of the training patients; by guessing it would be 1 %. "
                        + "At least 8 % are found with 95 % confidence, and the policy allows 5 %.",
                List.of(
                        "The lower end of training patients found at 1 % false alarms is 8.3 %, above 5 % "
                                + "(membership.fail-tpr-at-1-percent).",
                        "With 2,400 others nothing can be said at 0.1 % false alarms: that takes 2,995."),
                List.of(
                        main,
                        figure(
                                "tpr-at-01-percent-fpr",
                                "training patients found at 0.1 % false alarms",
                                0.021,
                                0.006,
                                0.047,
                                800),
                        figure("auc", "area under the curve (decides nothing)", 0.713, 0.69, 0.735, 3_200)),
                List.of(
                        new Control(
                                Control.Kind.PLANTED,
                                true,
                                "20 of 20 images that were planted in a twin of the model were found.",
                                List.of(figure("planted-share", "planted records found", 1, 0.83, 1, 20))),
                        new Control(
                                Control.Kind.BLIND,
                                true,
                                "Without the model the two sides cannot be told apart: 1.2 % at 1 % false alarms.",
                                List.of(figure("blind-tpr", "found without the model", 0.012, 0.004, 0.025, 800)))),
                List.of(
                        slice("sex", "F", 0.12, 0.08, 0.17, 390, false),
                        slice("sex", "M", 0.11, 0.07, 0.16, 410, false),
                        slice("finding", "nodule", 0.31, 0.2, 0.43, 62, true),
                        slice("finding", "effusion", 0.1, 0.06, 0.15, 210, false),
                        slice("finding", "none", 0.07, 0.04, 0.11, 524, false),
                        slice("finding", "hernia", 0.75, 0.2, 0.99, 4, true)),
                roc(),
                List.of(),
                List.of(
                        new Exposure(PATIENT, 7.31, true),
                        new Exposure("PAT-0002", 4.02, true),
                        new Exposure("PAT-0003", -0.7, false)),
                List.of(
                        "The attacker is taken to know the training recipe; one who does not finds fewer.",
                        "An attacker with many images of one patient may find more."),
                settings);
    }

    private static List<Curve> roc() {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i <= 60; i++) {
            points.add(new double[] {Math.pow(10, -3.3 + 3.3 * i / 60)});
        }
        double[] x = points.stream().mapToDouble(point -> point[0]).toArray();
        double[] y = new double[x.length];
        double[] low = new double[x.length];
        double[] high = new double[x.length];
        double[] loss = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = Math.min(1, Math.pow(x[i], 0.47));
            low[i] = y[i] * (0.72 + 0.28 * i / x.length);
            high[i] = Math.min(1, y[i] * (1.35 - 0.35 * i / x.length));
            loss[i] = Math.min(1, 1.15 * Math.pow(x[i], 0.86));
        }
        return List.of(
                new Curve("roc", "LiRA online", x, y),
                new Curve("roc", "LiRA online (low)", x, low),
                new Curve("roc", "LiRA online (high)", x, high),
                new Curve("roc", "loss threshold", x, loss));
    }

    private static Slice slice(
            String attribute, String group, double value, double low, double high, long count, boolean isMarked) {
        return new Slice(
                attribute,
                group,
                figure("tpr-at-1-percent-fpr", "training patients found at 1 % false alarms", value, low, high, count),
                isMarked);
    }

    static AuditReport memorization() {
        return new AuditReport(
                AuditKind.MEMORIZATION,
                Verdict.REVIEW,
                "Of 5,000 made images 9 look like copies of training patients; of the control 2 do. The difference may be "
                        + "chance.",
                List.of("The copy rate minus that of the control is 0.14 %, between -0.02 and 0.31 %: 0 lies within."),
                List.of(
                        figure(
                                "copy-difference",
                                "copies of training patients minus control",
                                0.0014,
                                -0.0002,
                                0.0031,
                                5_000),
                        figure("meehan-z", "Meehan's test of copying", -1.7, -3.1, -0.4, 5_000)),
                List.of(new Control(
                        Control.Kind.PLANTED, true, "The patient who was planted ten times was found.", List.of())),
                List.of(),
                List.of(),
                List.of(picture(1), picture(2), picture(3)),
                List.of(),
                List.of("5,000 images were looked at; more images show more copies."),
                new TreeMap<>(Map.of("made images", "5000")));
    }

    private static Picture picture(int seed) {
        float[] values = SyntheticChest.of(seed).image(0, 64, 0.5, true);
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < values.length; i++) {
            image.getRaster().setSample(i % 64, i / 64, 0, Math.round(values[i] * 255));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Picture("Made image " + seed + " and its nearest: " + PATIENT, bytes.toByteArray());
    }

    /// Material whose names are those of the cards.
    static AuditMaterial material() {
        List<Sample> samples = List.of(
                new Sample("images/" + FILE, PATIENT, 0, Map.of(), new float[] {(float) new Draws(1).nextDouble()}));
        ImageSet members = new ImageSet(new Shape(1, 1, 1), List.of("a", "b"), samples, "aa".repeat(32));
        return AuditMaterial.none(Policy.bundled(), 1, 1)
                .withImages(Optional.of(members), Optional.empty(), Optional.empty());
    }
}
