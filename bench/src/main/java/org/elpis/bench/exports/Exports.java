package org.elpis.bench.exports;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.elpis.pixel.Box;
import org.elpis.pixel.ExportVerdict;
import org.elpis.vision.export.Comparison;
import org.elpis.vision.export.ExportPicture;
import org.elpis.vision.export.ExportTrial;
import org.elpis.vision.likeness.GreyImage;

/// `bench/exports`: makes pictures of real images on legal ways and with changes, and counts the verdicts.
final class Exports {
    static final double[] DIAMETERS_MM = {4, 6, 10, 16};
    static final double[] CONTRASTS = {0.05, 0.10, 0.20};
    static final int[] QUALITIES = {95, 85, 70, 50};
    static final double[] FACTORS = {1, 0.5, 0.25};
    /// Where nobody says what a pixel is in millimetres: that of most of the set.
    static final double USUAL_SPACING_MM = 0.8;

    private final Path data;
    private final boolean isCalibration;
    private final Map<String, Original> lastOfKind = new HashMap<>();
    private final Map<String, Integer> images = new TreeMap<>();
    private final Score score = new Score();

    private Exports(Path data, boolean isCalibration) {
        this.data = data;
        this.isCalibration = isCalibration;
    }

    /// `calibrate|test DATA [ROUNDS [STRIDE]]`
    public static void main(String[] args) throws IOException {
        Exports exports = new Exports(Path.of(args[1]), args[0].equals("calibrate"));
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 8;
        int stride = args.length > 3 ? Integer.parseInt(args[3]) : 1;
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        for (int round = 0; round < rounds; round++) {
            exports.round(round, stride);
            if (!exports.isCalibration && (round == rounds - 1 || args.length > 2)) {
                out.println("\nAfter round " + (round + 1) + ", images: " + exports.images);
                exports.score.print(out);
            }
        }
    }

    /// One legal picture of every image; in every other round one that somebody changed, and in the first of some
    /// images
    /// one of another person's.
    private void round(int round, int stride) throws IOException {
        Map<String, String> patients = Originals.patients(data);
        List<Path> files = Originals.files(data);
        for (int i = 0; i < files.size(); i += stride) {
            Optional<Original> found = Originals.of(data, files.get(i), patients);
            if (found.isPresent() && found.get().isForCalibration() == isCalibration) {
                Original original = found.get();
                images.merge(original.kind(), round == 0 ? 1 : 0, Integer::sum);
                legal(original, round);
                if ((round + Seeds.of("half " + original.name())) % 2 == 0) {
                    changed(original, round);
                }
                if (round == 0 && Seeds.of("other " + original.name()) % 3 == 0) {
                    other(original);
                }
                lastOfKind.put(original.kind(), original);
            }
        }
    }

    private void legal(Original original, int k) throws IOException {
        SplittableRandom random = new SplittableRandom(Seeds.of("legal " + k + " " + original.name()));
        Export export = Export.draw(original.values(), random);
        ExportTrial trial = trial(original, original.values(), export.file(original.values(), Export.Edit.NONE));
        if (isCalibration) {
            print("legal", original, export, trial, Optional.empty());
        } else {
            score.legal(original, export, trial.verdict());
        }
    }

    /// A picture of another person's image of the same kind.
    private void other(Original original) throws IOException {
        Original last = lastOfKind.get(original.kind());
        if (last != null && !last.person().equals(original.person())) {
            SplittableRandom random = new SplittableRandom(Seeds.of("other " + original.name()));
            Export export = Export.draw(last.values(), random);
            ExportTrial trial = trial(original, original.values(), export.file(last.values(), Export.Edit.NONE));
            if (isCalibration) {
                print("other", original, export, trial, Optional.empty());
            } else {
                score.other(trial.verdict());
            }
        }
    }

    private void changed(Original original, int k) throws IOException {
        SplittableRandom random = new SplittableRandom(Seeds.of("changed " + k + " " + original.name()));
        double millimetres = DIAMETERS_MM[random.nextInt(DIAMETERS_MM.length)];
        double contrast = CONTRASTS[random.nextInt(CONTRASTS.length)];
        int quality = QUALITIES[random.nextInt(QUALITIES.length)];
        double factor = FACTORS[random.nextInt(FACTORS.length)];
        Lesion.Kind kind = Lesion.Kind.values()[random.nextInt(Lesion.Kind.values().length)];
        Export export = Export.plain(original.values(), factor, quality, random);
        double spacing = original.spacingMm() > 0 ? original.spacingMm() : USUAL_SPACING_MM;
        GreyImage greys = export.shown().of(original.values());
        Lesion lesion = Lesion.draw(greys, kind, millimetres / spacing, contrast, random);
        if (lesion == null) {
            score.noRoom();
            return;
        }
        GreyImage frame =
                kind == Lesion.Kind.REMOVAL ? lesion.planted(original.values(), export.shown()) : original.values();
        ExportTrial trial = trial(original, frame, export.file(frame, lesion::of));
        if (isCalibration) {
            print("changed", original, export, trial, Optional.of(lesion));
        } else {
            ExportVerdict verdict = trial.verdict();
            score.changed(
                    new Score.Cell(kind.name(), millimetres, contrast, quality, factor),
                    verdict.outcome(),
                    isFound(verdict, lesion));
        }
    }

    /// Whether one of the boxes lies on what was changed.
    private static boolean isFound(ExportVerdict verdict, Lesion lesion) {
        double reach = Math.max(4, lesion.diameter() / 2);
        return verdict.changes().stream()
                .map(ExportVerdict.Change::inFrame)
                .anyMatch(box -> Math.hypot(middleX(box) - lesion.x(), middleY(box) - lesion.y()) <= reach);
    }

    private static double middleX(Box box) {
        return box.x() + box.width() / 2.0;
    }

    private static double middleY(Box box) {
        return box.y() + box.height() / 2.0;
    }

    private static ExportTrial trial(Original original, GreyImage frame, byte[] file) throws IOException {
        ExportTrial trial = new ExportTrial(ExportPicture.of(file).orElseThrow().grey());
        for (boolean isThorough : new boolean[] {false, true}) {
            if (!trial.isPlaced()) {
                trial.look(original.name(), 0, frame, original.spacingMm(), isThorough);
            }
        }
        return trial;
    }

    /// One line for whoever chooses thresholds.
    private static void print(
            String what, Original original, Export export, ExportTrial trial, Optional<Lesion> lesion) {
        Optional<Comparison> comparison = trial.comparison();
        List<String> line = new ArrayList<>(List.of(what, original.kind()));
        line.add(comparison
                .map(one -> String.format("%.3f %d", one.alike(), one.tiles()))
                .orElse("none 0"));
        StringBuilder peaks = new StringBuilder();
        comparison.ifPresent(one -> {
            for (double peak : one.peaks()) {
                peaks.append(String.format("%.2f ", peak));
            }
        });
        line.add(peaks.toString().strip());
        line.add(export.factor() + " " + export.encoding() + " " + export.resizer() + " before " + export.before()
                + " turn " + export.turn() + (export.cut().isNone() ? "" : " cut") + " border " + export.border()
                + (export.isValueFirst() ? " values " : " window ") + export.shown());
        line.add(lesion.map(Lesion::toString).orElse("-"));
        line.add(original.name());
        System.out.println(String.join(" | ", line));
    }
}
