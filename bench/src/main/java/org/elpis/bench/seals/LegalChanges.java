package org.elpis.bench.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.seal.UnsealableException;
import org.elpis.seal.Verdict;

/// Writes real objects anew with dcmtk in every way that loses nothing, and counts the copies that are not called
/// genuine.
final class LegalChanges {
    /// Each way, and the program and options that go it.
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
    private final Map<String, int[]> counts = new TreeMap<>();

    private LegalChanges(Sealer sealer, Path folder) {
        this.sealer = sealer;
        this.copy = folder.resolve("copy.dcm");
    }

    public static void main(String[] args) throws Exception {
        LegalChanges changes = new LegalChanges(new Sealer(), Files.createTempDirectory("legal"));
        for (String folder : args) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    changes.all(file);
                }
            }
        }
        System.out.println("| Written anew as | copies | genuine | altered | unknown |");
        System.out.println("|---|---|---|---|---|");
        changes.counts.forEach((way, row) -> System.out.printf(
                "| %s | %d | %d | %d | %d |%n", way, row[0] + row[1] + row[2], row[0], row[1], row[2]));
    }

    private void all(Path file) throws IOException, InterruptedException {
        Sealer.Sealed sealed;
        try {
            sealed = Sealer.with(file, sealer::seal);
        } catch (IOException | MalformedDicomException | UnsealableException e) {
            return;
        }
        judge("not at all", file, file, sealed);
        for (Map.Entry<String, List<String>> way : WAYS.entrySet()) {
            Files.deleteIfExists(copy);
            List<String> command = new ArrayList<>(way.getValue());
            command.addAll(List.of(file.toString(), copy.toString()));
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(60, TimeUnit.SECONDS) && process.exitValue() == 0 && Files.exists(copy)) {
                judge(way.getKey(), file, copy, sealed);
            } else {
                process.destroyForcibly();
            }
        }
    }

    private void judge(String way, Path original, Path written, Sealer.Sealed sealed) {
        Verdict verdict;
        try {
            verdict = Sealer.with(written, instance -> sealer.verdict(sealed, instance));
        } catch (IOException | MalformedDicomException | UnsealableException e) {
            System.err.println(way + "\t" + original.getFileName() + "\tunreadable");
            return;
        }
        counts.computeIfAbsent(way, none -> new int[3])[verdict.outcome().ordinal()]++;
        if (verdict.outcome() != Verdict.Outcome.GENUINE) {
            System.err.println(way + "\t" + original + "\t" + verdict.outcome() + "\t" + verdict.reasons() + "\t"
                    + verdict.changes().size() + " changes, first "
                    + verdict.changes().stream().limit(3).toList());
        }
    }
}
