package org.elpis.signature;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.pixel.ImageOpener;
import org.elpis.signature.JudgedSignature.Fit;
import org.elpis.timestamp.Timestamp;
import org.elpis.timestamp.TimestampTrust;
import org.jspecify.annotations.Nullable;

/// Judges one signature. Not thread-safe.
final class SignatureJudge {
    private static final int MAX_CERTIFICATE = 1 << 16;
    private static final int MAX_SIGNATURE = 1 << 13;
    private static final int MAX_TAGS = 1 << 16;
    private static final int MAX_NAMED = 5;

    private final Instance instance;
    private final SignatureItem item;
    private final SignerTrust trust;
    private final TimestampTrust timestamps;
    private final Optional<ImageOpener> opener;
    private final List<String> doubts = new ArrayList<>();
    private final Set<Integer> tags = new HashSet<>();
    private Optional<MacAlgorithm> algorithm = Optional.empty();
    private @Nullable X509Certificate signer;

    SignatureJudge(
            Instance instance,
            SignatureItem item,
            SignerTrust trust,
            TimestampTrust timestamps,
            Optional<ImageOpener> opener) {
        this.timestamps = timestamps;
        this.instance = instance;
        this.item = item;
        this.trust = trust;
        this.opener = opener;
    }

    JudgedSignature judge() throws IOException {
        String time = item.item().string(SignatureTag.DIGITAL_SIGNATURE_DATETIME);
        Fit fit = fit();
        Set<SignatureProfile> profiles = EnumSet.noneOf(SignatureProfile.class);
        X509Certificate certificate = signer;
        Optional<Timestamp> timestamp = Optional.empty();
        if (fit == Fit.FITS && certificate != null) {
            timestamp = timestamp();
            Optional<Instant> trusted = timestamp.flatMap(Timestamp::trusted);
            SignatureTime.of(time)
                    .ifPresentOrElse(
                            said -> doubts.addAll(trust.doubts(certificate, said, trusted)),
                            () -> doubts.add("it does not say when it was made"));
            if (!algorithm.map(MacAlgorithm::isTrusted).orElse(false)) {
                doubts.add("no evidential value: "
                        + algorithm.map(MacAlgorithm::title).orElse("") + " can be forged");
            }
            profiles.addAll(profiles(certificate));
        }
        return new JudgedSignature(
                item.place(),
                fit,
                algorithm,
                certificate == null ? "" : certificate.getSubjectX500Principal().getName(),
                certificate == null ? "" : fingerprint(certificate),
                time,
                timestamp,
                profiles,
                fit == Fit.FITS ? tags : Set.of(),
                doubts);
    }

    /// Somebody else's word for when the signature was there. One that does not fit tells of a change.
    private Optional<Timestamp> timestamp() {
        byte[] signature = SignatureTag.bytes(item.item(), SignatureTag.SIGNATURE, MAX_SIGNATURE);
        Optional<Timestamp> timestamp = SignatureStamp.judge(item.item(), signature, timestamps);
        timestamp
                .filter(judged -> judged.standing() == Timestamp.Standing.BROKEN)
                .ifPresent(broken -> doubts.add("its timestamp does not hold: " + String.join("; ", broken.doubts())));
        if (timestamps.isRequired() && timestamp.flatMap(Timestamp::trusted).isEmpty()) {
            doubts.add("it has no timestamp that is to be believed, and one was asked for");
        }
        return timestamp;
    }

    private static String fingerprint(X509Certificate certificate) {
        try {
            return Sha256.hex(Sha256.start().digest(certificate.getEncoded()));
        } catch (CertificateException e) {
            return "";
        }
    }

    private Fit open(String reason) {
        doubts.add(reason);
        return Fit.OPEN;
    }

    private Fit fit() throws IOException {
        DataSet parameters = item.parameters();
        if (parameters == null) {
            return open("no MAC parameters, or several, have its MAC ID");
        }
        if (!SignatureTag.areOfSignature(item.item())) {
            // The stream has no border between the two: these may be what was taken from the end of the object.
            return open("the signature holds elements that are no part of one, or not in their order");
        }
        algorithm = MacAlgorithm.of(parameters.string(SignatureTag.MAC_ALGORITHM));
        if (algorithm.isEmpty()) {
            return open("its MAC algorithm is none of the standard's");
        }
        for (int tag : SignatureTag.tags(parameters, SignatureTag.DATA_ELEMENTS_SIGNED, 4 * MAX_TAGS)) {
            if (!tags.add(tag) || Signable.isLeftOut(tag)) {
                return open("it names an element twice, or one that no signature may be of: " + Tag.format(tag));
            }
        }
        if (tags.isEmpty()) {
            return open("it does not say what it is of");
        }
        signer = certificate();
        if (signer == null) {
            return open("its certificate is missing or cannot be read");
        }
        if (!SignatureScheme.knows(signer.getPublicKey())) {
            return open("its key is of a kind that is not judged here");
        }
        byte[] signature = SignatureTag.bytes(item.item(), SignatureTag.SIGNATURE, MAX_SIGNATURE);
        if (signature.length == 0) {
            return open("the signature itself is missing, or longer than any is");
        }
        return fit(parameters.string(SignatureTag.MAC_CALCULATION_TRANSFER_SYNTAX_UID), signature);
    }

