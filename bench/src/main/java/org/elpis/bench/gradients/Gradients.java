package org.elpis.bench.gradients;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.gradients.GradientAudit;
import org.elpis.models.gradients.SharingFile;
import org.elpis.models.gradients.UpdateCase;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.stats.Interval;

/// The ladder: one audit a defence, one line an audit.
public final class Gradients {
    /// Half of the policy's effort and less: what is found is found, and the table takes minutes.
    private static final String POLICY = "{gradients.restarts: 2, gradients.steps: 80}";

    private static final String BRIEF = "{gradients.restarts: 1, gradients.steps: 40}";

    private static final long SEED = 20261121;

    private record Row(String name, String sharing) {}

    private static final List<Row> LADDER = List.of(
            new Row("1 image", "images: 1"),
            new Row("1 image, clip 0.1", "{images: 1, clip-each-image: 0.1}"),
            new Row("1 image, 4 local steps", "{images: 1, local-steps: 4, rate: 0.1, labels: unknown}"),
            new Row("1 image, noise 0.001", "{images: 1, clip-each-image: 0.1, noise-multiplier: 0.001}"),
            new Row("1 image, noise 0.01", "{images: 1, clip-each-image: 0.1, noise-multiplier: 0.01}"),
            new Row("1 image, noise 0.1", "{images: 1, clip-each-image: 0.1, noise-multiplier: 0.1}"),
            new Row("1 image, noise 1", "{images: 1, clip-each-image: 0.1, noise-multiplier: 1}"),
            new Row("1 image, 16 levels", "{images: 1, levels: 16}"),
            new Row("4 images", "{images: 4, labels: unknown}"),
            new Row("8 images", "{images: 8, labels: unknown}"),
            new Row("4 images, 4 local steps", "{images: 4, local-steps: 4, rate: 0.1, labels: unknown}"));

    private static final List<Row> SUMS = List.of(
            new Row("sum of 10 sites of 1", "{images: 1, sites: 10, labels: unknown}"),
            new Row(
                    "sum of 10 sites of 1, noise 1",
                    "{images: 1, sites: 10, labels: unknown, clip-each-image: 0.1, noise-multiplier: 1}"),
            new Row(
                    "sum of 10 sites of 4, noise 1",
                    "{images: 4, sites: 10, labels: unknown, clip-each-image: 0.1, noise-multiplier: 1}"));

    private static final List<Row> POOLED = List.of(
            new Row("1 image, ReLU and max pooling", "images: 1"),
            new Row(
                    "1 image, noise 1, ReLU and max pooling",
                    "{images: 1, clip-each-image: 0.1, noise-multiplier: 1}"));

    private Gradients() {}

    public static void main(String[] args) throws IOException {
        int side = args.length > 2 ? Integer.parseInt(args[2]) : 16;
        ImageSet images = args[0].equals("invented") ? Chests.invented(side) : Chests.real(Path.of(args[1]), side);
        NetworkSpec smooth = new NetworkSpec(
                images.shape(), List.of(new LayerSpec.Conv(8, 5, 2), new LayerSpec.Tanh(), new LayerSpec.Dense(2)));
        System.out.printf(
                Locale.ROOT,
                "%s, %s, %d images of %d patients%n%n",
                args[0],
                images.shape(),
                images.size(),
                images.patientCount());
        System.out.println(
                "| Shared | state | named, of 10 patients | exchanged | recognised, of 10 | exchanged | PSNR dB | mean "
                        + "image dB | SSIM | mean image SSIM | most alike | limit | trap: named, PSNR dB | CPU s |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|---|---|");
        Path pictures = Path.of(args.length > 3 ? args[3] : "");
        String only = args.length > 4 ? args[4] : "";
        Network smoothNetwork = Network.initialized(smooth, SEED);
        Network pooled = Network.initialized(NetworkSpec.small(images.shape(), 2, 8, 8), SEED);
        for (Row row : LADDER) {
            if (row.name().contains(only)) {
                line(row, images, smoothNetwork, POLICY, pictures);
            }
        }
        for (Row row : POOLED) {
            if (row.name().contains(only)) {
                line(row, images, pooled, POLICY, pictures);
            }
        }
        for (Row row : SUMS) {
            if (row.name().contains(only)) {
                line(row, images, smoothNetwork, BRIEF, pictures);
            }
        }
    }

    private static void line(Row row, ImageSet images, Network network, String policy, Path pictures)
            throws IOException {
        long start = processorTime();
        AuditReport report = GradientAudit.run(new UpdateCase(
                network,
                images,
                0,
                1,
                SharingFile.parse(row.sharing()),
                Policy.bundled().with(policy),
                SEED,
                1,
                Work.inMemory(),
                AuditProgress.NONE));
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.0f %% | %s | %.0f %% | %.1f | %.1f | %.2f | %.2f | %.2f | %.2f | %.0f %%, %.0f | "
                        + "%.0f |%n",
                row.name(),
                report.verdict(),
                share(report, "agreed-named"),
                100 * interval(report, "agreed-named-exchanged").value(),
                share(report, "agreed-recognised"),
                100 * interval(report, "agreed-recognised-exchanged").value(),
                interval(report, "agreed-psnr").value(),
                interval(report, "agreed-psnr-mean-image").value(),
                interval(report, "agreed-ssim").value(),
                interval(report, "agreed-ssim-mean-image").value(),
                interval(report, "agreed-ssim-greatest").value(),
                interval(report, "agreed-ssim-limit").value(),
                100 * interval(report, "trap-named").value(),
                interval(report, "trap-psnr").value(),
                (processorTime() - start) / 1e9);
        report.controls().stream()
                .filter(control -> !control.held())
                .forEach(control -> System.err.println(row.name() + ": " + control.says()));
        if (!pictures.toString().isEmpty()) {
            Path file = pictures.resolve(row.name().replaceAll("[^a-z0-9.]+", "-") + ".png");
            Files.write(file, report.pictures().get(1).png());
        }
    }

    /// Of this process, in nanoseconds.
    private static long processorTime() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .orElse(Duration.ZERO)
                .toNanos();
    }

    private static String share(AuditReport report, String key) {
        Interval share = interval(report, key);
        return String.format(
                Locale.ROOT, "%.0f %% (%.0f to %.0f)", 100 * share.value(), 100 * share.low(), 100 * share.high());
    }

    private static Interval interval(AuditReport report, String key) {
        return report.figures().stream()
                .filter(figure -> figure.key().equals(key))
                .map(Figure::interval)
                .findFirst()
                .orElseThrow();
    }
}
