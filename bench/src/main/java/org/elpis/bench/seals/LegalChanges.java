package org.elpis.bench.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.seal.UnsealableException;
import org.elpis.seal.Verdict;

/// Writes real objects anew in every way that loses nothing, by dcmtk and by our own codecs, masks them, and counts the
/// copies that are not called genuine.
final class LegalChanges {
    private static final int MASKS = 3;

    /// Each way of dcmtk, and the program and options that go it.
    private static final Map<String, List<String>> WAYS = new TreeMap<>(Map.ofEntries(
            Map.entry("implicit little endian", List.of("dcmconv", "+ti")),
            Map.entry("explicit little endian", List.of("dcmconv", "+te")),
            Map.entry("explicit big endian", List.of("dcmconv", "+tb")),
            Map.entry("deflated", List.of("dcmconv", "+td")),
            Map.entry("undefined lengths", List.of("dcmconv", "-e")),
            Map.entry("explicit lengths, group lengths", List.of("dcmconv", "+e", "+g")),
            Map.entry("RLE", List.of("dcmcrle")),
            Map.entry("JPEG lossless, predictor 1", List.of("dcmcjpeg", "+e1")),
            Map.entry("JPEG lossless", List.of("dcmcjpeg", "+el", "+sv", "6")),
            Map.entry("JPEG-LS lossless", List.of("dcmcjpls", "+el")),
            Map.entry("RLE decoded", List.of("dcmdrle")),
            Map.entry("JPEG decoded", List.of("dcmdjpeg", "+cn")),
            Map.entry("JPEG-LS decoded", List.of("dcmdjpls"))));

    private final Sealer sealer;
    private final Path copy;
    private final Path kept;
    private final Masks masks = new Masks(new SplittableRandom(1));
    private final Map<String, int[]> counts = new TreeMap<>();
    private int sealed;
    private boolean isUndefined;

    private LegalChanges(Sealer sealer, Path folder, Path kept) {
        this.sealer = sealer;
        this.copy = folder.resolve("copy.dcm");
        this.kept = kept;
    }

    /// Arguments: where copies go that are not called genuine, and folders of objects. Their order is drawn, so that
    /// a run that is ended before its time has looked at a sample of all.
    public static void main(String[] args) throws Exception {
        Path kept = Files.createDirectories(Path.of(args[0]));
        LegalChanges changes = new LegalChanges(new Sealer(), Files.createTempDirectory("legal"), kept);
        List<Path> all = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            try (Stream<Path> files = Files.walk(Path.of(args[i]))) {
                files.filter(Files::isRegularFile).sorted().forEach(all::add);
            }
        }
        Collections.shuffle(all, new Random(1));
        Runtime.getRuntime().addShutdownHook(new Thread(changes::print));
        for (Path file : all) {
            changes.all(file);
        }
    }

    private void all(Path file) throws IOException, InterruptedException {
        try {
            Sealer.Sealed seal = Sealer.with(file, instance -> {
                Sealer.Sealed made = sealer.seal(instance);
                sealed++;
                judge("not at all", file, file, made);
                own(file, instance, made);
                masked(file, instance, made);
                return made;
            });
            for (Map.Entry<String, List<String>> way : WAYS.entrySet()) {
                if (isWritten(way.getValue(), file)) {
                    judge("dcmtk: " + way.getKey(), file, copy, seal);
                }
            }
        } catch (IOException | MalformedDicomException | UnsealableException e) {
            System.err.println("not sealed\t" + file + "\t" + e.getMessage());
        }
    }

    private boolean isWritten(List<String> way, Path file) throws IOException, InterruptedException {
        Files.deleteIfExists(copy);
        List<String> command = new ArrayList<>(way);
        command.addAll(List.of(file.toString(), copy.toString()));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean isDone = process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 && Files.exists(copy);
        process.destroyForcibly();
        return isDone;
    }

    private void own(Path file, Instance instance, Sealer.Sealed seal) throws IOException {
        OwnWays ways = new OwnWays(instance);
        for (Map.Entry<String, String> way : OwnWays.WAYS.entrySet()) {
            isUndefined ^= true;
            if (ways.write(way.getValue(), isUndefined, copy)) {
                judge("own: " + way.getKey(), file, copy, seal);
            }
        }
    }

    private void masked(Path file, Instance instance, Sealer.Sealed seal) throws IOException, UnsealableException {
        for (int i = 0; i < MASKS; i++) {
            Optional<Instance> masked = masks.masked(instance, i);
            if (masked.isPresent()) {
                count("masked and attested", file, sealer.attested(seal, masked.get()));
            }
        }
    }

    private void judge(String way, Path original, Path written, Sealer.Sealed seal) throws IOException {
        Verdict verdict;
        try {
            verdict = Sealer.with(written, instance -> sealer.verdict(seal, instance));
        } catch (IOException | MalformedDicomException | UnsealableException e) {
            System.err.println(way + "\t" + original + "\tunreadable");
            return;
        }
        if (!count(way, original, verdict)) {
            String name = way.replaceAll("[^A-Za-z0-9]+", "-") + "--" + original.getFileName();
            Files.copy(written, kept.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private synchronized boolean count(String way, Path original, Verdict verdict) {
        counts.computeIfAbsent(way, none -> new int[3])[verdict.outcome().ordinal()]++;
        if (verdict.outcome() == Verdict.Outcome.GENUINE) {
            return true;
        }
        System.err.println(way + "\t" + original + "\t" + verdict.outcome() + "\t" + verdict.reasons() + "\t"
                + verdict.changes().size() + " changes, first "
                + verdict.changes().stream().limit(3).toList());
        return false;
    }

    private synchronized void print() {
        System.out.printf("%,d objects could be sealed.%n%n", sealed);
        System.out.println("| Written anew | copies | genuine | altered | unknown |");
        System.out.println("|---|---|---|---|---|");
        int[] sum = new int[3];
        counts.forEach((way, row) -> {
            System.out.printf(
                    "| %s | %,d | %,d | %,d | %,d |%n", way, row[0] + row[1] + row[2], row[0], row[1], row[2]);
            java.util.Arrays.setAll(sum, i -> sum[i] + row[i]);
        });
        System.out.printf("| **all** | %,d | %,d | %,d | %,d |%n", sum[0] + sum[1] + sum[2], sum[0], sum[1], sum[2]);
    }
}
