package org.elpis.vision.jpeg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.UndecodableFrameException;

/// Reads the marker segments of a JPEG image. Source: T.81 annex B
final class CodestreamParser {
    /// Progressive encoders write about ten. Each scan costs a walk over all blocks, however few bytes it
    /// has.
    private static final int MOST_SCANS = 100;

    private static final int TABLES = 4;
    private static final int MOST_PADDING = 7;

    private final byte[] bytes;
    private final HuffmanTable[] dc = new HuffmanTable[TABLES];
    private final HuffmanTable[] ac = new HuffmanTable[TABLES];
    private final int[][] steps = new int[TABLES][0];
    private final List<Codestream.Part> parts = new ArrayList<>();
    private final List<int[]> quantization = new ArrayList<>();
    private Optional<FrameHeader> frame = Optional.empty();
    /// Position and end of the frame header, and its marker.
    private int[] header = new int[0];

    private int restartInterval;
    private int scans;

    CodestreamParser(byte[] bytes) {
        this.bytes = bytes;
        Arrays.fill(dc, HuffmanTable.NONE);
        Arrays.fill(ac, HuffmanTable.NONE);
    }

    Codestream parse() throws UndecodableFrameException {
        if (bytes.length < 4 || Bytes.u16(bytes, 0) != 0xFF00 + Marker.SOI) {
            throw new UndecodableFrameException("the frame does not start as a JPEG image does");
        }
        int at = 2;
        while (at < bytes.length) {
            int marker = marker(at);
            int code = bytes[marker + 1] & 0xFF;
            if (code == Marker.EOI) {
                requirePadding(marker + 2);
                return finished();
            }
            at = code == Marker.TEM ? marker + 2 : segment(marker, code);
        }
        return finished();
    }

    private Codestream finished() throws UndecodableFrameException {
        if (scans == 0) {
            throw new UndecodableFrameException("a JPEG image has no scan");
        }
        return new Codestream(bytes, frame.orElseThrow(), parts, quantization);
    }

    /// An item of pixel data is padded to an even length. Some writers pad to eight, and with whatever
    /// was there.
    private void requirePadding(int from) throws UndecodableFrameException {
        if (bytes.length - from > MOST_PADDING) {
            throw new UndecodableFrameException("something follows the end of a JPEG image");
        }
    }

    /// Position of a marker that must be here, after fill bytes.
    private int marker(int from) throws UndecodableFrameException {
        int at = from;
        while (at + 1 < bytes.length && bytes[at] == -1 && bytes[at + 1] == -1) {
            at++;
        }
        if (at + 1 >= bytes.length || bytes[at] != -1) {
            throw new UndecodableFrameException("a JPEG marker is missing where a segment ends");
        }
        return at;
    }

    private int segment(int marker, int code) throws UndecodableFrameException {
        int content = marker + 4;
        int end = content <= bytes.length ? marker + 2 + Bytes.u16(bytes, marker + 2) : 0;
        if (end < content || end > bytes.length) {
            throw new UndecodableFrameException("a JPEG segment is longer than the frame, or shorter than it can be");
        }
        if (code == Marker.DHT) {
            parts.add(new Codestream.Tables(marker, end, huffman(content, end)));
            return end;
        }
        if (code == Marker.SOS) {
            return scan(marker, content, end);
        }
        if (Marker.isFrame(code)) {
            frame(content, end, code);
        } else if (code == Marker.DQT) {
            quantization(content, end);
        } else if (code == Marker.DRI) {
            restartInterval(content, end);
        } else if (code != Marker.DNL && code != Marker.COM && (code < Marker.APP0 || code > Marker.APP15)) {
            throw new UndecodableFrameException("a JPEG image has a marker that is not read here");
        }
        parts.add(new Codestream.Plain(marker, end));
        return end;
    }

    private void frame(int content, int end, int code) throws UndecodableFrameException {
        if (header.length != 0) {
            throw new UndecodableFrameException("a JPEG image has two frame headers");
        }
        header = new int[] {content, end, code};
        if (end - content >= 3 && Bytes.u16(bytes, content + 1) == 0) {
            // The number of lines stands behind the first scan.
            return;
        }
        frame = Optional.of(FrameHeader.read(bytes, content, end, code, 0));
    }

    private void restartInterval(int content, int end) throws UndecodableFrameException {
        if (end - content != 2) {
            throw new UndecodableFrameException("a JPEG restart interval has the wrong length");
        }
        restartInterval = Bytes.u16(bytes, content);
    }

    private void quantization(int content, int end) throws UndecodableFrameException {
        int at = content;
        while (at < end) {
            int width = ((bytes[at] & 0xFF) >>> 4) + 1;
            int number = bytes[at] & 0xF;
            int next = at + 1 + Component.BLOCK * width;
            if (width > 2 || number >= TABLES || next > end) {
                throw new UndecodableFrameException("a quantization table is cut off or none that can be");
            }
            int[] table = new int[Component.BLOCK];
            for (int i = 0; i < table.length; i++) {
                int step = width == 1 ? bytes[at + 1 + i] & 0xFF : Bytes.u16(bytes, at + 1 + 2 * i);
                if (step == 0) {
                    throw new UndecodableFrameException("a quantization table has a step of 0");
                }
                table[ZigZag.natural(i)] = step;
            }
            steps[number] = table;
            at = next;
        }
    }

