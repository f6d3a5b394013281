package org.elpis.testkit.dicom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/// Writes a data set as a DICOM file. Source: PS3.5 sections 7 and A, PS3.10 section 7. Thread-safe, without
/// state.
public final class ObjectWriter {
    private static final int UNDEFINED = -1;
    private static final int TRANSFER_SYNTAX = 0x00020010;
    private static final Set<String> LONG_FORM =
            Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

    private ObjectWriter() {}

    /// The bytes of a file.
    ///
    /// @param data  the data set without group 2
    /// @param form  encoding, character set, preamble and File Meta
    public static byte[] write(Attributes data, FileForm form) {
        Out out = new Out();
        if (form.meta().isPresent()) {
            out.bytes(form.preamble());
            out.bytes("DICM".getBytes(StandardCharsets.US_ASCII));
            out.bytes(meta(form.meta().get(), form.encoding()));
        }
        byte[] body = body(data, form.encoding(), form.characterSet());
        out.bytes(form.encoding() == Encoding.DEFLATED ? deflate(body) : body);
        return out.toByteArray();
    }

    /// The bytes of a data set alone.
    public static byte[] body(Attributes data, Encoding encoding, CharacterSet characterSet) {
        Out out = new Out();
        writeAll(data, new Layout(encoding, characterSet), out);
        return out.toByteArray();
    }

    private static byte[] meta(Attributes meta, Encoding encoding) {
        meta.text(TRANSFER_SYNTAX, "UI", encoding.uid());
        byte[] rest = body(meta, Encoding.EXPLICIT_LITTLE, CharacterSet.ASCII);
        Attributes head = new Attributes().ints(0x00020000, "UL", rest.length);
        Out out = new Out();
        out.bytes(body(head, Encoding.EXPLICIT_LITTLE, CharacterSet.ASCII));
        out.bytes(rest);
        return out.toByteArray();
    }

    private record Layout(Encoding encoding, CharacterSet characterSet) {
        boolean big() {
            return encoding.big();
        }
    }

    private static void writeAll(Attributes data, Layout layout, Out out) {
        for (Attributes.Element e : data.elements()) {
            switch (e.value()) {
                case Value.Items(var items, var lengths) -> sequence(e, items, lengths, layout, layout, out);
                case Value.UnknownItems(var items, var lengths) -> {
                    Layout inner = new Layout(Encoding.IMPLICIT_LITTLE, layout.characterSet());
                    sequence(e, items, lengths, layout, inner, out);
                }
                case Value.Fragments(var fragments) -> {
                    header(e, UNDEFINED, layout, out);
                    for (byte[] fragment : fragments) {
                        boolean odd = (fragment.length & 1) == 1;
                        mark(0xFFFEE000, fragment.length + (odd ? 1 : 0), false, out);
                        out.bytes(fragment);
                        if (odd) {
                            out.write(0);
                        }
                    }
                    mark(0xFFFEE0DD, 0, false, out);
                }
                case Value.Text(var text) -> plain(e, layout.characterSet().encode(text), layout, out);
                case Value.Bytes(var bytes) -> plain(e, bytes, layout, out);
                case Value.Numbers(var bytes, var width) ->
                    plain(e, layout.big() ? turned(bytes, width) : bytes, layout, out);
            }
        }
    }

    private static void sequence(
            Attributes.Element e,
            Iterable<Attributes> items,
            Value.Lengths lengths,
            Layout outer,
            Layout inner,
            Out out) {
        boolean defined = lengths == Value.Lengths.DEFINED;
        Out content = new Out();
        for (Attributes item : items) {
            Out one = new Out();
            writeAll(item, inner, one);
            mark(0xFFFEE000, defined ? one.size() : UNDEFINED, inner.big(), content);
            content.bytes(one.toByteArray());
            if (!defined) {
                mark(0xFFFEE00D, 0, inner.big(), content);
            }
        }
        header(e, defined ? content.size() : UNDEFINED, outer, out);
        out.bytes(content.toByteArray());
        if (!defined) {
            mark(0xFFFEE0DD, 0, inner.big(), out);
        }
    }

    private static void plain(Attributes.Element e, byte[] value, Layout layout, Out out) {
        boolean odd = (value.length & 1) == 1;
        header(e, value.length + (odd ? 1 : 0), layout, out);
        out.bytes(value);
        if (odd) {
            out.write(padding(e.vr()));
        }
    }

    private static int padding(String vr) {
        return vr.equals("UI") || vr.startsWith("O") || vr.equals("UN") ? 0 : ' ';
    }

    private static void header(Attributes.Element e, int length, Layout layout, Out out) {
        out.tag(e.tag(), layout.big());
        if (!layout.encoding().explicit()) {
            out.int32(length, false);
            return;
        }
        out.bytes(e.vr().getBytes(StandardCharsets.US_ASCII));
        if (LONG_FORM.contains(e.vr())) {
            out.int16(0, false);
            out.int32(length, layout.big());
        } else if (length > 0xFFFF) {
            throw new IllegalArgumentException("length must be <= 65535 for VR " + e.vr() + ", got " + length);
        } else {
            out.int16(length, layout.big());
        }
    }

    private static void mark(int tag, int length, boolean big, Out out) {
        out.tag(tag, big);
        out.int32(length, big);
    }

    private static byte[] turned(byte[] bytes, int width) {
        byte[] turned = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i += width) {
            for (int k = 0; k < width; k++) {
                turned[i + k] = bytes[i + width - 1 - k];
            }
        }
        return turned;
    }

    private static byte[] deflate(byte[] body) {
        Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (raw;
                DeflaterOutputStream deflater = new DeflaterOutputStream(out, raw)) {
            deflater.write(body);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        if ((out.size() & 1) == 1) {
            out.write(0);
        }
        return out.toByteArray();
    }

    private static final class Out extends ByteArrayOutputStream {
        void bytes(byte[] bytes) {
            write(bytes, 0, bytes.length);
        }

        void tag(int tag, boolean big) {
            int16(tag >>> 16, big);
            int16(tag, big);
        }

        void int16(int v, boolean big) {
            write(big ? v >>> 8 : v);
            write(big ? v : v >>> 8);
        }

        void int32(int v, boolean big) {
            int16(big ? v >>> 16 : v, big);
            int16(big ? v : v >>> 16, big);
        }
    }
}
