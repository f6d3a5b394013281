package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.evidence.Manifest;
import org.elpis.evidence.PackCheck;
import org.elpis.evidence.PackKeys;
import org.elpis.evidence.PackVerdict;
import org.elpis.evidence.VerifierJar;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.Change;
import org.elpis.seal.ManifestSignature;
import org.elpis.seal.Seal;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.Verdict;
import org.elpis.signature.SignatureCheck;
import org.elpis.signature.SignerTrust;
import org.elpis.timestamp.Timestamp;

/// Makes an evidence pack of one study, and judges it from its bytes before it gets its name.
///
/// Format: docs/formats/evidence-pack.md
public final class EvidenceRunner {
    private static final int IDENTITY_REMOVED = 0x0012_0062;
    /// Of the patient: names, numbers, dates, addresses.
    private static final String PATIENT_GROUP = "(0010,";

    private final Path home;
    private final List<SealerKeys> sealers;
    private final List<X509Certificate> anchors;
    private final Clock clock;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// @param sealers  whose seals count, besides the home's own
    /// @param anchors  certificates that are trusted for DICOM signatures in the images
    public EvidenceRunner(Path home, List<SealerKeys> sealers, List<X509Certificate> anchors, Clock clock) {
        this.home = home;
        this.sealers = List.copyOf(sealers);
        this.anchors = List.copyOf(anchors);
        this.clock = clock;
    }

    /// What came of it.
    public sealed interface Result {}

    /// There is a pack.
    ///
    /// @param verdict  of the pack as it was written, by keys that count as confirmed
    /// @param leftOut  files of the study's folder that are no objects of it; private
    /// @param hasIdentity  whether an image does not say that identity was removed
    public record Made(
            Path pack,
            long bytes,
            PackVerdict verdict,
            List<SealRunner.Unsealed> leftOut,
            boolean hasIdentity,
            int proofs)
            implements Result {}

    /// Nothing was written.
    ///
    /// @param reason  a sentence
    public record Refused(String reason) implements Result {}

    /// A seal that is of the study.
    ///
    /// @param files  the seal, and the attestation where there is one
    /// @param name  in the pack, without an ending
    /// @param times  timestamps in both
    record Used(
            SealFiles files,
            String name,
            Verdict verdict,
            List<SealTime> times,
            SealerKeys signer,
            Optional<SealerKeys> attester) {}

    /// An image of the pack.
    record Image(String name, Path file, String uid, String series, String modality, boolean isIdentified) {}

    /// Everything that the story tells.
    ///
    /// @param study  Study Instance UID
    /// @param keys  digests of the files of keys
    /// @param maker  digest of the keys that sign for the pack
    record Told(
            String study,
            List<Image> images,
            List<Used> seals,
            List<LedgerProofs.Proof> proofs,
            List<String> witnesses,
            Map<String, String> keys,
            SignatureVerifier.Report signatures,
            Verdict.Outcome outcome,
            Instant now,
            String maker) {
        boolean hasIdentity() {
            return images.stream().anyMatch(Image::isIdentified);
        }
    }

    /// Makes a pack.
    ///
    /// @param study  a folder or zip with the whole of one study
    /// @param seals  folder with its seals, openings and attestations
    /// @param out  the zip; nothing may be there
    /// @throws ElpisException when keys, inputs, the ledger or the output cannot be used; then there is no zip
    public Result run(Path study, Path seals, Path out) {
        try {
            Path spool = StudyFiles.spool();
            try {
                return run(study, seals, out, spool);
            } finally {
                Trees.delete(spool);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The study cannot be read any more, or the pack cannot be written: is the disk full? Nothing "
                                    + "was left under its name.",
                            e)
                    .with("output", out);
        }
    }

