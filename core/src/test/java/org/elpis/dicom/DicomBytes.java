package org.elpis.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.Deflater;

/// Encodes elements byte by byte from PS3.5 section 7, right or wrong as the test wants them; shares no code
/// with the reader and writer under test.
final class DicomBytes {
    static final ReadLimits LIMITS = ReadLimits.forHeap(64L << 20);
    static final String IMPLICIT = "1.2.840.10008.1.2";
    static final String EXPLICIT = "1.2.840.10008.1.2.1";
    static final String BIG = "1.2.840.10008.1.2.2";
    static final String DEFLATED = "1.2.840.10008.1.2.1.99";
    static final String JPEG = "1.2.840.10008.1.2.4.50";
    static final long UNDEFINED = 0xFFFF_FFFFL;

    /// PS3.5 table 7.1-1.
    private static final Set<String> LONG =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean explicit;
    private final boolean big;

    private DicomBytes(boolean explicit, boolean big) {
        this.explicit = explicit;
        this.big = big;
    }

    static DicomBytes explicit() {
        return new DicomBytes(true, false);
    }

    static DicomBytes implicit() {
        return new DicomBytes(false, false);
    }

    static DicomBytes big() {
        return new DicomBytes(true, true);
    }

    /// An empty one in the encoding of a transfer syntax.
    static DicomBytes in(String transferSyntax) {
        return new DicomBytes(!transferSyntax.equals(IMPLICIT), transferSyntax.equals(BIG));
    }

    DicomBytes u16(int value) {
        out.write(big ? value >> 8 : value);
        out.write(big ? value : value >> 8);
        return this;
    }

    DicomBytes u32(long value) {
        return big
                ? u16((int) (value >> 16)).u16((int) value & 0xFFFF)
                : u16((int) value & 0xFFFF).u16((int) (value >> 16));
    }

    DicomBytes tag(int tag) {
        return u16(tag >>> 16).u16(tag & 0xFFFF);
    }

    DicomBytes raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    DicomBytes raw(DicomBytes other) {
        return raw(other.bytes());
    }

    DicomBytes header(int tag, String vr, long length) {
        tag(tag);
        if (!explicit) {
            return u32(length);
        }
        raw(vr.getBytes(StandardCharsets.ISO_8859_1));
        return LONG.contains(vr) ? u16(0).u32(length) : u16((int) length);
    }

    DicomBytes element(int tag, String vr, byte... value) {
        return header(tag, vr, value.length).raw(value);
    }

    /// Text padded with a blank, UIDs with a NUL.
    DicomBytes text(int tag, String vr, String text) {
        String padded = text.length() % 2 == 0 ? text : text + (vr.equals("UI") ? "\0" : " ");
        return element(tag, vr, padded.getBytes(StandardCharsets.ISO_8859_1));
    }

    DicomBytes item(DicomBytes content) {
        return itemHeader(content.bytes().length).raw(content);
    }

    DicomBytes undefinedItem(DicomBytes content) {
        return itemHeader(UNDEFINED).raw(content).itemEnd();
    }

    DicomBytes itemHeader(long length) {
        return tag(0xFFFE_E000).u32(length);
    }

    DicomBytes itemEnd() {
        return tag(0xFFFE_E00D).u32(0);
    }

    DicomBytes sequenceEnd() {
        return tag(0xFFFE_E0DD).u32(0);
    }

    /// A new one in the same encoding.
    DicomBytes fresh() {
        return new DicomBytes(explicit, big);
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    /// File Meta Information alone, with this transfer syntax and a right group length.
    static byte[] meta(String transferSyntax) {
        DicomBytes rest = explicit()
                .element(0x0002_0001, "OB", (byte) 0, (byte) 1)
                .text(0x0002_0002, "UI", "1.2.840.10008.5.1.4.1.1.7")
                .text(0x0002_0010, "UI", transferSyntax);
        byte[] tail = rest.bytes();
        return explicit()
                .header(0x0002_0000, "UL", 4)
                .u32(tail.length)
                .raw(tail)
                .bytes();
    }

    /// A whole file: preamble, mark, File Meta Information and data set, deflated where the syntax says so.
    static byte[] file(String transferSyntax, byte[] dataSet) {
        byte[] encoded = transferSyntax.equals(DEFLATED) ? deflate(dataSet) : dataSet;
        return marked(join(meta(transferSyntax), encoded));
    }

    static byte[] file(String transferSyntax, DicomBytes dataSet) {
        return file(transferSyntax, dataSet.bytes());
    }

    /// A preamble and the mark before these bytes.
    static byte[] marked(byte[] bytes) {
        return join(join(new byte[128], "DICM".getBytes(StandardCharsets.ISO_8859_1)), bytes);
    }

    static byte[] join(byte[] first, byte[] second) {
        return explicit().raw(first).raw(second).bytes();
    }

    static byte[] deflate(byte[] bytes) {
        try (Deflater deflater = new Deflater(9, true)) {
            deflater.setInput(bytes);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream();
            byte[] step = new byte[64 << 10];
            while (!deflater.finished()) {
                deflated.write(step, 0, deflater.deflate(step));
            }
            return deflated.toByteArray();
        }
    }

    static Instance read(byte[] file) throws MalformedDicomException {
        return read(file, LIMITS);
    }

    static Instance read(byte[] file, ReadLimits limits) throws MalformedDicomException {
        try {
            return DicomReader.read(new BytesSource(file, file.length), limits);
        } catch (IOException e) {
            throw new IllegalStateException("An array cannot fail to be read.", e);
        }
    }

    /// A data set in explicit little endian, read as the content of a file.
    static DataSet dataSet(DicomBytes dataSet) throws MalformedDicomException {
        return read(file(EXPLICIT, dataSet)).dataSet();
    }

    static byte[] write(EncodedInstance encoded) throws IOException {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        encoded.writeTo(Channels.newChannel(written));
        return written.toByteArray();
    }

    static byte[] rewritten(byte[] file) throws IOException, MalformedDicomException {
        return write(DicomWriter.encode(read(file)));
    }
}