    private List<HuffmanTable> huffman(int content, int end) throws UndecodableFrameException {
        List<HuffmanTable> tables = new ArrayList<>();
        int at = content;
        while (at < end) {
            int first = at + 1 + HuffmanTable.LONGEST;
            int kind = (bytes[at] & 0xFF) >>> 4;
            int number = bytes[at] & 0xF;
            int[] counts = new int[HuffmanTable.LONGEST + 1];
            int total = 0;
            for (int i = 1; i < counts.length && first <= end; i++) {
                counts[i] = bytes[at + i] & 0xFF;
                total += counts[i];
            }
            if (kind > 1 || number >= TABLES || first + total > end || total > 256) {
                throw new UndecodableFrameException("a Huffman table is cut off or none that can be");
            }
            HuffmanTable table =
                    new HuffmanTable(kind, number, counts, Arrays.copyOfRange(bytes, first, first + total));
            (kind == 0 ? dc : ac)[number] = table;
            tables.add(table);
            at = first + total;
        }
        return tables;
    }

    private int scan(int marker, int content, int end) throws UndecodableFrameException {
        int to = endOfData(end);
        if (header.length == 0) {
            throw new UndecodableFrameException("a JPEG scan stands before the frame header");
        }
        if (scans++ == 0) {
            FrameHeader complete = FrameHeader.read(bytes, header[0], header[1], header[2], lines(to));
            if (complete.leastBits() > (long) Byte.SIZE * (bytes.length - end)) {
                throw new UndecodableFrameException("a JPEG frame has fewer bits than blocks");
            }
            frame = Optional.of(complete);
            complete.components().forEach(each -> quantization.add(new int[0]));
        }
        if (scans > MOST_SCANS) {
            throw new UndecodableFrameException("a JPEG image has more than 100 scans");
        }
        Scan scan = scan(content, end, to, frame.orElseThrow());
        parts.add(new Codestream.Coded(marker, end, scan));
        return to;
    }

    private Scan scan(int content, int end, int to, FrameHeader header) throws UndecodableFrameException {
        int count = end > content ? bytes[content] & 0xFF : 0;
        if (count < 1 || count > header.components().size() || end - content != 4 + 2 * count) {
            throw new UndecodableFrameException("a JPEG scan header has the wrong length or number of components");
        }
        int[] members = new int[count];
        List<Integer> dcNumbers = new ArrayList<>(count);
        List<Integer> acNumbers = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = content + 1 + 2 * i;
            members[i] = member(bytes[at] & 0xFF, header.components(), i == 0 ? -1 : members[i - 1]);
            dcNumbers.add((bytes[at + 1] & 0xFF) >>> 4);
            acNumbers.add(bytes[at + 1] & 0xF);
            latchQuantization(members[i], header);
        }
        int at = end - 3;
        int[] parameters = {bytes[at] & 0xFF, bytes[at + 1] & 0xFF, (bytes[at + 2] & 0xFF) >>> 4, bytes[at + 2] & 0xF};
        boolean needsDc = !header.isProgressive() || parameters[0] == 0 && parameters[2] == 0;
        boolean needsAc = header.isProgressive() ? parameters[0] > 0 : !header.isLossless();
        Scan scan = new Scan(
                members,
                Scan.tables(dcNumbers, dc, needsDc),
                Scan.tables(acNumbers, ac, needsAc),
                parameters,
                restartInterval,
                end,
                to);
        scan.requireLegal(header);
        return scan;
    }

    /// Components stand in a scan in the order of the frame.
    private static int member(int id, List<Component> components, int before) throws UndecodableFrameException {
        for (int i = before + 1; i < components.size(); i++) {
            if (components.get(i).id() == id) {
                return i;
            }
        }
        throw new UndecodableFrameException("a JPEG scan names a component that the frame does not have, or twice");
    }

    /// The table that is in force when a component is first scanned holds for all of it.
    private void latchQuantization(int member, FrameHeader header) throws UndecodableFrameException {
        if (header.isLossless() || quantization.get(member).length != 0) {
            return;
        }
        int[] table = steps[header.components().get(member).quantization()];
        if (table.length == 0) {
            throw new UndecodableFrameException("a JPEG component has no quantization table");
        }
        quantization.set(member, table);
    }

    /// The lines that a DNL segment states, which stands directly behind the first scan; else 0.
    private int lines(int from) throws UndecodableFrameException {
        if (from >= bytes.length) {
            return 0;
        }
        int at = marker(from);
        if ((bytes[at + 1] & 0xFF) != Marker.DNL) {
            return 0;
        }
        if (at + 6 > bytes.length || Bytes.u16(bytes, at + 2) != 4) {
            throw new UndecodableFrameException("a JPEG segment for the number of lines has the wrong length");
        }
        return Bytes.u16(bytes, at + 4);
    }

    /// Position of the first marker that is not of the coded data.
    private int endOfData(int from) {
        int at = from;
        while (at < bytes.length) {
            if (bytes[at++] == -1 && at < bytes.length) {
                int code = bytes[at] & 0xFF;
                if (code != 0 && code != 0xFF && !Marker.isRestart(code)) {
                    return at - 1;
                }
            }
        }
        return bytes.length;
    }
}