    private Result run(Path study, Path seals, Path out, Path spool) throws IOException {
        StudyFiles files = StudyFiles.of(List.of(study), spool, limits);
        if (files.studies().size() != 1) {
            return new Refused("A pack is about one study, and there are "
                    + files.studies().size() + " in the input. Give the folder of one.");
        }
        SigningKeys own = SigningKeys.of(home);
        List<SealerKeys> trusted = new ArrayList<>(List.of(own.sealer()));
        trusted.addAll(sealers);
        SealVerifier.Report report = new SealVerifier(trusted).verify(study, seals);
        List<Used> used = used(report, trusted);
        if (used.isEmpty()) {
            return new Refused(
                    "There is no seal of this study that can be judged, so there is nothing to prove. Give the "
                            + "keys of its sealer with --sealer, if that is somebody else.");
        }
        boolean isBroken = used.stream()
                .flatMap(one -> one.times().stream())
                .anyMatch(time -> time.timestamp().standing() == Timestamp.Standing.BROKEN);
        if (isBroken) {
            return new Refused(
                    "A timestamp in a seal or an attestation does not fit it: somebody changed the file since. "
                            + "The program in a pack does not judge timestamps and could not tell. Use the file as it was "
                            + "stamped; elpis verify says which.");
        }
        List<Image> images = images(files.studies().firstEntry().getValue());
        if (opensMore(images, used)) {
            return new Refused("An opening in the folder of seals opens the identity of originals, and the images are "
                    + "de-identified: whoever got the pack could test guesses about the patient. Use the seals that "
                    + "elpis attest wrote for this release.");
        }
        return write(files.studies().firstKey(), report, images, used, own, out);
    }

    private static List<Used> used(SealVerifier.Report report, List<SealerKeys> trusted) {
        List<Used> used = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (SealVerifier.Result result : report.studies()) {
            if (result.seal().isEmpty() || result.verdict().shares().instances() == 0) {
                continue;
            }
            SealFiles files = SealFiles.list(result.seal().get()).getFirst();
            Seal seal = files.seal().orElseThrow();
            String name = Sha256.hex(seal.statement().study()).substring(0, 16);
            String free = name;
            for (int i = 2; !names.add(free); i++) {
                free = name + "-" + i;
            }
            Optional<SealerKeys> attester = files.attestation().flatMap(one -> one.signer(trusted));
            used.add(new Used(
                    files,
                    free,
                    result.verdict(),
                    result.times(),
                    seal.signer(trusted).orElseThrow(),
                    attester));
        }
        used.sort(Comparator.comparingLong(
                one -> one.files().seal().orElseThrow().statement().time()));
        return used;
    }

    /// In the order of series and their UIDs, so that names tell nothing.
    private List<Image> images(List<InputItem> items) throws IOException {
        record Found(InputItem item, String series, String uid, String modality, boolean isIdentified) {}
        List<Found> found = new ArrayList<>();
        for (InputItem item : items) {
            try (FileSource source = FileSource.open(item.file())) {
                Instance instance = DicomReader.read(source, limits);
                found.add(new Found(
                        item,
                        instance.dataSet().string(Tag.SERIES_INSTANCE_UID),
                        instance.sopInstanceUid(),
                        instance.dataSet().string(Tag.MODALITY),
                        !instance.dataSet().string(IDENTITY_REMOVED).equals("YES")));
            } catch (MalformedDicomException e) {
                throw new IOException("The file cannot be read any more.", e);
            }
        }
        found.sort(Comparator.comparing(Found::series)
                .thenComparing(Found::uid)
                .thenComparing(one -> one.item().key()));
        List<Image> images = new ArrayList<>();
        for (Found one : found) {
            String name = String.format(Locale.ROOT, "images/%06d.dcm", images.size() + 1);
            images.add(new Image(name, one.item().file(), one.uid(), one.series(), one.modality(), one.isIdentified()));
        }
        return images;
    }

    /// Whether de-identified images would leave together with what opens attributes of the patient that they no longer
    /// have.
    private static boolean opensMore(List<Image> images, List<Used> used) {
        return images.stream().noneMatch(Image::isIdentified)
                && used.stream()
                        .filter(one -> one.files().attestation().isEmpty())
                        .flatMap(one -> one.verdict().changes().stream())
                        .anyMatch(change -> change instanceof Change.Attribute attribute
                                && attribute.path().startsWith(PATIENT_GROUP));
    }

