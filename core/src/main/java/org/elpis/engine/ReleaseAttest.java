package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.seal.Attestation;
import org.elpis.seal.Seal;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SigningKeys;
import org.jspecify.annotations.Nullable;

/// Gives the seals of a release their names and attests it, when all of it lies in the output with its manifest.
final class ReleaseAttest {
    private static final String SEVERAL = "objects of several studies were released as one study";
    private static final String GROWN =
            "the output has objects of the study from earlier jobs; run the job on the whole study";
    private static final String NOTHING = "nothing of it can be compared with what was sealed";

    private final SealFolder folder;
    private final SigningKeys keys;
    private final Logbook logbook;
    private final Path output;
    private final byte[] manifest;
    /// How many objects the manifest lists, by the name of the study's folder.
    private final Map<String, Integer> listed = new HashMap<>();
    /// How many originals' studies went into a study of the release.
    private final Map<String, Integer> sources = new HashMap<>();
    private final Set<String> originals = new HashSet<>();
    private final Set<String> released = new HashSet<>();
    private final Set<String> originalUids = new HashSet<>();
    private final Set<String> releasedUids = new HashSet<>();

    ReleaseAttest(SealFolder folder, SigningKeys keys, Logbook logbook, Path output) throws IOException {
        this.folder = folder;
        this.keys = keys;
        this.logbook = logbook;
        this.output = output;
        this.manifest = SealFolder.digest(output.resolve(Manifest.NAME));
    }

    /// The folder of a study in the output: the second part of a path in every layout.
    static String study(String path) {
        return path.split("/", -1)[1];
    }

    /// Attests what was released of each study.
    List<SealReport.StudySeal> all(List<StagedSeal> studies) throws IOException {
        for (String path : Manifest.paths(output)) {
            listed.merge(study(path), 1, Integer::sum);
        }
        for (StagedSeal study : studies) {
            study.release()
                    .ifPresent(release -> release.studies().forEach(name -> sources.merge(name, 1, Integer::sum)));
        }
        List<SealReport.StudySeal> sealed = new ArrayList<>();
        for (StagedSeal study : studies) {
            originals.add(study.name());
            originalUids.addAll(study.uids());
            sealed.add(study.release().isPresent() ? one(study, study.release().get()) : report(study, "", null));
        }
        noteEarlierReleases();
        folder.putAside(SealFolder.ORIGINALS, originals, originalUids);
        folder.putAside(SealFolder.RELEASE, released, releasedUids);
        return sealed;
    }

    private SealReport.StudySeal one(StagedSeal study, StagedSeal.Release release) {
        releasedUids.addAll(release.uids());
        String fault = fault(release);
        if (!fault.isEmpty()) {
            SealFolder.forget(release.opening());
            SealFolder.forget(release.shownOpening());
            return report(study, fault, null);
        }
        String name = SealFiles.name(release.statement());
        if (name.equals(study.name())) {
            // What was released before: one seal is that of both.
            SealFolder.forget(release.opening());
        } else {
            child(release, name);
        }
        Attestation attestation = parent(study, release);
        released.add(name);
        released.add(study.name());
        return report(study, "", attestation);
    }

    private String fault(StagedSeal.Release release) {
        if (release.studies().size() > 1
                || release.studies().stream().anyMatch(name -> sources.getOrDefault(name, 0) > 1)) {
            return SEVERAL;
        }
        if (release.studies().stream()
                        .mapToInt(name -> listed.getOrDefault(name, 0))
                        .sum()
                != release.uids().size()) {
            return GROWN;
        }
        return release.objectsShown() == 0 ? NOTHING : "";
    }

    private void child(StagedSeal.Release release, String name) {
        SealStatement statement = release.statement();
        if (folder.same(SealFolder.RELEASE, statement, keys.sealer()).isPresent()) {
            SealFolder.forget(release.opening());
            return;
        }
        Seal seal = Seal.sign(statement, keys);
        logbook.seal(statement, seal.bytes());
        folder.take(release.opening(), SealFolder.RELEASE, name + SealFiles.OPENING);
        folder.write(SealFolder.RELEASE, name + SealFiles.SEAL, seal.bytes());
    }

    private Attestation parent(StagedSeal study, StagedSeal.Release release) {
        Optional<Attestation> same = same(study, release);
        if (same.isPresent()) {
            SealFolder.forget(release.shownOpening());
            return same.get();
        }
        Attestation attestation = Attestation.sign(release.shown(), release.statement(), manifest, keys);
        logbook.attestation(attestation.statement(), attestation.bytes());
        String name = study.name();
        folder.take(release.shownOpening(), SealFolder.RELEASE, name + SealFiles.OPENING);
        folder.write(SealFolder.RELEASE, name + SealFiles.ATTESTATION, attestation.bytes());
        folder.write(SealFolder.RELEASE, name + SealFiles.SEAL, study.seal().bytes());
        return attestation;
    }

    /// The attestation that says the same and lies there whole with seal and opening.
    private Optional<Attestation> same(StagedSeal study, StagedSeal.Release release) {
        Path at = folder.part(SealFolder.RELEASE);
        Path file = at.resolve(study.name() + SealFiles.ATTESTATION);
        Path seal = at.resolve(study.name() + SealFiles.SEAL);
        Path opening = at.resolve(study.name() + SealFiles.OPENING);
        if (!Files.isRegularFile(file) || !Files.isRegularFile(seal) || !Files.isRegularFile(opening)) {
            return Optional.empty();
        }
        try {
            Attestation found = Attestation.read(SealFiles.small(file));
            Attestation.Statement made = found.statement();
            boolean isSame = Arrays.equals(made.parent(), release.shown().parent())
                    && Arrays.equals(made.child(), release.statement().study())
                    && Arrays.equals(made.opening(), release.shown().opening())
                    && Arrays.equals(made.manifest(), manifest)
                    && made.operations().equals(release.shown().operations())
                    && made.software().equals(release.statement().software())
                    && found.signer(List.of(keys.sealer())).isPresent()
                    && Arrays.equals(SealFiles.small(seal), study.seal().bytes())
                    && Arrays.equals(SealFolder.digest(opening), made.opening());
            return isSame ? Optional.of(found) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private SealReport.StudySeal report(StagedSeal study, String fault, @Nullable Attestation attestation) {
        Path at = folder.part(SealFolder.RELEASE);
        return new SealReport.StudySeal(
                folder.part(SealFolder.ORIGINALS).resolve(study.name() + SealFiles.SEAL),
                study.seal().statement(),
                attestation == null
                        ? Optional.empty()
                        : study.release()
                                .map(release -> at.resolve(SealFiles.name(release.statement()) + SealFiles.SEAL)),
                Optional.ofNullable(attestation).map(Attestation::statement),
                study.release().map(StagedSeal.Release::objectsShown).orElse(0L),
                fault);
    }

    /// Of a study that grew, what was sealed of it may begin with an object that this job has not seen.
    private void noteEarlierReleases() throws IOException {
        Set<String> touched = sources.keySet();
        for (String path : Manifest.paths(output)) {
            if (touched.contains(study(path)) && path.endsWith(".dcm")) {
                releasedUids.add(path.substring(path.lastIndexOf('/') + 1, path.length() - ".dcm".length()));
            }
        }
    }
}
