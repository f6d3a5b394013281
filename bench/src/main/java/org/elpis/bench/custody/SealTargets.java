package org.elpis.bench.custody;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.bench.custody.Mutants.Target;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.Disclosure;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealCheck;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.UnsealableException;
import org.elpis.seal.Verdict;

/// Seal, opening, attestation and public keys of a study, and a copy that they are right for.
final class SealTargets {
    private final SigningKeys keys;
    private final Instance original = image("1.2.3", 0);
    private final Instance copy = image("1.2.3", 1);

    private SealTargets(Path folder) {
        this.keys = SigningKeys.of(folder.resolve("seals"));
    }

    static Map<String, Target> of(Path folder) throws IOException, UnsealableException {
        SealTargets targets = new SealTargets(folder);
        Path elsewhere = folder.resolve("elsewhere");
        SealTargets others = new SealTargets(elsewhere);
        return targets.all(others);
    }

    private Map<String, Target> all(SealTargets others) throws IOException, UnsealableException {
        Opening opening = opening(original);
        Seal seal = seal(opening);
        Opening another = opening(image("9.8.7", 0));
        Seal anotherSeal = seal(another);
        Disclosure disclosure = disclosure(opening, copy);
        Opening told = disclosure.opening();
        Attestation attestation = attest(seal, disclosure);
        byte[] anotherAttestation =
                attest(anotherSeal, disclosure(another, image("9.8.7", 1))).bytes();
        String pem = keys.sealer().pem();
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.put(
                "seal",
                new Target(
                        seal.bytes(), anotherSeal.bytes(), bytes -> word(Seal.read(bytes), opening, Optional.empty())));
        targets.put(
                "opening",
                new Target(bytes(opening), bytes(another), bytes -> word(seal, opening(bytes), Optional.empty())));
        targets.put(
                "opening of a release",
                new Target(
                        bytes(told),
                        bytes(opening),
                        bytes -> releaseWord(seal, opening(bytes), attestation, bytes, bytes(opening))));
        targets.put(
                "attestation",
                new Target(
                        attestation.bytes(),
                        anotherAttestation,
                        bytes -> releaseWord(seal, told, Attestation.read(bytes), bytes, attestation.bytes())));
        targets.put(
                "public keys",
                new Target(
                        pem.getBytes(StandardCharsets.US_ASCII),
                        others.keys.sealer().pem().getBytes(StandardCharsets.US_ASCII),
                        bytes -> keyWord(seal, opening, bytes, pem)));
        return targets;
    }

    private String word(Seal seal, Opening opening, Optional<Attestation> attestation) throws IOException {
        return word(seal, opening, attestation, original, keys.sealer());
    }

    /// An opening of all is right for the original alone, and genuine of a copy in nothing.
    private String releaseWord(Seal seal, Opening opening, Attestation attestation, byte[] bytes, byte[] right)
            throws IOException {
        String word = word(seal, opening, Optional.of(attestation), copy, keys.sealer());
        boolean isTheWhole = Arrays.equals(bytes, right);
        return word.equals("altered") && !isTheWhole ? "WRONG altered" : word;
    }

    private String keyWord(Seal seal, Opening opening, byte[] bytes, String right) throws IOException {
        SealerKeys read;
        try {
            read = SealerKeys.of(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (IllegalArgumentException e) {
            return "refused";
        }
        String word = word(seal, opening, Optional.empty(), original, read);
        return word.equals("genuine") && !read.pem().equals(right) ? "WRONG genuine" : word;
    }

    private static String word(
            Seal seal, Opening opening, Optional<Attestation> attestation, Instance looked, SealerKeys trusted)
            throws IOException {
        SealCheck check = new SealCheck(seal, opening, attestation, Set.of(trusted), Examiners.opener());
        check.look(looked);
        Verdict verdict = check.verdict(true);
        boolean isSilent = verdict.outcome() == Verdict.Outcome.UNKNOWN
                && verdict.reasons().isEmpty();
        return isSilent
                ? "WRONG unknown without a reason"
                : verdict.outcome().name().toLowerCase(Locale.ROOT);
    }

    private Seal seal(Opening opening) {
        return Seal.sign(SealStatement.of(opening, 0, "bench", "bench"), keys);
    }

    private Attestation attest(Seal seal, Disclosure disclosure) throws IOException, UnsealableException {
        return Attestation.sign(seal, disclosure, seal(opening(copy)).statement(), new byte[32], keys);
    }

    private static Disclosure disclosure(Opening opening, Instance copy) throws IOException {
        Disclosure disclosure = new Disclosure(opening, Examiners.opener());
        disclosure.add(opening.uids().getFirst(), copy);
        return disclosure;
    }

    private static Opening opening(Instance image) throws IOException, UnsealableException {
        SealedStudy study = new SealedStudy(Examiners.opener(), new byte[32]);
        study.add(image);
        return study.opening();
    }

    private static Opening opening(byte[] bytes) throws IOException {
        return Opening.read(new ByteArrayInputStream(bytes), bytes.length);
    }

    private static byte[] bytes(Opening opening) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        opening.write(out);
        return out.toByteArray();
    }

    /// 128 pixels a side, of which the copy lacks some, and a name, and a word.
    private static Instance image(String uid, int release) {
        int side = 128;
        byte[] pixels = new byte[side * side * 2];
        for (int i = 0; i < pixels.length; i++) {
            boolean isMasked = release > 0 && i / 2 / side < 16 && i / 2 % side < 16;
            pixels[i] = isMasked ? 0 : (byte) (i * 31 + i / 7);
        }
        List<Element> elements = new ArrayList<>();
        elements.add(text(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.2"));
        elements.add(text(Tag.SOP_INSTANCE_UID, Vr.UI, uid + ".1." + release));
        elements.add(text(Tag.STUDY_INSTANCE_UID, Vr.UI, uid + "." + release));
        elements.add(text(Tag.SERIES_INSTANCE_UID, Vr.UI, uid + ".2." + release));
        elements.add(text(Tag.PATIENT_NAME, Vr.PN, release > 0 ? "Nobody" : "Doe^Jane"));
        elements.add(number(Tag.SAMPLES_PER_PIXEL, 1));
        elements.add(text(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2"));
        elements.add(number(Tag.ROWS, side));
        elements.add(number(Tag.COLUMNS, side));
        elements.add(number(Tag.BITS_ALLOCATED, 16));
        elements.add(number(Tag.BITS_STORED, 16));
        elements.add(number(Tag.HIGH_BIT, 15));
        elements.add(number(Tag.PIXEL_REPRESENTATION, 0));
        elements.add(new Element(Tag.PIXEL_DATA, Vr.OW, Value.Bytes.of(pixels)));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of());
    }

    private static Element text(int tag, Vr vr, String value) {
        return new Element(tag, vr, Value.Bytes.of(value.getBytes(StandardCharsets.US_ASCII)));
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned16(value)));
    }
}
