package org.elpis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.elpis.engine.Job;
import org.elpis.engine.JobReport;
import org.elpis.engine.LocalRunner;
import org.elpis.engine.Progress;
import org.elpis.pixel.FaceHandling;
import org.elpis.policy.Profile;

/// The de-identifiers that are compared: Elpis, and scripts of other tools that keep the names of files.
final class Tools {
    /// Scripts in bench/peers, called with the folders of input and output.
    private static final Map<String, List<String>> PEERS = Map.of(
            "pydicom, Table E.1-1", List.of("/usr/bin/python3", "bench/peers/pydicom_table.py"),
            "pydicom, thirty attributes", List.of("/usr/bin/python3", "bench/peers/pydicom_basic.py"),
            "dcmtk dcmodify, Table E.1-1", List.of("bash", "bench/peers/dcmodify_table"));

    /// Without a look for faces: the slices of made-up hospitals show none, and held back, as single slices of heads
    /// are, they
    /// would not be searched for what leaks.
    static final Profile RESEARCH_WITH_FACES = Profile.RESEARCH.with(
            Profile.RESEARCH.handling().with(new FaceHandling(FaceHandling.Extent.UNTOUCHED, FaceHandling.Fill.NOISE)));

    private Tools() {}

    static List<String> peers() {
        return PEERS.keySet().stream().sorted().toList();
    }

    static Release elpis(Path in, Path work, Profile profile) throws IOException {
        Path out = work.resolve("out");
        Job job = new Job(List.of(in), out, work.resolve("home"), profile, "bench", 2, Job.Mode.RELEASE);
        JobReport report = new LocalRunner(job, Progress.NONE).run();
        Map<String, String> outputs = new HashMap<>();
        // The private journal knows which original became which object.
        for (String line : Files.readAllLines(report.folder().resolve("journal.tsv"))) {
            String[] parts = line.split("\t", -1);
            outputs.put(in.relativize(Path.of(parts[0])).toString(), parts[3]);
        }
        return new Release("Elpis", out, outputs, (int) report.total().quarantined());
    }

    /// Runs a peer over a hospital.
    ///
    /// @return empty when the tool is not installed
    static Optional<Release> peer(String name, Path in, Path work) throws IOException {
        Path out = work.resolve(name.replaceAll("[^a-z]+", "_"));
        List<String> command = new java.util.ArrayList<>(PEERS.getOrDefault(name, List.of()));
        command.addAll(List.of(in.toString(), out.toString()));
        if (!Peer.run(command)) {
            return Optional.empty();
        }
        Map<String, String> outputs = new HashMap<>();
        try (Stream<Path> files = Files.walk(out)) {
            files.filter(Files::isRegularFile)
                    .map(file -> out.relativize(file).toString())
                    .forEach(file -> outputs.put(file, file));
        }
        return Optional.of(new Release(name, out, outputs, 0));
    }
}
