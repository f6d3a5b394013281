package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// The mark by which a project recognises what it has released: a keyed digest over the object's own bytes, in
/// De-identification Method (0012,0063).
///
/// It cannot be made without the project's key, and it fails when anything but pixel data was changed since; so a
/// planted mark does not open the gate. Not thread-safe: one a thread.
///
/// Format: docs/formats/release.md
public final class ReleaseMark {
    /// Stands before the profile in the value before the mark.
    static final String METHOD = "Elpis 0.1 ";

    private static final String PREFIX = "ELPIS-1:";
    private static final int DIGITS = 43;
    private static final byte[] BLANK = PREFIX.concat("A".repeat(DIGITS)).getBytes(StandardCharsets.US_ASCII);

    private final Mac mac;
    private final MessageDigest digest = Sha256.start();

    public ReleaseMark(ProjectKeys keys) {
        this.mac = keys.markMac();
    }

    /// What stands in the place of the mark until it is known.
    static String blank() {
        return new String(BLANK, StandardCharsets.US_ASCII);
    }

    /// Writes the mark over its blank and returns the digest of the bytes before.
    String stamp(EncodedInstance bytes) {
        byte[] hash = hash(bytes);
        int at = indexOf(bytes.heap(), bytes.heapLength(), BLANK);
        if (at < 0) {
            throw new IllegalStateException("A released object has a place for its mark.");
        }
        byte[] value = value(hash);
        System.arraycopy(value, 0, bytes.heap(), at + PREFIX.length(), value.length);
        return Sha256.hex(hash);
    }

    /// The object that was written into bytes and stamped there, with its mark in the place of the blank.
    public static Instance stamped(Instance blank, EncodedInstance bytes) {
        EncodedInstance before = DicomWriter.encode(blank);
        int at = indexOf(before.heap(), before.heapLength(), BLANK);
        List<Element> elements = new ArrayList<>(blank.dataSet().size());
        for (Element element : blank.dataSet()) {
            boolean isMethod = element.tag() == Tag.DEIDENTIFICATION_METHOD;
            elements.add(isMethod && at >= 0 ? stamped(element, bytes.heap(), at) : element);
        }
        return new Instance(
                blank.preamble(),
                blank.fileMeta(),
                blank.dataSet().with(elements),
                blank.transferSyntax(),
                blank.source(),
                blank.inflated(),
                blank.anomalies());
    }

    private static Element stamped(Element method, byte[] heap, int at) {
        if (!(method.value() instanceof Value.Bytes value)) {
            return method;
        }
        byte[] text = Arrays.copyOfRange(value.array(), value.offset(), value.offset() + value.length());
        int blank = indexOf(text, text.length, BLANK);
        if (blank >= 0) {
            System.arraycopy(heap, at, text, blank, BLANK.length);
        }
        return method.with(Value.Bytes.of(text));
    }

    private byte[] value(byte[] hash) {
        return Base64.getUrlEncoder().withoutPadding().encode(mac.doFinal(hash));
    }

    private byte[] hash(EncodedInstance bytes) {
        digest.update(bytes.heap(), 0, bytes.heapLength());
        for (Value.Region region : bytes.regions()) {
            byte[] length = new byte[8];
            for (int i = 0; i < 8; i++) {
                length[i] = (byte) (region.length() >>> 8 * (7 - i));
            }
            digest.update(length);
        }
        byte[] hash = new byte[digest.getDigestLength()];
        try {
            digest.digest(hash, 0, hash.length);
        } catch (DigestException e) {
            throw new IllegalStateException("The array has the digest's length.", e);
        }
        return hash;
    }

    private static int indexOf(byte[] bytes, int length, byte[] wanted) {
        for (int i = 0; i + wanted.length <= length; i++) {
            if (bytes[i] == wanted[0] && Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    /// What an object's mark says.
    public enum Verdict {
        /// No mark of any project.
        NONE,
        /// This project released the object, and it is unchanged.
        OURS,
        /// A mark that this project did not make, or an object that was changed since.
        NOT_OURS
    }

    /// Whether this project has released the object as it is.
    public Verdict verify(Instance instance) {
        List<String> methods = instance.dataSet().strings(Tag.DEIDENTIFICATION_METHOD);
        if (methods.isEmpty() || !methods.getLast().startsWith(PREFIX)) {
            return Verdict.NONE;
        }
        byte[] mark = methods.getLast().getBytes(StandardCharsets.ISO_8859_1);
        EncodedInstance bytes = DicomWriter.encode(instance);
        if (mark.length != BLANK.length || !blankOut(bytes, mark)) {
            return Verdict.NOT_OURS;
        }
        byte[] actual = Arrays.copyOfRange(mark, PREFIX.length(), mark.length);
        return MessageDigest.isEqual(value(hash(bytes)), actual) ? Verdict.OURS : Verdict.NOT_OURS;
    }

    /// The profile that a released object was released by, as it says itself, by name and digest; "" when it does
    /// not say. The mark vouches for it.
    public static String profile(Instance released) {
        List<String> methods = released.dataSet().strings(Tag.DEIDENTIFICATION_METHOD);
        String method = methods.size() < 2 ? "" : methods.get(methods.size() - 2);
        return method.startsWith(METHOD) ? method.substring(METHOD.length()) : "";
    }

    /// The digest that a released object was released with: over its bytes with the mark blanked out.
    public String digest(Instance released) {
        EncodedInstance bytes = DicomWriter.encode(released);
        String mark = released.dataSet().strings(Tag.DEIDENTIFICATION_METHOD).getLast();
        blankOut(bytes, mark.getBytes(StandardCharsets.ISO_8859_1));
        return Sha256.hex(hash(bytes));
    }

    private static boolean blankOut(EncodedInstance bytes, byte[] mark) {
        int at = indexOf(bytes.heap(), bytes.heapLength(), mark);
        if (at >= 0) {
            System.arraycopy(BLANK, 0, bytes.heap(), at, BLANK.length);
        }
        return at >= 0;
    }
}
