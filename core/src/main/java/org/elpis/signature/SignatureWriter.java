package org.elpis.signature;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.cert.CertificateEncodingException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.timestamp.TimestampAuthority;

/// Signs objects: everything in them that can be. Thread-safe.
public final class SignatureWriter {
    /// So many tags fit into a value of VR AT.
    private static final int MAX_SIGNED = 0xFFFF / 4;

    private static final int MAX_IDS = 0x1_0000;
    private static final int MAX_NAMED = 5;

    private final SignerKey key;
    private final Optional<SignatureProfile> profile;
    private final MacAlgorithm algorithm;
    private final Clock clock;
    private final Supplier<String> uids;
    private final Optional<TimestampAuthority> authority;

    /// @param profile  that signatures must be of
    /// @param algorithm  one that is trusted
    /// @param uids  new UIDs
    public SignatureWriter(
            SignerKey key,
            Optional<SignatureProfile> profile,
            MacAlgorithm algorithm,
            Clock clock,
            Supplier<String> uids) {
        this(key, profile, algorithm, clock, uids, Optional.empty());
    }

    /// @param profile  that signatures must be of
    /// @param algorithm  one that is trusted
    /// @param uids  new UIDs
    /// @param authority  asked for a timestamp of each signature; without one that fits nothing is signed
    public SignatureWriter(
            SignerKey key,
            Optional<SignatureProfile> profile,
            MacAlgorithm algorithm,
            Clock clock,
            Supplier<String> uids,
            Optional<TimestampAuthority> authority) {
        this.authority = authority;
        if (!algorithm.isTrusted()) {
            throw new IllegalArgumentException("algorithm must be SHA-256, SHA-384 or SHA-512, got " + algorithm);
        }
        this.key = key;
        this.profile = profile;
        this.algorithm = algorithm;
        this.clock = clock;
        this.uids = uids;
    }

    /// A signed object.
    ///
    /// @param unsigned  tags of the elements that could not be signed
    public record Signed(Instance instance, List<String> unsigned) {
        public Signed {
            unsigned = List.copyOf(unsigned);
        }
    }

    /// Adds a signature to an object.
    ///
    /// @throws UnsignableException when it cannot be signed, or not as the profile wants
    public Signed sign(Instance instance) throws IOException, UnsignableException {
        DataSet dataSet = instance.dataSet();
        if (!Order.isSorted(dataSet)) {
            throw new UnsignableException("its elements are out of order, or there twice");
        }
        List<Element> elements = new ArrayList<>();
        List<String> unsigned = new ArrayList<>();
        for (Element element : dataSet) {
            if (Signable.isLeftOut(element.tag())) {
                continue;
            }
            if (Signable.isSignable(element)) {
                elements.add(element);
            } else {
                unsigned.add(Tag.format(element.tag()));
            }
        }
        requireProfile(dataSet, elements);
        return new Signed(with(instance, elements), unsigned);
    }

    private void requireProfile(DataSet dataSet, List<Element> elements) throws UnsignableException {
        if (elements.isEmpty() || elements.size() > MAX_SIGNED) {
            throw new UnsignableException("it has no element that can be signed, or more than a signature can name");
        }
        Set<Integer> covered = elements.stream().map(Element::tag).collect(Collectors.toSet());
        List<Integer> missing =
                profile.map(wanted -> wanted.missing(dataSet, covered)).orElse(List.of());
        if (!missing.isEmpty()) {
            throw new UnsignableException("what the profile wants signed is missing or cannot be signed: "
                    + missing.stream().limit(MAX_NAMED).map(Tag::format).collect(Collectors.joining(", ")));
        }
    }

