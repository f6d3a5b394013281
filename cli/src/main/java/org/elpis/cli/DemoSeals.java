package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elpis.engine.BaselineComparer;
import org.elpis.engine.Job;
import org.elpis.engine.SealReport;
import org.elpis.engine.SealVerifier;
import org.elpis.ledger.FileLedgerStore;
import org.elpis.ledger.LedgerKeys;
import org.elpis.ledger.LedgerVerdict;
import org.elpis.ledger.LedgerView;
import org.elpis.ledger.ProofCheck;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.Verdict;
import org.elpis.testkit.hospital.Forgery;

/// The part of the demo that proves: seals of the originals, an attested release, a forged copy of one slice of it,
/// and what the log says of the release.
final class DemoSeals {
    /// Columns, and rows, of the hospital's slices.
    private static final int SIDE = 64;

    private final Path folder;
    private final Path home;

    DemoSeals(Path folder) {
        this.folder = folder;
        this.home = folder.resolve("home");
    }

    /// What came of it.
    ///
    /// @param studies  sealed as they were released
    /// @param genuine  of these, what their seals call genuine
    /// @param page  shows the slice that was forged beside its copy
    /// @param verdict  of the forged copy
    /// @param entry  of the release in the log
    /// @param proof  file that proves the entry
    /// @param log  what the check of that file says
    record Result(
            int studies,
            long genuine,
            Path page,
            SealVerifier.Report verdict,
            long entry,
            Path proof,
            LedgerVerdict log) {
        /// What left is genuine, the forgery is found, and the log holds.
        boolean isProven() {
            return studies > 0
                    && genuine == studies
                    && verdict.outcome() == Verdict.Outcome.ALTERED
                    && log.outcome() == LedgerVerdict.Outcome.GOOD;
        }
    }

    /// What the demo's job is to sign besides releasing.
    Job.Seals wanted() {
        return new Job.Seals(folder.resolve("seals"), "demo");
    }

    Result prove(SealReport seals, Path released) throws IOException {
        SealVerifier verifier = new SealVerifier(List.of(SigningKeys.of(home).sealer()));
        Set<Path> children = seals.studies().stream()
                .flatMap(study -> study.released().stream())
                .collect(Collectors.toSet());
        long genuine = verifier.verify(released, seals.release()).studies().stream()
                .filter(study -> study.seal().filter(children::contains).isPresent())
                .filter(study -> study.verdict().outcome() == Verdict.Outcome.GENUINE)
                .count();
        Path forged = folder.resolve("forged.dcm");
        Path original = forge(released, forged);
        Path page = folder.resolve("forged.html");
        BaselineComparer.compare(
                forged, original, Optional.of(verifier.verify(original, seals.release())), Optional.of(page));
        Path proof = folder.resolve("release.tlog-proof");
        long entry = writeProof(proof);
        return new Result(
                children.size(),
                genuine,
                page,
                verifier.verify(forged, seals.release()),
                entry,
                proof,
                new ProofCheck(LedgerKeys.of(home).verifiers()).check(Files.readAllBytes(proof)));
    }

    /// Writes a forged copy of the first slice that lends itself to it, and says which.
    private static Path forge(Path released, Path forged) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(released)) {
            files = all.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            Optional<byte[]> bytes = Forgery.nodule(file, SIDE);
            if (bytes.isPresent()) {
                Files.write(forged, bytes.get());
                return file;
            }
        }
        throw new IllegalStateException("the synthetic hospital has no slice that can be forged");
    }

    private long writeProof(Path file) throws IOException {
        LedgerView view = LedgerView.of(FileLedgerStore.reading(home));
        OptionalLong release = view.find(0, payload -> payload.text("kind").equals(Optional.of("release")));
        long entry = release.orElseThrow(() -> new IllegalStateException("the release is not in the log"));
        Files.writeString(file, view.prove(entry, true).encoded());
        return entry;
    }
}
