package org.elpis.evidence;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import org.elpis.cbor.MalformedCborException;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.evidence.PackVerdict.Finding;
import org.elpis.evidence.PackVerdict.Kind;
import org.elpis.pixel.ImageOpener;
import org.elpis.seal.Answered;
import org.elpis.seal.Attestation;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealCheck;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.Verdict;

/// The seals of a pack with what belongs to them.
final class PackSeals {
    private static final String FOLDER = "seals/";
    private static final String SEAL = ".seal";
    private static final String OPENING = ".opening";
    private static final String ATTESTATION = ".attestation";
    private static final String TIMESTAMP = "the timestamp (RFC 3161) in ";
    private static final long MAX_OPENING = 1L << 31;

    /// One seal as it lies in the pack.
    ///
    /// @param digest  SHA-256 of the file of the seal
    private record Sealed(String file, Seal seal, String digest, Opening opening, Optional<Attested> attestation) {}

    /// @param digest  SHA-256 of the file
    private record Attested(String file, Attestation attestation, String digest) {}

    private final Collection<SealerKeys> sealers;
    private final List<Sealed> seals = new ArrayList<>();
    private final List<SealCheck> checks = new ArrayList<>();
    private final List<String> others = new ArrayList<>();

    private PackSeals(Collection<SealerKeys> sealers) {
        this.sealers = List.copyOf(sealers);
    }

    /// Reads all seals; what cannot be read is found.
    ///
    /// @param sealers  whose signatures are told, by the digest of their keys
    static PackSeals read(
            PackFiles files, SortedSet<String> listed, Map<String, SealerKeys> sealers, List<Finding> findings)
            throws IOException {
        PackSeals all = new PackSeals(sealers.values());
        for (String name : listed) {
            if (!name.startsWith(FOLDER)) {
                continue;
            }
            if (name.endsWith(SEAL) && !listed.contains(stem(name) + OPENING)) {
                findings.add(new Finding(Kind.UNKNOWN, name + " has no opening beside it"));
            } else if (name.endsWith(SEAL)) {
                try {
                    all.seals.add(all.read(files, listed, name));
                } catch (MalformedCborException e) {
                    findings.add(new Finding(
                            Kind.UNKNOWN,
                            name + ", or what belongs to it, cannot be read: "
                                    + e.fault().phrase()));
                }
            } else if (!name.endsWith(OPENING) && !name.endsWith(ATTESTATION)) {
                all.others.add(name);
            }
        }
        if (all.seals.isEmpty()) {
            findings.add(new Finding(Kind.UNKNOWN, "there is no seal in it that can be judged"));
        }
        return all;
    }

    private Sealed read(PackFiles files, SortedSet<String> listed, String name) throws IOException {
        byte[] bytes = files.small(name, PackCheck.MAX_SMALL);
        Seal seal = Seal.read(bytes);
        String stem = stem(name);
        String opening = stem + OPENING;
        if (files.size(opening) > MAX_OPENING) {
            throw new MalformedCborException(MalformedCborException.Fault.TOO_LARGE);
        }
        Optional<Attested> attested = Optional.empty();
        if (listed.contains(stem + ATTESTATION)) {
            byte[] attestation = files.small(stem + ATTESTATION, PackCheck.MAX_SMALL);
            attested =
                    Optional.of(new Attested(stem + ATTESTATION, Attestation.read(attestation), digest(attestation)));
        }
        try (InputStream in = new BufferedInputStream(files.read(opening), PackCheck.MAX_SMALL)) {
            return new Sealed(name, seal, digest(bytes), Opening.read(in, files.size(opening)), attested);
        }
    }

    private static String stem(String seal) {
        return seal.substring(0, seal.length() - SEAL.length());
    }

    private static String digest(byte[] bytes) {
        return Sha256.hex(Sha256.start().digest(bytes));
    }

    void start(Optional<ImageOpener> opener) {
        for (Sealed sealed : seals) {
            Optional<Attestation> attestation = sealed.attestation().map(Attested::attestation);
            checks.add(new SealCheck(sealed.seal(), sealed.opening(), attestation, sealers, opener));
        }
    }

    void look(Instance image) throws IOException {
        for (SealCheck check : checks) {
            check.look(image);
        }
    }