    private Instance with(Instance instance, List<Element> elements) throws IOException, UnsignableException {
        DataSet dataSet = instance.dataSet();
        Encoding encoding = dataSet.encoding();
        Element id =
                new Element(SignatureTag.MAC_ID_NUMBER, Vr.US, Value.Bytes.of(encoding.unsigned16(freeId(dataSet))));
        List<Element> item = new ArrayList<>();
        item.add(id);
        item.add(Element.ofAscii(SignatureTag.DIGITAL_SIGNATURE_UID, Vr.UI, uids.get()));
        item.add(Element.ofAscii(SignatureTag.DIGITAL_SIGNATURE_DATETIME, Vr.DT, SignatureTime.text(clock.instant())));
        item.add(Element.ofAscii(SignatureTag.CERTIFICATE_TYPE, Vr.CS, "X509_1993_SIG"));
        byte[] hash = MacDigest.of(algorithm, MacForm.usual(), dataSet, elements, DataSet.of(item, encoding));
        item.add(bytes(SignatureTag.CERTIFICATE_OF_SIGNER, encoded()));
        byte[] signature = even(key.sign(algorithm, hash));
        item.add(bytes(SignatureTag.SIGNATURE, signature));
        if (authority.isPresent()) {
            byte[] token = authority.get().stamp(signature).token();
            item.add(Element.ofAscii(SignatureTag.CERTIFIED_TIMESTAMP_TYPE, Vr.CS, SignatureStamp.TYPE));
            item.add(bytes(SignatureTag.CERTIFIED_TIMESTAMP, token));
        }
        TransferSyntax syntax =
                instance.transferSyntax().isEncapsulated() ? instance.transferSyntax() : TransferSyntax.EXPLICIT_LITTLE;
        List<Element> parameters = List.of(
                id,
                Element.ofAscii(SignatureTag.MAC_CALCULATION_TRANSFER_SYNTAX_UID, Vr.UI, syntax.uid()),
                Element.ofAscii(SignatureTag.MAC_ALGORITHM, Vr.CS, algorithm.name()),
                new Element(SignatureTag.DATA_ELEMENTS_SIGNED, Vr.AT, Value.Bytes.of(tags(elements, encoding))));
        List<Element> all = new ArrayList<>();
        dataSet.forEach(all::add);
        put(all, appended(dataSet, Signable.MAC_PARAMETERS_SEQUENCE, DataSet.of(parameters, encoding)));
        put(all, appended(dataSet, Tag.DIGITAL_SIGNATURES_SEQUENCE, DataSet.of(item, encoding)));
        return new Instance(
                instance.preamble(),
                instance.fileMeta(),
                dataSet.with(all),
                instance.transferSyntax(),
                instance.source(),
                instance.inflated(),
                instance.anomalies());
    }

    private byte[] encoded() throws UnsignableException {
        try {
            return key.certificate().getEncoded();
        } catch (CertificateEncodingException e) {
            throw new UnsignableException("the certificate cannot be encoded");
        }
    }

    /// As it stands in the object, for that is what a timestamp is of.
    private static byte[] even(byte[] value) {
        return Arrays.copyOf(value, value.length + value.length % 2);
    }

    private static Element bytes(int tag, byte[] value) {
        return new Element(tag, Vr.OB, Value.Bytes.padded(value, (byte) 0));
    }

    private static byte[] tags(List<Element> elements, Encoding encoding) {
        boolean isBig = encoding == Encoding.EXPLICIT_BIG;
        ByteBuffer tags =
                ByteBuffer.allocate(4 * elements.size()).order(isBig ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        for (Element element : elements) {
            tags.putShort((short) Tag.group(element.tag())).putShort((short) Tag.element(element.tag()));
        }
        return tags.array();
    }

    private static int freeId(DataSet dataSet) throws UnsignableException {
        Set<Integer> used = new HashSet<>();
        for (int sequence : new int[] {Signable.MAC_PARAMETERS_SEQUENCE, Tag.DIGITAL_SIGNATURES_SEQUENCE}) {
            for (DataSet item : dataSet.items(sequence)) {
                used.add(item.number(SignatureTag.MAC_ID_NUMBER, -1));
            }
        }
        for (int id = 0; id < MAX_IDS; id++) {
            if (!used.contains(id)) {
                return id;
            }
        }
        throw new UnsignableException("every MAC ID is taken");
    }

    /// The sequence with one item more.
    private static Element appended(DataSet dataSet, int tag, DataSet item) throws UnsignableException {
        Optional<Element> there = dataSet.get(tag);
        if (there.isEmpty()) {
            return new Element(tag, Vr.SQ, new Value.Items(List.of(item), false));
        }
        if (!(there.get().value() instanceof Value.Items items) || there.get().vr() != Vr.SQ) {
            throw new UnsignableException("it has signatures in a form that none can be added to");
        }
        List<DataSet> longer = new ArrayList<>(items.items());
        longer.add(item);
        return there.get().with(new Value.Items(longer, items.isUndefinedLength()));
    }

    /// Puts an element into its place, instead of one with the same tag.
    private static void put(List<Element> all, Element element) {
        int at = 0;
        while (at < all.size() && Integer.compareUnsigned(all.get(at).tag(), element.tag()) < 0) {
            at++;
        }
        if (at < all.size() && all.get(at).tag() == element.tag()) {
            all.set(at, element);
        } else {
            all.add(at, element);
        }
    }
}
