package org.elpis.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.elpis.pixel.Box;
import org.elpis.pixel.Photometric;
import org.elpis.pixel.Raster;
import org.elpis.testkit.picture.Picture;
import org.elpis.testkit.picture.TextFamilyA;
import org.elpis.testkit.picture.TextLine;
import org.elpis.testkit.picture.TextScene;
import org.elpis.vision.text.BurnedInText;
import org.elpis.vision.text.Sensitivity;
import org.elpis.vision.text.TemporalProjection;
import org.elpis.vision.text.TextBox;
import org.elpis.vision.text.TextDetector;

/// Counts what the detector of burned-in text misses on drawn frames, touches on real ones, and costs.
///
/// `BurnedIn FRAMES TEXTY SCENES`: a folder of `bench/pixels/frames.py`, a list of its frames that show text, and how
/// many frames to draw. Backgrounds and clean frames are half of FRAMES, by the hash of the name: the half that
/// `bench/pixels/fit.py --half` leaves out. The table that is used was fitted on all of them.
public final class BurnedIn {
    /// The first seed of the frames drawn here; those that the detector was fitted on are below.
    private static final long FIRST_SEED = 100_000;
    /// Share of a line's glyph pixels under which it counts as missed.
    private static final double COVERED = 0.95;

    private final TextDetector detector = new TextDetector(Sensitivity.FIRST_LOOK);
    private final List<Path> clean;

    private BurnedIn(List<Path> clean) {
        this.clean = clean;
    }

    public static void main(String[] args) throws IOException {
        Locale.setDefault(Locale.ROOT);
        Set<String> texty = new HashSet<>(Files.readAllLines(Path.of(args[1])));
        List<Path> clean;
        try (Stream<Path> files = Files.list(Path.of(args[0]))) {
            clean = files.filter(file -> isHeldOut(nameOf(file)) && !texty.contains(nameOf(file)))
                    .sorted()
                    .toList();
        }
        BurnedIn bench = new BurnedIn(clean);
        bench.lines(Integer.parseInt(args[2]));
        bench.touched();
        loops(Integer.parseInt(args[2]) / 40);
        bench.cost();
    }