    /// What stands in or beside the seals and is not judged, such as timestamps; printable.
    List<String> others() {
        List<String> all = new ArrayList<>(others);
        for (Sealed sealed : seals) {
            sealed.seal().token().ifPresent(token -> all.add(TIMESTAMP + sealed.file()));
            sealed.attestation()
                    .filter(one -> one.attestation().token().isPresent())
                    .ifPresent(one -> all.add(TIMESTAMP + one.file()));
        }
        return all;
    }

    /// What all seals say of the images that were looked at.
    List<PackVerdict.SealResult> conclude(PackKeys given, List<Finding> findings) {
        List<PackVerdict.SealResult> results = new ArrayList<>();
        List<Verdict> verdicts = verdicts();
        for (int i = 0; i < seals.size(); i++) {
            Sealed sealed = seals.get(i);
            Verdict verdict = verdicts.get(i);
            add(sealed, verdict, findings);
            Optional<SealerKeys> signer = sealed.seal().signer(sealers);
            Optional<SealerKeys> attester =
                    sealed.attestation().flatMap(one -> one.attestation().signer(sealers));
            signer.ifPresent(keys -> confirm(given, keys, sealed.file(), findings));
            attester.ifPresent(keys ->
                    confirm(given, keys, sealed.attestation().orElseThrow().file(), findings));
            sealed.attestation()
                    .filter(one -> attester.isEmpty())
                    .ifPresent(one -> findings.add(
                            new Finding(Kind.UNKNOWN, one.file() + " is signed by nobody whose keys are known here")));
            results.add(new PackVerdict.SealResult(
                    sealed.file(),
                    verdict,
                    signer.map(PackKeys::digest),
                    sealed.attestation()
                            .map(one -> new PackVerdict.Attested(
                                    one.attestation().statement(), attester.map(PackKeys::digest)))));
        }
        return results;
    }

    private List<Verdict> verdicts() {
        List<Answered> answered = new ArrayList<>();
        for (int i = 0; i < seals.size(); i++) {
            answered.add(new Answered(
                    checks.get(i).verdict(true),
                    seals.get(i).attestation().map(one -> one.attestation().statement())));
        }
        return Answered.weighed(answered);
    }

    private void add(Sealed sealed, Verdict verdict, List<Finding> findings) {
        switch (verdict.outcome()) {
            case GENUINE -> {}
            case ALTERED ->
                findings.add(new Finding(Kind.ALTERED, "the images are not as " + sealed.file() + " has them"));
            case UNKNOWN ->
                findings.add(new Finding(
                        Kind.UNKNOWN,
                        "nobody can say by " + sealed.file() + ": " + String.join("; ", verdict.reasons())));
        }
        boolean isOfAnother = sealed.attestation().isPresent()
                && seals.stream()
                        .noneMatch(seal -> Arrays.equals(
                                seal.seal().statement().study(),
                                sealed.attestation()
                                        .get()
                                        .attestation()
                                        .statement()
                                        .child()));
        if (isOfAnother) {
            findings.add(new Finding(
                    Kind.UNKNOWN,
                    sealed.attestation().get().file() + " attests another copy than any that is sealed here"));
        }
    }

    private static void confirm(PackKeys given, SealerKeys keys, String file, List<Finding> findings) {
        given.doubt(keys).ifPresent(doubt -> findings.add(new Finding(Kind.UNCONFIRMED, file + " " + doubt)));
    }

    /// The file of the pack that an entry of a ledger names; empty where it names none.
    ///
    /// @param kind  of the entry
    /// @param digest  of a seal or an attestation; of the manifest of a release
    Optional<String> named(String kind, String digest) {
        for (Sealed sealed : seals) {
            if (kind.equals("seal") && sealed.digest().equals(digest)) {
                return Optional.of(sealed.file());
            }
            Optional<Attested> attested = sealed.attestation();
            if (attested.isPresent()) {
                String manifest =
                        Sha256.hex(attested.get().attestation().statement().manifest());
                boolean isNamed = kind.equals("attestation")
                        ? attested.get().digest().equals(digest)
                        : kind.equals("release") && manifest.equals(digest.toLowerCase(Locale.ROOT));
                if (isNamed) {
                    return Optional.of(attested.get().file());
                }
            }
        }
        return Optional.empty();
    }
}
