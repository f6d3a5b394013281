package org.elpis.evidence;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.elpis.dicom.Sha256;
import org.elpis.evidence.PackVerdict.Finding;
import org.elpis.evidence.PackVerdict.KeyFile;
import org.elpis.evidence.PackVerdict.Kind;
import org.elpis.evidence.PackVerdict.Maker;
import org.elpis.ledger.VerifierKey;
import org.elpis.pixel.ImageOpener;
import org.elpis.seal.ManifestSignature;
import org.elpis.seal.SealerKeys;
import org.elpis.signature.SignerKey;
import org.elpis.signature.SignerTrust;

/// Judges an evidence pack from its bytes: manifest, images, seals, attestations, proofs, DICOM signatures.
///
/// No network, no home folder; the only thing that is written is a copy of one image of a zip at a time, in the folder
/// for temporary files.
///
/// Format and verdicts: docs/formats/evidence-pack.md
public final class PackCheck {
    static final int MAX_SMALL = 1 << 16;
    private static final String SEALER = "keys/sealer-";
    private static final String LEDGER = "keys/ledger.pub";
    private static final String WITNESSES = "keys/witnesses.pub";

    private final PackKeys given;
    private final Optional<ImageOpener> opener;
    private final Instant now;

    /// @param given  keys that the reader got another way
    /// @param now  when certificates are judged
    public PackCheck(PackKeys given, Optional<ImageOpener> opener, Instant now) {
        this.given = given;
        this.opener = opener;
        this.now = now;
    }

    /// Judges a zip, or a folder that one was unpacked into.
    ///
    /// @throws IOException when it cannot be read at all, or there is no room for a copy of an image
    public PackVerdict check(Path pack) throws IOException {
        try (PackFiles files = PackFiles.open(pack)) {
            return new Run(files).verdict();
        } catch (MalformedPackException e) {
            return PackVerdict.unknown(String.valueOf(e.getMessage()));
        } catch (ZipException | EOFException e) {
            return PackVerdict.unknown("its zip is damaged: what it says of its files is not so");
        }
    }

    private final class Run {
        private final PackFiles files;
        private final List<Finding> findings = new ArrayList<>();
        private final Map<String, SealerKeys> sealers = new TreeMap<>();
        private final List<KeyFile> keys = new ArrayList<>();
        private List<VerifierKey> log = List.of();
        private PackLog trusted = PackLog.of(PackKeys.NONE, List.of(), List.of());
        private List<VerifierKey> witnesses = List.of();
        private Manifest manifest = new Manifest(new TreeMap<>());

        Run(PackFiles files) {
            this.files = files;
        }

        private void find(Kind kind, String text) {
            findings.add(new Finding(kind, text));
        }

        PackVerdict verdict() throws IOException {
            if (!files.names().contains(Manifest.NAME)) {
                throw new MalformedPackException("it has no " + Manifest.NAME + ", so it is no evidence pack");
            }
            byte[] bytes = files.small(Manifest.NAME, Manifest.MAX_BYTES);
            manifest = Manifest.read(bytes);
            SortedSet<String> listed = compareNames();
            boolean isWhole = findings.isEmpty();
            readKeys(listed);
            trusted = PackLog.of(given, log, PackLog.handovers(files, listed));
            if (!log.isEmpty()) {
                keys.add(new KeyFile(LEDGER, PackKeys.digest(log), trusted.isConfirmed()));
            }
            Optional<Maker> maker = maker(Sha256.start().digest(bytes));
            PackSeals seals = PackSeals.read(files, listed, sealers, findings);
            SignerTrust trust = new SignerTrust(anchors(listed), List.of(), List.of(), now);
            PackImages images = new PackImages(seals, trust, opener);
            try (images) {
                isWhole &= look(listed, images);
            }
            images.conclude(findings);
            List<PackVerdict.SealResult> results = seals.conclude(given, findings);
            PackProofs proofs = new PackProofs(files, listed, trusted.succession());
            List<PackVerdict.ProofResult> proved = proofs.check(seals, findings);
            confirmLedger(proved);
            return new PackVerdict(
                    findings,
                    isWhole,
                    maker,
                    results,
                    proved,
                    proofs.cosigners(witnesses),
                    keys,
                    images.counted(),
                    seals.others());
        }

        /// What is listed and there; the rest is found.
        private SortedSet<String> compareNames() {
            SortedSet<String> listed = new TreeSet<>(manifest.digests().keySet());
            SortedSet<String> foreign = new TreeSet<>(files.names());
            foreign.removeAll(listed);
            foreign.remove(Manifest.NAME);
            foreign.remove(Manifest.SIGNATURE);
            foreign.forEach(name ->
                    find(Kind.UNKNOWN, name + " is not in the manifest: it was put in later and says nothing here"));
            files.refused()
                    .forEach(name ->
                            find(Kind.UNKNOWN, name + " is a name that no file of a pack has, or a link: not read"));
            for (String name : manifest.digests().keySet()) {
                if (!files.names().contains(name)) {
                    find(Kind.ALTERED, name + " is listed in the manifest and missing");
                    listed.remove(name);
                }
            }
            return listed;
        }

