package org.elpis.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;

/// Scores de-identifiers in the manner of MIDI-B on hospitals whose every hidden identifier is known.
///
/// Usage: `Midi WORK_FOLDER [--peers] [--validity] FAMILY:SEED...`. Leaves in each hospital's folder `answers.db` and
/// the two
/// maps that the public checker asks for, and `failures.md`, which lists what failed with the invented patients'
/// values.
public final class Midi {
    private final Path work;
    private final MidiTable table;
    private final boolean peers;
    private final boolean validity;
    private final List<Runnable> details = new ArrayList<>();

    private Midi(Path work, PrintStream out, List<String> options) {
        this.work = work;
        this.table = new MidiTable(out);
        this.peers = options.contains("--peers");
        this.validity = options.contains("--validity");
    }

    public static void main(String[] args) throws IOException {
        List<String> options = new ArrayList<>(List.of(args));
        if (options.isEmpty()) {
            throw new IllegalArgumentException("Usage: Midi WORK_FOLDER [--peers] [--validity] FAMILY:SEED...");
        }
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Midi midi = new Midi(Path.of(options.removeFirst()), out, options);
        out.println("Profile research, faces untouched, " + LocalDate.now(ZoneId.systemDefault()) + ", Java "
                + Runtime.version());
        out.println();
        midi.table.head();
        for (String seed : options) {
            if (!seed.startsWith("--")) {
                midi.measure(seed);
            }
        }
        midi.details.forEach(Runnable::run);
    }

    private void measure(String seed) throws IOException {
        String[] parts = seed.split(":", 2);
        Seed.Family family = Seed.Family.valueOf(parts[0]);
        Path place = Files.createDirectories(work.resolve(parts[0] + parts[1]));
        SyntheticHospital hospital = SyntheticHospital.generate(
                new Seed(family, Long.parseLong(parts[1])),
                place.resolve("in"),
                family.isWide() ? SyntheticHospital.Size.WIDE : SyntheticHospital.Size.SCORING);
        AnswerDatabase.write(hospital.key(), place.resolve("answers.db"));
        score(seed, hospital, Tools.elpis(hospital.folder(), place, Tools.RESEARCH_WITH_FACES), place);
        for (String peer : peers ? Tools.peers() : List.<String>of()) {
            Optional<Release> release = Tools.peer(peer, hospital.folder(), place);
            if (release.isPresent()) {
                score(
                        seed,
                        hospital,
                        release.get(),
                        place.resolve(release.get().folder().getFileName() + "-score"));
            }
        }
    }

    private void score(String seed, SyntheticHospital hospital, Release release, Path place) throws IOException {
        Files.createDirectories(place);
        MidiScore score = new MidiScore(hospital.key(), release);
        score.ids.write(place);
        Files.writeString(place.resolve("failures.md"), FailureList.of(score.failures, score.lostTokens));
        String errors = (validity ? Validity.of(hospital.folder(), release) : Optional.<Validity>empty())
                .map(Validity::toString)
                .orElse("not measured");
        table.summary(seed, release.tool(), score);
        details.add(() -> table.details(seed, release.tool(), score, errors));
    }
}
