package org.elpis.bench.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.elpis.engine.EvidenceRunner;
import org.elpis.engine.Progress;
import org.elpis.engine.SealRunner;
import org.elpis.evidence.VerifierJar;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;

/// Seals and packs studies, and has a process of its own judge each pack with nothing but a Java runtime.
public final class PackSpeed {
    private static final String CT = "1.2.840.10008.5.1.4.1.1.2";
    private static final int SIDE = 512;
    private static final int SLICES = 300;

    private final Path work;
    private int studies;

    private PackSpeed(Path work) {
        this.work = work;
    }

    /// Runs it.
    ///
    /// @param args  folder for everything, then folders with one study each
    public static void main(String[] args) throws IOException, InterruptedException {
        PackSpeed speed = new PackSpeed(Path.of(args[0]));
        System.out.printf("verifier: %,d bytes%n%n", VerifierJar.bytes().length);
        System.out.println("| Study | images | MB | pack, MB | made in, s | judged in, s | CPU of that, s | exit |");
        System.out.println("|---|---|---|---|---|---|---|---|");
        speed.measure("drawn CT of 512 x 512", speed.drawn());
        for (int i = 1; i < args.length; i++) {
            speed.measure(Path.of(args[i]).getFileName().toString(), Path.of(args[i]));
        }
    }

    private void measure(String name, Path study) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(work.resolve("study-" + ++studies));
        Path home = folder.resolve("home");
        Path seals = folder.resolve("seals");
        new SealRunner(home, seals, "bench", 1, Clock.systemUTC(), Progress.NONE).run(List.of(study));
        Path pack = folder.resolve("pack.zip");
        long start = System.nanoTime();
        EvidenceRunner.Result result =
                new EvidenceRunner(home, List.of(), List.of(), Clock.systemUTC()).run(study, seals, pack);
        double made = seconds(start);
        if (!(result instanceof EvidenceRunner.Made done)) {
            System.out.println("| " + name + " | no pack | | | | | | |");
            return;
        }
        System.out.printf(
                "| %s | %,d | %.0f | %.0f | %.1f | %s |%n",
                name, done.verdict().images().files(), size(study) / 1e6, done.bytes() / 1e6, made, judged(folder));
    }

    private static long size(Path study) throws IOException {
        long size = 0;
        try (var files = Files.walk(study)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                size += Files.size(file);
            }
        }
        return size;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    /// Time, CPU and exit code of the verifier as a stranger starts it.
    private static String judged(Path folder) throws IOException, InterruptedException {
        Path jar = Files.write(folder.resolve("verify.jar"), VerifierJar.bytes());
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar", jar.toString()));
        Path keys = folder.resolve("home").resolve("keys");
        command.addAll(List.of(folder.resolve("pack.zip").toString(), "--sealer", keys.resolve("seal.pub") + ""));
        command.addAll(List.of("--ledger-key", keys.resolve("ledger.pub").toString()));
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Duration cpu = Duration.ZERO;
        while (!process.waitFor(Duration.ofMillis(10))) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
        }
        return String.format("%.1f | %.1f | %d", seconds(start), cpu.toMillis() / 1e3, process.exitValue());
    }

    /// A study as large as a CT of the chest: noise of a scanner around a body, in explicit little endian.
    private Path drawn() throws IOException {
        Path folder = Files.createDirectories(work.resolve("drawn"));
        Random random = new Random(1);
        for (int slice = 0; slice < SLICES; slice++) {
            byte[] pixels = new byte[SIDE * SIDE * 2];
            for (int i = 0; i < pixels.length; i += 2) {
                int value = 1000 + (int) (random.nextGaussian() * 20);
                pixels[i] = (byte) value;
                pixels[i + 1] = (byte) (value >> 8);
            }
            String uid = "1.2.276.0.7230010.3.1.4.40719." + (slice + 1);
            Attributes image = new Attributes()
                    .text(0x00080016, "UI", CT)
                    .text(0x00080018, "UI", uid)
                    .text(0x00080060, "CS", "CT")
                    .text(0x0020000D, "UI", "1.2.276.0.7230010.3.1.2.40719")
                    .text(0x0020000E, "UI", "1.2.276.0.7230010.3.1.3.40719")
                    .text(0x00200013, "IS", Integer.toString(slice + 1))
                    .shorts(0x00280002, "US", 1)
                    .text(0x00280004, "CS", "MONOCHROME2")
                    .shorts(0x00280010, "US", SIDE)
                    .shorts(0x00280011, "US", SIDE)
                    .shorts(0x00280100, "US", 16)
                    .shorts(0x00280101, "US", 16)
                    .shorts(0x00280102, "US", 15)
                    .shorts(0x00280103, "US", 0)
                    .words(0x7FE00010, "OW", pixels, 2);
            Attributes meta = new Attributes()
                    .bytes(0x00020001, "OB", new byte[] {0, 1})
                    .text(0x00020002, "UI", CT)
                    .text(0x00020003, "UI", uid)
                    .text(0x00020012, "UI", "1.2.276.0.7230010.3.0.3.6.7");
            FileForm form =
                    new FileForm(Encoding.EXPLICIT_LITTLE, CharacterSet.LATIN_1, new byte[128], Optional.of(meta));
            Files.write(folder.resolve(slice + ".dcm"), ObjectWriter.write(image, form));
        }
        return folder;
    }
}
