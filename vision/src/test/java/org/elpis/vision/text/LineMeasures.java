package org.elpis.vision.text;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.elpis.pixel.Box;
import org.elpis.testkit.picture.Picture;
import org.elpis.testkit.picture.TextFamilyA;
import org.elpis.testkit.picture.TextLine;
import org.elpis.testkit.picture.TextScene;

/// Writes the measures of the chains that the detector finds, for `bench/pixels/fit.py`; see `bench/pixels/fit`.
///
/// `LineMeasures FRAMES TEXTY TARGET MODE...`: a folder of `bench/pixels/frames.py`, a list of its frames that show
/// text, and a folder that gets one file of rows, named after the mode:
///
/// - `scenes FROM COUNT`: drawn frames of the first family with text, every other on a real frame
/// - `colour FROM COUNT`: the same on real frames in colour, through JPEG
/// - `shapes COUNT`: small frames of simple shapes
/// - `clean COUNT`: drawn frames without text
/// - `real`: real frames without text
/// - `changed CHANGE`: the same, each after a [FrameChange]
///
/// A row holds 1 or 0, the frame and for text `:line:covered`, the box with scale and members, the measures in the
/// order of [LineScore], and the score that the chain has now. Only seeds are drawn that the bench of burned-in text
/// does not draw.
final class LineMeasures {
    /// Scenes count up from 0; the bench draws from 100 000 on.
    private static final long MOST_SCENES = 100_000;

    private static final long FIRST_CLEAN_SEED = 2_000_000;
    private static final long FIRST_SHAPES_SEED = 3_000_000;
    private static final long FIRST_COLOUR_SEED = 4_000_000;
    /// Least file of a real frame that is drawn on: thumbnails below have no room.
    private static final long LEAST_BYTES = 60_000;
    /// Columns of frames that are changed: larger ones would be most of the rows, and narrower ones hold no line.
    private static final int LEAST_COLUMNS = 40;

    private static final int MOST_COLUMNS = 1300;
    /// Least side of a changed frame, as of the frames.
    private static final int LEAST_SIDE = 32;
    /// What is drawn on: exports made to show burned-in text are no ground for more of it.
    private static final String NO_GROUND = "burned-in__dicom";
    /// Steps through the real frames, so that neighbours in the list, which look alike, are not drawn on in turn.
    private static final int STRIDE = 7;
    /// Pixels around a drawn line within which a chain is neither text nor other.
    private static final int NEAR = 20;
    /// Least share of a line's glyph pixels within a chain of text; fit.py asks for more.
    private static final double COVERED = 0.3;
    /// Least share of glyph pixels in the box of a chain of text: far larger boxes hit a line by chance.
    private static final double DENSE = 0.04;

    private final TextDetector detector = new TextDetector(Sensitivity.FIRST_LOOK);
    private final List<Path> frames;
    private final PrintStream rows;

    LineMeasures(List<Path> frames, PrintStream rows) {
        this.frames = List.copyOf(frames);
        this.rows = rows;
    }

    public static void main(String[] args) throws IOException {
        Set<String> texty = new HashSet<>(Files.readAllLines(Path.of(args[1])));
        List<Path> frames = clean(Path.of(args[0]), name -> !texty.contains(name));
        List<String> mode = Arrays.asList(args).subList(3, args.length);
        Path target = Path.of(args[2], String.join("-", mode) + ".csv");
        try (PrintStream rows = new PrintStream(target.toFile(), StandardCharsets.UTF_8)) {
            new LineMeasures(frames, rows).write(mode);
            if (rows.checkError()) {
                throw new IOException("rows could not be written");
            }
        }
    }