    private @Nullable X509Certificate certificate() {
        byte[] bytes = SignatureTag.bytes(item.item(), SignatureTag.CERTIFICATE_OF_SIGNER, MAX_CERTIFICATE);
        try {
            return bytes.length == 0
                    ? null
                    : (X509Certificate) CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(bytes));
        } catch (CertificateException | RuntimeException e) {
            // Providers throw both for hostile bytes.
            return null;
        }
    }

    private Fit fit(String syntaxUid, byte[] signature) throws IOException {
        TransferSyntax syntax = TransferSyntax.of(syntaxUid).orElse(TransferSyntax.IMPLICIT_LITTLE);
        if (!syntax.encoding().isExplicit()) {
            return open("its transfer syntax is none that a signature can be made in");
        }
        List<Element> elements = new ArrayList<>();
        List<String> unsignable = new ArrayList<>();
        for (Element element : item.owner()) {
            if (tags.contains(element.tag())) {
                elements.add(element);
                if (!Signable.isSignable(element)) {
                    unsignable.add(Tag.format(element.tag()));
                }
            }
        }
        if (!unsignable.isEmpty()) {
            return open("what it is of is not readable any more: the value representation is not told of "
                    + String.join(", ", unsignable.subList(0, Math.min(MAX_NAMED, unsignable.size()))));
        }
        if (!Order.isSorted(item.owner())) {
            return open("elements of the object are out of order, or there twice");
        }
        return fit(syntax, elements, signature);
    }

    private Fit fit(TransferSyntax syntax, List<Element> elements, byte[] signature) throws IOException {
        int pixels = pixels(elements);
        boolean isInFragments = pixels >= 0 && elements.get(pixels).value() instanceof Value.Fragments;
        boolean isOfFragments = pixels >= 0 && syntax.isEncapsulated();
        if (isInFragments && !isOfFragments) {
            return fitDecoded(syntax.encoding(), elements, pixels, signature);
        }
        boolean isSame = syntax.uid().equals(instance.transferSyntax().uid());
        if (isOfFragments && !(isInFragments && isSame) && !elements.get(pixels).isEmpty()) {
            return open("its pixel data were signed compressed, and are not in that form any more");
        }
        MacForms forms = MacForms.of(item.owner(), elements, syntax.encoding());
        if (fitsAny(forms, elements, signature)) {
            return Fit.FITS;
        }
        return forms.isComplete()
                ? Fit.BROKEN
                : open("it does not fit, and the object does not tell the value representations of too many "
                        + "elements");
    }

    private static int pixels(List<Element> elements) {
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).tag() == Tag.PIXEL_DATA) {
                return i;
            }
        }
        return -1;
    }

    private boolean fitsAny(MacForms forms, List<Element> elements, byte[] signature) throws IOException {
        X509Certificate certificate = signer;
        MacAlgorithm mac = algorithm.orElseThrow();
        for (MacForm form : forms.all()) {
            byte[] hash = MacDigest.of(mac, form, item.owner(), elements, item.item());
            if (certificate != null && SignatureScheme.fits(certificate.getPublicKey(), mac, hash, signature)) {
                return true;
            }
        }
        return false;
    }

    private Fit fitDecoded(Encoding target, List<Element> elements, int pixels, byte[] signature) throws IOException {
        List<Element> decoded = item.isOfWholeObject() ? DecodedPixels.of(instance, opener) : List.of();
        for (Element candidate : decoded) {
            List<Element> replaced = new ArrayList<>(elements);
            replaced.set(pixels, candidate);
            if (fitsAny(MacForms.of(item.owner(), replaced, target), replaced, signature)) {
                return Fit.FITS;
            }
        }
        return open("its pixel data were signed uncompressed, are compressed now, and "
                + (decoded.isEmpty() ? "cannot be decoded without loss here" : "are not the same when decoded"));
    }

    private Set<SignatureProfile> profiles(X509Certificate certificate) {
        Set<SignatureProfile> kept = EnumSet.noneOf(SignatureProfile.class);
        DataSet parameters = item.parameters();
        boolean isBig = parameters != null
                && parameters
                        .string(SignatureTag.MAC_CALCULATION_TRANSFER_SYNTAX_UID)
                        .equals(TransferSyntax.EXPLICIT_BIG.uid());
        if (isBig || !certificate.getPublicKey().getAlgorithm().equals("RSA")) {
            return kept;
        }
        for (SignatureProfile profile : SignatureProfile.values()) {
            boolean isWhere = profile == SignatureProfile.BASE || item.isOfWholeObject();
            if (isWhere && profile.missing(item.owner(), tags).isEmpty()) {
                kept.add(profile);
            }
        }
        return kept;
    }
}
