package org.elpis.models.gradients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Verdict;
import org.elpis.models.audit.Work;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.net.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Small policies, so that it takes seconds: 25 updates, and a gallery of four, by chance a quarter is named.
class GradientAuditTest {
    private static final String QUICK =
            "{gradients.updates: 25, gradients.gallery: 4, gradients.restarts: 1, gradients.steps: 40, "
                    + "bootstrap-resamples: 500}";
    private static final String NOISY = "{images: 1, clip-each-image: 0.5, noise-multiplier: 2}";
    private static final ImageSet IMAGES = Chests.images(40);

    private static AuditReport audit(Network network, ImageSet images, String sharing) {
        return GradientAudit.run(Chests.update(network, images, SharingFile.parse(sharing), QUICK, 1, Work.inMemory()));
    }

    private static double value(AuditReport report, String key) {
        return report.figures().stream()
                .filter(figure -> figure.key().equals(key))
                .map(Figure::interval)
                .findFirst()
                .orElseThrow()
                .value();
    }

    @Test
    void anUndefendedUpdateOfOneImageFails() {
        AuditReport report = audit(Chests.network(), IMAGES, "images: 1");
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(value(report, "agreed-psnr")).isGreaterThan(40);
        assertThat(value(report, "agreed-psnr-mean-image")).isLessThan(30);
        assertThat(report.pictures()).hasSize(2);
        assertThat(report.exposures()).hasSize(25).allMatch(exposure -> exposure.found());
    }

    /// By chance a quarter is named, and half is the limit: the upper end is far from it.
    @Test
    void anUpdateUnderMuchNoisePasses() {
        AuditReport report = audit(Chests.network(), IMAGES, NOISY);
        assertThat(report.verdict()).as(report.reasons().toString()).isEqualTo(Verdict.PASS);
        assertThat(report.controls()).allMatch(Control::held);
        assertThat(report.exposures()).noneMatch(exposure -> exposure.found());
    }

    @Test
    void theReportIsTheSameForAnyNumberOfThreadsAndAfterAnInterruption() {
        Sharing sharing = SharingFile.parse(NOISY);
        Work kept = Work.inMemory();
        Work halfway = new Work() {
            @Override
            public Optional<byte[]> find(String key) {
                return key.hashCode() % 2 == 0 ? kept.find(key) : Optional.empty();
            }

            @Override
            public void keep(String key, byte[] piece) {
                kept.keep(key, piece);
            }
        };
        AuditReport alone = GradientAudit.run(Chests.update(Chests.network(), IMAGES, sharing, QUICK, 1, kept));
        AuditReport again = GradientAudit.run(Chests.update(Chests.network(), IMAGES, sharing, QUICK, 2, halfway));
        assertThat(again.figures()).isEqualTo(alone.figures());
        assertThat(again.reasons()).isEqualTo(alone.reasons());
        assertThat(again.exposures()).isEqualTo(alone.exposures());
    }

    @Test
    void aNetworkThatIsATrapFailsWithoutAnyAttack() {
        List<float[]> others = IMAGES.values();
        Network trap = ImprintTrap.of(Chests.SHAPE, 2, others, 1);
        AuditReport report = audit(trap, IMAGES, NOISY);
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(report.reasons().getFirst()).contains("Refuse this network");
    }

    @Test
    void aServerThatMayChangeTheModelTakesImagesOutOfASum() {
        AuditReport report = audit(
                Chests.network(), IMAGES, "{images: 2, clip-update: 0.01, local-steps: 2, server: may-change-model}");
        assertThat(report.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(value(report, "trap-psnr")).isGreaterThan(40);
    }

    /// The loss of this network is flat in the pixels: nothing can be found there, and saying so would be no news.
    @Test
    void silenceOfAnAttackThatCannotSpeakIsInconclusive() {
        Network mute = new Network(Chests.SMOOTH, new float[Network.parameterCount(Chests.SMOOTH)]);
        AuditReport report = audit(mute, IMAGES, NOISY);
        assertThat(report.verdict()).isIn(Verdict.INCONCLUSIVE, Verdict.REVIEW);
        assertThat(report.controls().getFirst().held()).isFalse();
    }

    @Test
    void tooFewPatientsNeverPass() {
        assertThat(audit(Chests.network(), Chests.images(5), NOISY).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        AuditReport few = audit(Chests.network(), Chests.images(20), NOISY);
        assertThat(few.verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(few.reasons()).anyMatch(reason -> reason.contains("25 are needed"));
    }

    /// 40 patients of whom six have the second class: among them is no gallery of ten.
    @Test
    void patientsOfAClassWithTooFewOthersAreNotLookedFor() {
        List<Sample> samples = new ArrayList<>();
        for (Sample sample : IMAGES.samples()) {
            int label = Integer.parseInt(sample.patient().substring("patient ".length())) % 7 == 0 ? 1 : 0;
            samples.add(new Sample(sample.name(), sample.patient(), label, Map.of(), sample.values()));
        }
        ImageSet rare = new ImageSet(IMAGES.shape(), IMAGES.classes(), samples, "none");
        AuditReport report = GradientAudit.run(Chests.update(
                Chests.network(),
                rare,
                SharingFile.parse(NOISY),
                "{gradients.updates: 36, gradients.gallery: 10, gradients.restarts: 1, gradients.steps: 5}",
                1,
                Work.inMemory()));
        assertThat(report.exposures()).hasSize(34);
        assertThat(report.verdict()).isNotEqualTo(Verdict.PASS);
        assertThat(report.reasons()).anyMatch(reason -> reason.contains("Only 34 updates"));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, -1, 2})
    void imagesOutsideTheStatedRangeAreRefused(float value) {
        assertThat(audit(Chests.network(), with(value, 0), NOISY).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 2})
    void labelsThatTheNetworkDoesNotHaveAreRefused(int label) {
        AuditReport report = audit(Chests.network(), with(0.5f, label), NOISY);
        assertThat(report.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(report.reasons().getFirst()).contains("label of 0 to 1");
    }

    @Test
    void imagesOfAnotherShapeAreRefused() {
        Network other = Network.initialized(NetworkSpec.small(new Shape(1, 32, 32), 2, 4), 1);
        assertThat(audit(other, IMAGES, NOISY).reasons().getFirst()).contains("1x32x32");
    }

    @Test
    void parametersThatAreNoNumbersAreRefused() {
        Network broken = Chests.network();
        broken.parameters()[3] = Float.NaN;
        assertThat(audit(broken, IMAGES, NOISY).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    /// More than 200,000 parameters are read, and not searched.
    @Test
    void aNetworkThatIsTooLargeToSearchNeverPasses() {
        Network large = Network.initialized(
                new NetworkSpec(
                        Chests.SHAPE,
                        List.of(
                                new LayerSpec.AveragePool(1),
                                new LayerSpec.Conv(1, 3, 1),
                                new LayerSpec.Dense(800),
                                new LayerSpec.Dense(2))),
                1);
        assertThat(audit(large, IMAGES, NOISY).verdict()).isNotEqualTo(Verdict.PASS);
    }

    private static ImageSet with(float value, int label) {
        List<Sample> samples = new ArrayList<>(IMAGES.samples());
        float[] values = samples.getFirst().values().clone();
        values[7] = value;
        samples.set(0, new Sample("0.png", "patient 0", label, Map.of(), values));
        return new ImageSet(IMAGES.shape(), IMAGES.classes(), samples, "none");
    }
}
