package org.elpis.vision.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import org.elpis.pixel.Box;
import org.elpis.pixel.ExportVerdict;
import org.elpis.pixel.ExportVerdict.Outcome;
import org.elpis.vision.likeness.GreyImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExportTrialTest {
    private static final GreyImage FRAME = Scene.of(1);

    private static ExportVerdict verdict(GreyImage frame, byte[] file) throws IOException {
        ExportTrial trial = new ExportTrial(ExportPicture.of(file).orElseThrow().grey());
        for (boolean isThorough : new boolean[] {false, true}) {
            if (!trial.isPlaced()) {
                trial.look("1.2.3", 0, frame, 0, isThorough);
            }
        }
        return trial.verdict();
    }

    @ParameterizedTest
    @CsvSource({"1, 90", "0.5, 85", "0.7, 60", "1.6, 75", "1, 50"})
    void matchesWhatWasOnlyWindowedResizedAndCompressed(double factor, int quality) throws IOException {
        BufferedImage picture = Scene.resized(Scene.shown(FRAME, 700, 2600), factor);

        ExportVerdict verdict = verdict(FRAME, Scene.jpeg(picture, quality));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.MATCHES);
        assertThat(verdict.shown().orElseThrow().scale()).isBetween(factor * 0.99, factor * 1.01);
    }

    @Test
    void matchesAnInvertedPictureAndSaysSo() throws IOException {
        ExportVerdict verdict = verdict(FRAME, Scene.png(Scene.shown(FRAME, 2600, 700)));

        assertThat(verdict.outcome()).isEqualTo(Outcome.MATCHES);
        assertThat(verdict.shown().orElseThrow().isInverted()).isTrue();
    }

    @Test
    void matchesAMirroredPictureAndSaysSo() throws IOException {
        BufferedImage shown = Scene.shown(FRAME, 700, 2600);
        BufferedImage mirrored = new BufferedImage(Scene.WIDTH, Scene.HEIGHT, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = mirrored.createGraphics();
        graphics.drawImage(shown, Scene.WIDTH, 0, -Scene.WIDTH, Scene.HEIGHT, null);
        graphics.dispose();

        ExportVerdict verdict = verdict(FRAME, Scene.jpeg(mirrored, 85));

        assertThat(verdict.outcome()).isEqualTo(Outcome.MATCHES);
        assertThat(verdict.shown().orElseThrow().isMirrored()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void matchesATurnedPictureAndPlacesChangesInIt(int quarters) throws IOException {
        BufferedImage upright = Scene.spotted(Scene.shown(FRAME, 700, 2600), 60, 50, 7, 60);
        boolean isAcross = quarters != 2;
        int width = isAcross ? Scene.HEIGHT : Scene.WIDTH;
        int height = isAcross ? Scene.WIDTH : Scene.HEIGHT;
        BufferedImage turned = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = turned.createGraphics();
        graphics.translate(width / 2.0, height / 2.0);
        graphics.rotate(quarters * Math.PI / 2);
        graphics.drawImage(upright, -Scene.WIDTH / 2, -Scene.HEIGHT / 2, null);
        graphics.dispose();

        ExportVerdict verdict = verdict(FRAME, Scene.png(turned));

        assertThat(verdict.shown().orElseThrow().quarters()).isEqualTo(quarters);
        assertThat(verdict.outcome()).isEqualTo(Outcome.ALTERED);
        Box inPicture = verdict.changes().getFirst().inPicture();
        double[] expected = new Turn(quarters, false).apply(60, 50, Scene.WIDTH, Scene.HEIGHT);
        assertThat(middle(inPicture)[0]).isBetween(expected[0] - 4, expected[0] + 4);
        assertThat(middle(inPicture)[1]).isBetween(expected[1] - 4, expected[1] + 4);
    }

    @Test
    void findsThePartThatACroppedPictureWithABorderShows() throws IOException {
        BufferedImage part = Scene.shown(FRAME, 700, 2600).getSubimage(40, 30, 180, 150);
        BufferedImage bordered = new BufferedImage(220, 190, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = bordered.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 220, 190);
        graphics.drawImage(part, 20, 20, null);
        graphics.dispose();

        ExportVerdict verdict = verdict(FRAME, Scene.jpeg(bordered, 90));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.MATCHES);
        assertThat(verdict.shown().orElseThrow().judged()).isBetween(0.35, 0.55);
    }

    @ParameterizedTest
    @CsvSource({"1, 90, 40", "0.5, 85, 60", "1, 60, 60", "1, 90, -40"})
    void findsWhatWasPutInWhereItIs(double factor, int quality, int greys) throws IOException {
        BufferedImage shown = Scene.spotted(Scene.shown(FRAME, 300, 3200), 150, 90, 6, greys);

        ExportVerdict verdict = verdict(FRAME, Scene.jpeg(Scene.resized(shown, factor), quality));

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.ALTERED);
        assertThat(verdict.changes()).hasSize(1);
        double[] middle = middle(verdict.changes().getFirst().inFrame());
        assertThat(middle[0]).isBetween(146.0, 154.0);
        assertThat(middle[1]).isBetween(86.0, 94.0);
    }

    @Test
    void findsWhatWasTakenAway() throws IOException {
        BufferedImage with = Scene.spotted(Scene.shown(FRAME, 300, 3200), 100, 120, 7, 50);
        float[] values = new float[Scene.WIDTH * Scene.HEIGHT];
        for (int i = 0; i < values.length; i++) {
            values[i] = with.getRGB(i % Scene.WIDTH, i / Scene.WIDTH) & 0xFF;
        }
        GreyImage original = new GreyImage(Scene.WIDTH, Scene.HEIGHT, values);

        ExportVerdict verdict = verdict(original, Scene.jpeg(Scene.shown(FRAME, 300, 3200), 85));

        assertThat(verdict.outcome()).isEqualTo(Outcome.ALTERED);
        assertThat(middle(verdict.changes().getFirst().inFrame())[0]).isBetween(95.0, 105.0);
    }

    @Test
    void saysNothingOfAnotherPatientsImage() throws IOException {
        ExportVerdict verdict = verdict(FRAME, Scene.jpeg(Scene.shown(Scene.of(2), 700, 2600), 90));

        assertThat(verdict.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.changes()).isEmpty();
    }

    @Test
    void findsTheFrameOfASeriesThatThePictureShows() throws IOException {
        ExportTrial trial = new ExportTrial(ExportPicture.of(Scene.jpeg(Scene.shown(Scene.of(4), 700, 2600), 85))
                .orElseThrow()
                .grey());
        for (int frame = 0; frame < 6; frame++) {
            trial.look("1.2.3", frame, Scene.of(frame), 0.5, false);
        }

        ExportVerdict verdict = trial.verdict();

        assertThat(verdict.outcome()).isEqualTo(Outcome.MATCHES);
        assertThat(verdict.shown().orElseThrow().frame()).isEqualTo(4);
        assertThat(verdict.sights().getFirst().diameterMm()).isEqualTo(3);
    }

    @Test
    void saysNothingOfAPictureThatIsTooSmallOrEmpty() throws IOException {
        BufferedImage tiny = Scene.resized(Scene.shown(FRAME, 700, 2600), 0.1);
        BufferedImage grey = new BufferedImage(200, 200, BufferedImage.TYPE_INT_RGB);

        assertThat(verdict(FRAME, Scene.png(tiny)).outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict(FRAME, Scene.png(grey)).outcome()).isEqualTo(Outcome.UNKNOWN);
    }

    @Test
    void seesFainterThingsInABetterPicture() throws IOException {
        BufferedImage shown = Scene.shown(FRAME, 700, 2600);

        double good = verdict(FRAME, Scene.jpeg(shown, 95)).sights().getFirst().contrast();
        double poor = verdict(FRAME, Scene.jpeg(Scene.resized(shown, 0.5), 50))
                .sights()
                .getFirst()
                .contrast();

        assertThat(good).isLessThan(poor / 2);
    }

    private static double[] middle(Box box) {
        return new double[] {box.x() + box.width() / 2.0, box.y() + box.height() / 2.0};
    }

    /// Whoever sees the picture reads both as one.
    @Test
    void isUnknownWhenSomethingStandsBesideTheImage() throws IOException {
        BufferedImage bordered = new BufferedImage(Scene.WIDTH + 120, Scene.HEIGHT + 80, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = bordered.createGraphics();
        graphics.drawImage(Scene.shown(FRAME, 700, 2600), 20, 40, null);
        assertThat(verdict(FRAME, Scene.jpeg(bordered, 80)).outcome()).isEqualTo(Outcome.MATCHES);

        graphics.setColor(Color.WHITE);
        graphics.fillRect(Scene.WIDTH + 60, 100, 3, 12);
        graphics.dispose();

        ExportVerdict verdict = verdict(FRAME, Scene.jpeg(bordered, 80));
        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.UNKNOWN);
        assertThat(verdict.reason()).contains("beside it");
    }
}