        private void readKeys(SortedSet<String> listed) throws IOException {
            for (SealerKeys sealer : given.sealers()) {
                sealers.put(PackKeys.digest(sealer), sealer);
            }
            for (String name : listed) {
                try {
                    byte[] file = name.startsWith("keys/") ? files.small(name, MAX_SMALL) : new byte[0];
                    if (name.startsWith(SEALER)) {
                        SealerKeys sealer = SealerKeys.of(new String(file, StandardCharsets.US_ASCII));
                        sealers.put(PackKeys.digest(sealer), sealer);
                        keys.add(new KeyFile(
                                name,
                                PackKeys.digest(sealer),
                                given.doubt(sealer).isEmpty()));
                    } else if (name.equals(LEDGER)) {
                        log = PackKeys.ledger(file);
                    } else if (name.equals(WITNESSES)) {
                        witnesses = PackKeys.ledger(file);
                    }
                } catch (IllegalArgumentException e) {
                    find(Kind.UNKNOWN, name + " does not hold keys that can be read");
                }
            }
        }

        private Optional<Maker> maker(byte[] digest) throws IOException {
            if (!files.names().contains(Manifest.SIGNATURE)) {
                find(
                        Kind.UNKNOWN,
                        "nobody signed for the manifest: anybody may have written the story and the list of files");
                return Optional.empty();
            }
            ManifestSignature signature;
            try {
                signature = ManifestSignature.read(files.small(Manifest.SIGNATURE, MAX_SMALL));
            } catch (MalformedPackException e) {
                throw e;
            } catch (IOException e) {
                find(Kind.UNKNOWN, Manifest.SIGNATURE + " is no signature that can be read");
                return Optional.empty();
            }
            Optional<SealerKeys> signer = signature.signer(sealers.values());
            if (signer.isEmpty()) {
                find(Kind.UNKNOWN, "the manifest is signed by nobody whose keys are known here");
                return Optional.empty();
            }
            if (!Arrays.equals(signature.statement().manifest(), digest)) {
                find(Kind.ALTERED, "the manifest is not the one that was signed for");
                return Optional.empty();
            }
            given.doubt(signer.get())
                    .ifPresent(doubt -> find(Kind.UNCONFIRMED, "the manifest, and so the story, " + doubt));
            return Optional.of(new Maker(
                    PackKeys.digest(signer.get()),
                    Instant.ofEpochSecond(signature.statement().time()),
                    signature.statement().software()));
        }

        private List<X509Certificate> anchors(SortedSet<String> listed) throws IOException {
            List<X509Certificate> anchors = new ArrayList<>();
            for (String name : listed) {
                if (name.startsWith("certificates/")) {
                    try {
                        String pem = new String(files.small(name, MAX_SMALL), StandardCharsets.US_ASCII);
                        anchors.addAll(SignerKey.certificates(pem));
                    } catch (SignerKey.UnusableKeyException e) {
                        find(Kind.UNKNOWN, name + " holds no certificate that can be read");
                    }
                }
            }
            return anchors;
        }

        private boolean isSame(String name) throws IOException {
            MessageDigest sha256 = Sha256.start();
            try (InputStream in = new DigestInputStream(files.read(name), sha256)) {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (ZipException e) {
                return false;
            }
            return Sha256.hex(sha256.digest()).equals(manifest.digests().get(name));
        }

        /// Compares every file with the manifest, and the images with the seals.
        ///
        /// @return whether every file is as listed
        private boolean look(SortedSet<String> listed, PackImages images) throws IOException {
            boolean isWhole = true;
            for (String name : listed) {
                boolean isSame = name.startsWith("images/") ? look(name, images) : isSame(name);
                if (!isSame) {
                    isWhole = false;
                    find(Kind.ALTERED, name + " is not the file that the manifest lists");
                }
            }
            return isWhole;
        }

        private boolean look(String name, PackImages images) throws IOException {
            Optional<Path> file = files.file(name);
            if (file.isPresent()) {
                boolean isSame = isSame(name);
                images.look(name, file.get());
                return isSame;
            }
            MessageDigest sha256 = Sha256.start();
            try (InputStream in = files.read(name)) {
                images.copy(target -> in.transferTo(new DigestOutputStream(target, sha256)));
            } catch (ZipException e) {
                return false;
            }
            images.lookAtCopy(name);
            return Sha256.hex(sha256.digest()).equals(manifest.digests().get(name));
        }

        private void confirmLedger(List<PackVerdict.ProofResult> proved) {
            if (!proved.isEmpty() && given.ledger().isEmpty() && !trusted.isConfirmed()) {
                given.doubt(log).ifPresent(doubt -> find(Kind.UNCONFIRMED, "the ledger " + doubt));
            }
        }
    }
}