    /// In the order of their names.
    private static List<Path> clean(Path folder, Predicate<String> isClean) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> isClean.test(nameOf(file))).sorted().toList();
        }
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private void write(List<String> mode) throws IOException {
        switch (mode.getFirst()) {
            case "scenes" -> scenes(Integer.parseInt(mode.get(1)), Integer.parseInt(mode.get(2)));
            case "colour" -> colour(Integer.parseInt(mode.get(1)), Integer.parseInt(mode.get(2)));
            case "shapes" -> shapes(Integer.parseInt(mode.get(1)));
            case "clean" -> clean(Integer.parseInt(mode.get(1)));
            case "real" -> real();
            case "changed" -> changed(FrameChange.valueOf(mode.get(1)));
            default ->
                throw new IllegalArgumentException("mode must be scenes, colour, shapes, clean, real or changed");
        }
    }

    /// Chains of drawn lines, and on drawn ground those with no line near; real ground has its own mode.
    void scenes(int from, int count) throws IOException {
        if (from < 0 || from + count > MOST_SCENES) {
            throw new IllegalArgumentException("scenes must be within 0 to 99999, got " + from + " and " + count);
        }
        List<Path> grounds = grounds();
        for (int i = from; i < from + count; i++) {
            if (i % 2 == 0) {
                scene("A" + i, TextFamilyA.scene(i), true);
            } else if (!grounds.isEmpty()) {
                Picture ground = Picture.read(grounds.get((int) ((long) i * STRIDE % grounds.size())));
                scene("A" + i, TextFamilyA.scene(i, ground, "real"), false);
            }
        }
    }

    private List<Path> grounds() {
        return frames.stream()
                .filter(file ->
                        !nameOf(file).startsWith(NO_GROUND) && file.toFile().length() > LEAST_BYTES)
                .toList();
    }

    /// Coloured ink through JPEG: half of its contrast lies in samples of half the resolution.
    private void colour(int from, int count) throws IOException {
        List<Path> grounds = grounds();
        for (int i = from; i < from + count; i++) {
            Picture ground = Tint.of(
                    FIRST_COLOUR_SEED + i, Picture.read(grounds.get((int) ((long) i * STRIDE % grounds.size()))));
            TextScene scene = TextFamilyA.scene(FIRST_COLOUR_SEED + i, ground, "tinted");
            for (long more = 1; !scene.background().contains("JPEG"); more++) {
                scene = TextFamilyA.scene(FIRST_COLOUR_SEED + i + more * MOST_SCENES, ground, "tinted");
            }
            scene("A" + (FIRST_COLOUR_SEED + i), scene, false);
        }
    }

    private void shapes(int count) {
        for (int i = 0; i < count; i++) {
            others("S" + i, Shapes.drawn(FIRST_SHAPES_SEED + i));
        }
    }

    void clean(int count) {
        for (int i = 0; i < count; i++) {
            TextScene scene = TextFamilyA.clean(FIRST_CLEAN_SEED + i);
            others("C" + i + " " + scene.background(), scene.picture());
        }
    }

    private void real() throws IOException {
        for (Path file : frames) {
            others(nameOf(file), Picture.read(file));
        }
    }

    private void changed(FrameChange change) throws IOException {
        for (Path file : frames) {
            Picture source = Picture.read(file);
            if (source.columns() >= LEAST_COLUMNS && source.columns() <= MOST_COLUMNS) {
                Picture changed = change.of(source);
                if (Math.min(changed.columns(), changed.rows()) >= LEAST_SIDE) {
                    others(nameOf(file), changed);
                }
            }
        }
    }

    private List<Candidate> candidates(Picture picture) {
        return detector.candidates(Scenes.raster(picture)).orElse(List.of());
    }

    private void others(String source, Picture picture) {
        candidates(picture).forEach(candidate -> row(0, source, candidate));
    }

    private void scene(String name, TextScene scene, boolean isGroundDrawn) {
        int columns = scene.picture().columns();
        List<Box> boxes =
                scene.lines().stream().map(line -> around(line, columns)).toList();
        for (Candidate candidate : candidates(scene.picture())) {
            Box box = candidate.box();
            int best = -1;
            double covered = 0;
            for (int i = 0; i < boxes.size(); i++) {
                double share = inside(scene.lines().get(i), columns, box)
                        / (double) scene.lines().get(i).pixels().length;
                if (share > covered) {
                    covered = share;
                    best = i;
                }
            }
            if (best >= 0 && isText(scene.lines().get(best), covered, box)) {
                String source = String.format(Locale.ROOT, "%s:%d:%.3f %s", name, best, covered, scene.background());
                row(1, source + " " + scene.lines().get(best).kind(), candidate);
            } else if (isGroundDrawn && boxes.stream().noneMatch(line -> isNear(line, box))) {
                row(0, name + " " + scene.background(), candidate);
            }
        }
    }

    private static boolean isText(TextLine line, double covered, Box box) {
        double dense = covered * line.pixels().length / ((double) box.width() * box.height());
        return covered > COVERED && dense > DENSE;
    }

    private static boolean isNear(Box line, Box box) {
        return box.x() < line.right() + NEAR
                && line.x() - NEAR < box.right()
                && box.y() < line.bottom() + NEAR
                && line.y() - NEAR < box.bottom();
    }

    private static int inside(TextLine line, int columns, Box box) {
        int inside = 0;
        for (int pixel : line.pixels()) {
            int x = pixel % columns;
            int y = pixel / columns;
            inside += x >= box.x() && x < box.right() && y >= box.y() && y < box.bottom() ? 1 : 0;
        }
        return inside;
    }

    private static Box around(TextLine line, int columns) {
        var across = Arrays.stream(line.pixels()).map(pixel -> pixel % columns).summaryStatistics();
        var down = Arrays.stream(line.pixels()).map(pixel -> pixel / columns).summaryStatistics();
        return new Box(
                across.getMin(),
                down.getMin(),
                across.getMax() - across.getMin() + 1,
                down.getMax() - down.getMin() + 1);
    }

    private void row(int label, String source, Candidate candidate) {
        Box box = candidate.box();
        StringBuilder row = new StringBuilder();
        row.append(label).append(',').append(source.replace(',', ';')).append(',');
        row.append(box.x()).append(' ').append(box.y()).append(' ');
        row.append(box.width()).append(' ').append(box.height()).append(' ');
        row.append(candidate.scale()).append(' ').append(candidate.line().members.length);
        for (float measure : candidate.line().measures(candidate.view())) {
            row.append(',').append(measure);
        }
        rows.append(row.append(',').append(candidate.score()).append('\n'));
    }
}