    private static boolean isHeldOut(String name) {
        return (name.hashCode() >>> 4 & 1) == 1;
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static Picture read(Path file) {
        try {
            return Picture.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Raster raster(Picture picture) {
        Photometric photometric = picture.samples() == 3 ? Photometric.RGB : Photometric.MONOCHROME2;
        return new Raster(picture.columns(), picture.rows(), photometric, picture.bits(), false, picture.values());
    }

    /// The pixels that would be filled; all of an uncertain frame, which is held back.
    private static boolean[] filled(BurnedInText found, Picture picture) {
        boolean[] filled = new boolean[picture.columns() * picture.rows()];
        switch (found) {
            case BurnedInText.Clean none -> {}
            case BurnedInText.Uncertain all -> Arrays.fill(filled, true);
            case BurnedInText.Text text -> {
                for (TextBox each : text.boxes()) {
                    Box box = each.box();
                    for (int y = box.y(); y < box.bottom(); y++) {
                        int row = y * picture.columns();
                        Arrays.fill(filled, row + box.x(), row + box.right(), true);
                    }
                }
            }
        }
        return filled;
    }

    private static double share(boolean[] filled, int[] pixels) {
        int count = 0;
        for (int pixel : pixels) {
            count += filled[pixel] ? 1 : 0;
        }
        return count / (double) pixels.length;
    }

    /// The smallest upright box around a line, in pixels.
    private static long tight(TextLine line, int columns) {
        int[] x = Arrays.stream(line.pixels()).map(pixel -> pixel % columns).toArray();
        int[] y = Arrays.stream(line.pixels()).map(pixel -> pixel / columns).toArray();
        return (long) (Arrays.stream(x).max().orElse(0) - Arrays.stream(x).min().orElse(0) + 1)
                * (Arrays.stream(y).max().orElse(0) - Arrays.stream(y).min().orElse(0) + 1);
    }

    private void lines(int scenes) {
        Map<String, int[]> strata = new TreeMap<>();
        int[] all = strata.computeIfAbsent("all", key -> new int[2]);
        double covered = 0;
        double glyphs = 0;
        double area = 0;
        double text = 0;
        int uncertain = 0;
        List<Path> grounds =
                clean.stream().filter(file -> file.toFile().length() > 60_000).toList();
        for (int i = 0; i < scenes; i++) {
            long seed = FIRST_SEED + i;
            TextScene scene = i % 2 == 0 || grounds.isEmpty()
                    ? TextFamilyA.scene(seed)
                    : TextFamilyA.scene(seed, read(grounds.get(i / 2 % grounds.size())), "real");
            Picture picture = scene.picture();
            BurnedInText found = detector.look(raster(picture));
            uncertain += found instanceof BurnedInText.Uncertain ? 1 : 0;
            boolean[] filled = filled(found, picture);
            for (TextLine line : scene.lines()) {
                double share = share(filled, line.pixels());
                covered += share * line.pixels().length;
                glyphs += line.pixels().length;
                text += tight(line, picture.columns()) / (double) filled.length;
                for (String stratum : strata(scene, line)) {
                    int[] counts = strata.computeIfAbsent(stratum, key -> new int[2]);
                    counts[0]++;
                    counts[1] += share < COVERED ? 1 : 0;
                }
            }
            int count = 0;
            for (boolean pixel : filled) {
                count += pixel ? 1 : 0;
            }
            area += count / (double) filled.length;
        }
        System.out.printf(
                "lines %d, missed %d (%.3f %%; %s), glyph pixels covered %.3f %%%n",
                all[0], all[1], 100.0 * all[1] / all[0], bound(all[1], all[0]), 100 * covered / glyphs);
        System.out.printf(
                "frames %d, uncertain %d, area filled %.2f %% where tight boxes of the lines are %.2f %%%n",
                scenes, uncertain, 100 * area / scenes, 100 * text / scenes);
        strata.forEach(
                (stratum, counts) -> System.out.printf("  %-14s %6d missed %d%n", stratum, counts[0], counts[1]));
    }

    private static List<String> strata(TextScene scene, TextLine line) {
        List<String> words = List.of(line.kind().split(", "));
        int height = Integer.parseInt(line.kind().replaceAll(".* ", ""));
        List<String> strata = new ArrayList<>(List.of("all"));
        strata.add("on " + scene.background().split(",")[0]);
        strata.add(scene.background().contains("JPEG") ? "JPEG" : "not JPEG");
        strata.add(words.getFirst());
        strata.add(line.kind().contains("low ") ? "low contrast" : "full contrast");
        strata.add(height <= 8 ? "rows 06-08" : height <= 14 ? "rows 09-14" : height <= 25 ? "rows 15-25" : "rows 26-");
        return strata;
    }

    /// Rule of three where nothing was seen, else the share's normal bound.
    private static String bound(int seen, int of) {
        double share = seen / (double) of;
        double upper = seen == 0 ? 3.0 / of : share + 1.645 * Math.sqrt(share * (1 - share) / of);
        return "at most %.3f %% with 95 %%".formatted(100 * upper);
    }

    private void touched() {
        Map<String, int[]> sets = new TreeMap<>();
        int[] all = sets.computeIfAbsent("all", key -> new int[2]);
        for (Path file : clean) {
            boolean isTouched = !(detector.look(raster(read(file))) instanceof BurnedInText.Clean);
            String name = nameOf(file);
            String set = name.replaceAll("^([a-z-]+__[A-Za-z0-9-]+).*", "$1");
            for (int[] counts : List.of(all, sets.computeIfAbsent(set, key -> new int[2]))) {
                counts[0]++;
                counts[1] += isTouched ? 1 : 0;
            }
        }
        System.out.printf(
                "clean real frames %d, touched %d (%.2f %%; %s)%n",
                all[0], all[1], 100.0 * all[1] / Math.max(1, all[0]), bound(all[1], Math.max(1, all[0])));
        sets.forEach((set, counts) -> System.out.printf("  %-40s %5d touched %d%n", set, counts[0], counts[1]));
    }

    private static void loops(int count) {
        int lines = 0;
        int missed = 0;
        for (int i = 0; i < count; i++) {
            List<TextScene> frames = TextFamilyA.cine(FIRST_SEED + i, 12);
            TemporalProjection projection = new TemporalProjection(Sensitivity.FIRST_LOOK);
            frames.forEach(frame -> projection.add(raster(frame.picture())));
            BurnedInText found = projection.result();
            for (TextScene frame : frames) {
                boolean[] filled = filled(found, frame.picture());
                for (TextLine line : frame.lines()) {
                    lines++;
                    missed += share(filled, line.pixels()) < COVERED ? 1 : 0;
                }
            }
        }
        System.out.printf("loops %d of 12 frames, lines %d, missed %d%n", count, lines, missed);
    }

    private void cost() {
        List<Raster> frames = clean.stream()
                .limit(400)
                .map(BurnedIn::read)
                .filter(picture -> picture.samples() == 1 && picture.values().length >= 1 << 17)
                .limit(40)
                .map(BurnedIn::raster)
                .toList();
        double megapixels = frames.stream()
                        .mapToLong(frame -> (long) frame.columns() * frame.rows())
                        .sum()
                / 1e6;
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double[] runs = new double[12];
        for (int run = 0; run < runs.length; run++) {
            long start = clock.getCurrentThreadCpuTime();
            frames.forEach(detector::look);
            runs[run] = (clock.getCurrentThreadCpuTime() - start) / 1e6 / megapixels;
        }
        double[] warm = Arrays.copyOfRange(runs, 4, runs.length);
        Arrays.sort(warm);
        System.out.printf(
                "CPU a clean grey megapixel: least %.1f ms, middle %.1f ms of %d runs over %d frames; %s%n",
                warm[0],
                warm[warm.length / 2],
                warm.length,
                frames.size(),
                ManagementFactory.getRuntimeMXBean().getInputArguments());
    }
}