    private Made write(
            String study, SealVerifier.Report report, List<Image> images, List<Used> used, SigningKeys own, Path out)
            throws IOException {
        PackWriter pack = new PackWriter();
        List<Path> named = new ArrayList<>();
        for (Image image : images) {
            pack.add(image.name(), image.file());
        }
        for (Used seal : used) {
            named.addAll(addSeal(pack, seal));
        }
        LedgerProofs ledger = LedgerProofs.of(home);
        List<LedgerProofs.Proof> proofs = ledger.about(named);
        addLedger(pack, ledger, proofs);
        Map<String, String> keys = addKeys(pack, used, own, ledger, proofs);
        for (int i = 0; i < anchors.size(); i++) {
            pack.add("certificates/anchor-" + (i + 1) + ".pem", pem(anchors.get(i)));
        }
        pack.add("verify.jar", VerifierJar.bytes());
        Instant now = clock.instant();
        SignatureCheck check = new SignatureCheck(
                new SignerTrust(anchors, List.of(), List.of(), now), Optional.empty(), Examiners.opener());
        Told told = new Told(
                study,
                images,
                used,
                proofs,
                proofs.isEmpty()
                        ? List.of()
                        : ledger.cosigners().stream().map(key -> key.name()).toList(),
                keys,
                new SignatureVerifier(check)
                        .verify(images.stream().map(Image::file).toList()),
                report.outcome(),
                now,
                PackKeys.digest(own.sealer()));
        pack.add("story.html", EvidenceStory.of(told).getBytes(StandardCharsets.UTF_8));
        pack.add("README.txt", EvidenceReadme.of(told).getBytes(StandardCharsets.US_ASCII));
        byte[] digest = sign(pack, own, now);
        PackVerdict verdict = finish(pack, used, digest, keys, out);
        return new Made(out, Files.size(out), verdict, report.unread(), told.hasIdentity(), proofs.size());
    }

    private static List<Path> addSeal(PackWriter pack, Used seal) throws IOException {
        List<Path> named = new ArrayList<>(List.of(seal.files().file()));
        pack.add("seals/" + seal.name() + SealFiles.SEAL, seal.files().file());
        for (String ending : List.of(SealFiles.OPENING, SealFiles.ATTESTATION, ".tsr", ".tst", ".timestamp")) {
            Path file = SealFiles.beside(seal.files().file(), ending);
            if (Files.isRegularFile(file)) {
                pack.add("seals/" + seal.name() + ending, file);
                if (ending.equals(SealFiles.ATTESTATION)) {
                    named.add(file);
                }
            }
        }
        return named;
    }

    private static void addLedger(PackWriter pack, LedgerProofs ledger, List<LedgerProofs.Proof> proofs)
            throws IOException {
        for (LedgerProofs.Proof proof : proofs) {
            pack.add("ledger/" + proof.index() + ".tlog-proof", proof.bytes());
        }
        if (!proofs.isEmpty()) {
            pack.add(
                    "ledger/checkpoint",
                    ledger.checkpoint().orElseThrow().encoded().getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < ledger.handovers().size(); i++) {
                pack.add("ledger/handover-" + (i + 1), ledger.handovers().get(i));
            }
        }
    }

