package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.deid.SiteKey;
import org.elpis.deid.UidDeriver;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Sha256;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.Disclosure;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.UnsealableException;
import org.elpis.timestamp.TimestampAuthority;

/// Seals a release, and signs from which sealed studies it was made: so that the seals made before can be held against
/// it, without anything of what was removed.
public final class AttestRunner {
    private final Path home;
    private final String project;
    private final Path out;
    private final Clock clock;
    private final Optional<TimestampAuthority> authority;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// @param project  whose keys the UIDs of the release were derived with
    /// @param out  folder for seals, openings and attestations
    public AttestRunner(Path home, String project, Path out, Clock clock) {
        this(home, project, out, clock, Optional.empty());
    }

    /// @param project  whose keys the UIDs of the release were derived with
    /// @param out  folder for seals, openings and attestations
    /// @param authority  asked for timestamps of seals and attestations; without them there are none
    public AttestRunner(Path home, String project, Path out, Clock clock, Optional<TimestampAuthority> authority) {
        this.authority = authority;
        this.home = home;
        this.project = project;
        this.out = out;
        this.clock = clock;
    }

    /// One study of the release.
    ///
    /// @param shown  objects that can be compared with the seal made before
    /// @param child  of the release
    public record Attested(Path parent, Path child, long shown, Attestation.Statement statement) {}

    /// What was attested.
    ///
    /// @param unattested  objects of the release that no seal made before is of; private
    public record Report(List<Attested> studies, List<SealRunner.Unsealed> unattested) {
        public Report {
            studies = List.copyOf(studies);
            unattested = List.copyOf(unattested);
        }
    }

    /// Attests a release.
    ///
    /// @param seals  folder with the seals of the originals and their whole openings
    /// @throws ElpisException when keys, inputs or the folder of the output cannot be used
    public Report run(Path seals, Path released) {
        SigningKeys signing = SigningKeys.of(home);
        SiteKey site = SiteKey.of(home);
        try {
            Files.createDirectories(out);
            Path spool = StudyFiles.spool();
            try {
                StudyFiles files = StudyFiles.of(List.of(released), spool, limits);
                return new Run(signing, site, manifest(released)).all(SealFiles.list(seals), files);
            } finally {
                Trees.delete(spool);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The release cannot be read any more, or attestations cannot be written: is the disk full?",
                            e)
                    .with("output", out);
        }
    }

    private static byte[] manifest(Path released) throws IOException {
        Path file = released.resolve("release.json");
        return Sha256.start().digest(Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
    }

    private final class Run {
        private final SigningKeys signing;
        private final byte[] secret;
        private final UidDeriver uids;
        private final byte[] manifest;

        Run(SigningKeys signing, SiteKey site, byte[] manifest) {
            this.signing = signing;
            this.secret = site.seals();
            this.uids = new UidDeriver(site.project(project));
            this.manifest = manifest;
        }

        Report all(List<SealFiles> parents, StudyFiles files) throws IOException {
            List<SealRunner.Unsealed> unattested = new ArrayList<>();
            files.others().forEach(other -> unattested.add(new SealRunner.Unsealed(other.name(), other.reason())));
            List<Attested> attested = new ArrayList<>();
            for (List<InputItem> items : files.studies().values()) {
                study(items, parents, unattested).ifPresent(attested::add);
            }
            return new Report(attested, unattested);
        }

        private Optional<Attested> study(
                List<InputItem> items, List<SealFiles> parents, List<SealRunner.Unsealed> unattested)
                throws IOException {
            SealedStudy collected = new SealedStudy(Examiners.opener(), secret);
            Map<String, InputItem> byUid = new HashMap<>();
            for (InputItem item : items) {
                try (FileSource source = FileSource.open(item.file())) {
                    Instance instance = DicomReader.read(source, limits);
                    collected.add(instance);
                    byUid.put(instance.sopInstanceUid(), item);
                } catch (UnsealableException e) {
                    unattested.add(new SealRunner.Unsealed(item.name(), String.valueOf(e.getMessage())));
                } catch (MalformedDicomException | IOException e) {
                    unattested.add(new SealRunner.Unsealed(item.name(), "it cannot be read"));
                }
            }
            for (SealFiles parent : parents) {
                if (parent.opening().isPresent()) {
                    Disclosure disclosure = new Disclosure(parent.opening().get(), Examiners.opener());
                    long shown = disclose(parent.opening().get(), disclosure, byUid);
                    if (shown > 0) {
                        byUid.values()
                                .forEach(item -> unattested.add(new SealRunner.Unsealed(
                                        item.name(), "it cannot be compared with what was sealed")));
                        return Optional.of(write(parent, disclosure, shown, collected.opening()));
                    }
                }
            }
            items.forEach(item ->
                    unattested.add(new SealRunner.Unsealed(item.name(), "nothing it was made from was sealed")));
            return Optional.empty();
        }

        /// Opens what is still shown of each original; what was shown leaves the map.
        private long disclose(Opening opening, Disclosure disclosure, Map<String, InputItem> byUid) throws IOException {
            long shown = 0;
            for (String uid : opening.uids()) {
                String derived = uids.derive(uid);
                InputItem item = byUid.containsKey(derived) ? byUid.get(derived) : byUid.get(uid);
                if (item != null && disclose(uid, item, disclosure)) {
                    byUid.values().remove(item);
                    shown++;
                }
            }
            return shown;
        }

        private boolean disclose(String uid, InputItem item, Disclosure disclosure) throws IOException {
            try (FileSource source = FileSource.open(item.file())) {
                return disclosure.add(uid, DicomReader.read(source, limits));
            } catch (MalformedDicomException e) {
                return false;
            }
        }

        private Attested write(SealFiles parent, Disclosure disclosure, long shown, Opening child) throws IOException {
            long time = clock.instant().getEpochSecond();
            SealStatement childStatement = SealStatement.of(child, time, Software.NAME, "");
            Seal signedSeal = Seal.sign(childStatement, signing);
            Seal seal = parent.seal().orElseThrow();
            Attestation signed = Attestation.sign(seal, disclosure, childStatement, manifest, signing);
            Seal childSeal = authority
                    .map(asked ->
                            signedSeal.with(asked.stamp(signedSeal.stamped()).token()))
                    .orElse(signedSeal);
            Attestation attestation = authority
                    .map(asked -> signed.with(asked.stamp(signed.stamped()).token()))
                    .orElse(signed);
            Logbook logbook = new Logbook(home, clock);
            logbook.seal(childStatement, childSeal.bytes());
            Path childFile = SealFiles.write(out, childSeal, child, Optional.empty());
            logbook.attestation(attestation.statement(), attestation.bytes());
            Path parentFile = SealFiles.write(out, seal, disclosure.opening(), Optional.of(attestation));
            return new Attested(parentFile, childFile, shown, attestation.statement());
        }
    }
}