    /// Adds public keys, and tells the digests of their files.
    private static Map<String, String> addKeys(
            PackWriter pack, List<Used> used, SigningKeys own, LedgerProofs ledger, List<LedgerProofs.Proof> proofs)
            throws IOException {
        Map<String, SealerKeys> sealers = new LinkedHashMap<>();
        for (Used seal : used) {
            sealers.putIfAbsent(PackKeys.digest(seal.signer()), seal.signer());
            seal.attester().ifPresent(keys -> sealers.putIfAbsent(PackKeys.digest(keys), keys));
        }
        sealers.putIfAbsent(PackKeys.digest(own.sealer()), own.sealer());
        Map<String, String> digests = new LinkedHashMap<>();
        for (Map.Entry<String, SealerKeys> sealer : sealers.entrySet()) {
            String name = "keys/sealer-" + (digests.size() + 1) + ".pub";
            pack.add(name, sealer.getValue().pem().getBytes(StandardCharsets.US_ASCII));
            digests.put(name, sealer.getKey());
        }
        if (!proofs.isEmpty()) {
            pack.add("keys/ledger.pub", PackKeys.text(ledger.keys()).getBytes(StandardCharsets.UTF_8));
            digests.put("keys/ledger.pub", PackKeys.digest(ledger.keys()));
            if (!ledger.cosigners().isEmpty()) {
                pack.add("keys/witnesses.pub", PackKeys.text(ledger.cosigners()).getBytes(StandardCharsets.UTF_8));
            }
        }
        return digests;
    }

    private static byte[] pem(X509Certificate certificate) throws IOException {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return ("-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n")
                    .getBytes(StandardCharsets.US_ASCII);
        } catch (CertificateEncodingException e) {
            throw new IOException("a certificate cannot be encoded", e);
        }
    }

    /// @return the digest of the manifest that is signed for
    private static byte[] sign(PackWriter pack, SigningKeys own, Instant now) throws IOException {
        byte[] manifest = pack.manifest().bytes();
        byte[] digest = Sha256.start().digest(manifest);
        ManifestSignature signature = ManifestSignature.sign(
                new ManifestSignature.Statement(digest, now.getEpochSecond(), Software.NAME), own);
        pack.add(Manifest.NAME, manifest);
        pack.add(Manifest.SIGNATURE, signature.bytes());
        return digest;
    }

    /// Writes the zip beside its name, judges what is on the disk, logs it, and only then gives it its name.
    private PackVerdict finish(PackWriter pack, List<Used> used, byte[] digest, Map<String, String> keys, Path out)
            throws IOException {
        Path partial = out.resolveSibling(".elpis-partial-" + out.getFileName());
        try {
            Files.deleteIfExists(partial);
            pack.write(partial);
            PackKeys confirmed = new PackKeys(List.of(), List.of(), Set.copyOf(keys.values()));
            PackVerdict verdict = new PackCheck(confirmed, Examiners.opener(), clock.instant()).check(partial);
            boolean isAsFound = verdict.isWhole()
                    && verdict.maker().isPresent()
                    && outcomes(verdict).equals(outcomes(used));
            if (!isAsFound) {
                throw new IOException("what is on the disk is not what was written");
            }
            new Logbook(home, clock)
                    .evidence(
                            digest,
                            used.getFirst()
                                    .files()
                                    .seal()
                                    .orElseThrow()
                                    .statement()
                                    .study());
            if (Files.exists(out, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileAlreadyExistsException("something was put there since");
            }
            Files.move(partial, out, StandardCopyOption.ATOMIC_MOVE);
            return verdict;
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    private static Map<String, Verdict.Outcome> outcomes(PackVerdict verdict) {
        Map<String, Verdict.Outcome> outcomes = new LinkedHashMap<>();
        verdict.seals().forEach(seal -> outcomes.put(seal.file(), seal.verdict().outcome()));
        return outcomes;
    }

    private static Map<String, Verdict.Outcome> outcomes(List<Used> used) {
        Map<String, Verdict.Outcome> outcomes = new LinkedHashMap<>();
        used.forEach(seal -> outcomes.put(
                "seals/" + seal.name() + SealFiles.SEAL, seal.verdict().outcome()));
        return outcomes;
    }

    /// The attestations among some seals.
    static List<Attestation.Statement> attestations(List<Used> seals) {
        return seals.stream()
                .flatMap(seal -> seal.files().attestation().stream())
                .map(Attestation::statement)
                .toList();
    }
}
