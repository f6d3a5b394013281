package org.elpis.vision.codec;

import java.util.Arrays;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;

/// Reads one JPEG-LS codestream: its marker segments, and through [JpegLsScanDecoder] its scans.
///
/// Refused are what no object may hold or no encoder of one writes: mapping tables, point transforms, subsampling,
/// colour transforms of a manufacturer, a number of lines that follows the lines.
///
/// Source: ITU-T T.87 (1998) annexes B to D; ITU-T T.81 annex B; PS3.5 A.4.3
final class JpegLsReader {
    private final byte[] bytes;
    private final PixelLayout layout;
    private int at;
    private int bits;
    private int frameColumns;
    private int frameRows;
    private int[] components = {};
    private boolean[] isRead = {};
    private int[] preset = new int[5];
    private int restartLines;
    private short[] values = {};

    private JpegLsReader(byte[] bytes, PixelLayout layout) {
        this.bytes = bytes;
        this.layout = layout;
    }

    static short[] read(byte[] frame, PixelLayout layout) throws UndecodableFrameException {
        NativeFrame.requireSize(layout);
        return new JpegLsReader(frame, layout).read();
    }

    private short[] read() throws UndecodableFrameException {
        if (bytes.length < 2 || u16(0) != (0xFF00 | JpegLsMarker.SOI)) {
            throw new UndecodableFrameException("a JPEG-LS frame does not start with its marker");
        }
        at = 2;
        while (true) {
            int code = marker();
            if (code == JpegLsMarker.EOI) {
                requireAllRead();
                return values;
            }
            int length = at + 2 <= bytes.length ? u16(at) : 0;
            int end = at + length;
            if (length < 2 || end > bytes.length) {
                throw new UndecodableFrameException("a JPEG-LS marker segment ends too early");
            }
            at += 2;
            segment(code, end);
        }
    }

    private int marker() throws UndecodableFrameException {
        if (at + 1 >= bytes.length || bytes[at] != (byte) 0xFF) {
            throw new UndecodableFrameException("a JPEG-LS frame has no marker where one is due");
        }
        while (at + 1 < bytes.length && bytes[at + 1] == (byte) 0xFF) {
            at++;
        }
        if (at + 1 >= bytes.length) {
            throw new UndecodableFrameException("a JPEG-LS frame has no marker where one is due");
        }
        at += 2;
        return bytes[at - 1] & 0xFF;
    }

    private void segment(int code, int end) throws UndecodableFrameException {
        switch (code) {
            case JpegLsMarker.SOF55 -> frameHeader(end);
            case JpegLsMarker.LSE -> parameters(end);
            case JpegLsMarker.DRI -> restartInterval(end);
            case JpegLsMarker.SOS -> {
                scan(end);
                return;
            }
            case JpegLsMarker.APP8 -> requireNoTransform(end);
            default -> {
                boolean isSkipped = code >= JpegLsMarker.APP0 && code <= JpegLsMarker.APP15 || code == JpegLsMarker.COM;
                if (!isSkipped) {
                    throw new UndecodableFrameException("a JPEG-LS frame has a marker that is not JPEG-LS");
                }
            }
        }
        at = end;
    }

    private void frameHeader(int end) throws UndecodableFrameException {
        if (components.length > 0 || end - at < 6 || end - at != 6 + 3 * u8(at + 5)) {
            throw new UndecodableFrameException("the frame header of JPEG-LS is malformed");
        }
        bits = u8(at);
        frameRows = u16(at + 1) == 0 ? frameRows : u16(at + 1);
        frameColumns = u16(at + 3) == 0 ? frameColumns : u16(at + 3);
        components = new int[u8(at + 5)];
        isRead = new boolean[components.length];
        for (int i = 0; i < components.length; i++) {
            components[i] = u8(at + 6 + 3 * i);
            if (u8(at + 7 + 3 * i) != 0x11) {
                throw new UndecodableFrameException("JPEG-LS with subsampled components is not decoded");
            }
        }
        if (frameColumns != layout.columns() || frameRows != layout.rows() || components.length != layout.samples()) {
            throw new UndecodableFrameException("the size of a JPEG-LS frame is not that of the object");
        }
        if (bits < 2 || bits > 16) {
            throw new UndecodableFrameException("JPEG-LS has samples of 2 to 16 bits");
        }
    }

    private void parameters(int end) throws UndecodableFrameException {
        int kind = end > at ? u8(at) : 0;
        if (kind == JpegLsMarker.PRESET && end - at == 11) {
            preset = new int[5];
            for (int i = 0; i < preset.length; i++) {
                preset[i] = u16(at + 1 + 2 * i);
            }
        } else if (kind == JpegLsMarker.OVERSIZE && end - at >= 2 && end - at == 2 + 2 * u8(at + 1)) {
            if (components.length > 0) {
                throw new UndecodableFrameException("the size of a JPEG-LS frame changes behind its header");
            }
            int size = u8(at + 1);
            frameRows = number(at + 2, size);
            frameColumns = number(at + 2 + size, size);
        } else {
            throw new UndecodableFrameException("JPEG-LS with mapping tables or unknown parameters is not decoded");
        }
    }

    private void restartInterval(int end) throws UndecodableFrameException {
        if (end - at < 2 || end - at > 4) {
            throw new UndecodableFrameException("the restart interval of JPEG-LS is malformed");
        }
        restartLines = number(at, end - at);
    }

    /// APP8 with `mrfx` names a colour transform, which is none of the standard's; 0 is none.
    private void requireNoTransform(int end) throws UndecodableFrameException {
        boolean isNamed = end - at >= 5
                && bytes[at] == 'm'
                && bytes[at + 1] == 'r'
                && bytes[at + 2] == 'f'
                && bytes[at + 3] == 'x';
        if (isNamed && bytes[at + 4] != 0) {
            throw new UndecodableFrameException("JPEG-LS with a manufacturer's colour transform is not decoded");
        }
    }

    private void scan(int end) throws UndecodableFrameException {
        int count = end > at ? u8(at) : 0;
        if (components.length == 0 || count < 1 || end - at != 4 + 2 * count) {
            throw new UndecodableFrameException("the scan header of JPEG-LS is malformed");
        }
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = place(u8(at + 1 + 2 * i));
            if (u8(at + 2 + 2 * i) != 0) {
                throw new UndecodableFrameException("JPEG-LS with mapping tables or unknown parameters is not decoded");
            }
        }
        int near = u8(end - 3);
        int interleave = u8(end - 2);
        if (u8(end - 1) != 0) {
            throw new UndecodableFrameException("JPEG-LS with a point transform is not decoded");
        }
        if (interleave > 2 || interleave == 0 != (count == 1)) {
            throw new UndecodableFrameException("the interleaving of a JPEG-LS scan is malformed");
        }
        JpegLsParameters parameters = JpegLsParameters.preset(bits, near, preset);
        lines(new JpegLsScanDecoder(bytes, end, frameColumns, parameters), places, interleave == 2, near);
    }

    private int place(int identifier) throws UndecodableFrameException {
        for (int i = 0; i < components.length; i++) {
            if (components[i] == identifier && !isRead[i]) {
                isRead[i] = true;
                return i;
            }
        }
        throw new UndecodableFrameException("a JPEG-LS scan has a component that the frame has not");
    }

    private void lines(JpegLsScanDecoder decoder, int[] places, boolean isBySample, int near)
            throws UndecodableFrameException {
        JpegLsCells cells = JpegLsCells.of(layout, bits);
        int[][] above = new int[places.length][frameColumns + 2];
        int[][] line = new int[places.length][frameColumns + 2];
        int[] runIndexes = new int[places.length];
        for (int y = 0; y < frameRows; y++) {
            if (restartLines > 0 && y > 0 && y % restartLines == 0) {
                restart(decoder, y / restartLines - 1);
                for (int[] samples : above) {
                    Arrays.fill(samples, 0);
                }
                Arrays.fill(runIndexes, 0);
            }
            if (isBySample) {
                decoder.line(above, line);
            } else {
                for (int s = 0; s < places.length; s++) {
                    decoder.runIndex = runIndexes[s];
                    decoder.line(above[s], line[s]);
                    runIndexes[s] = decoder.runIndex;
                }
            }
            store(line, places, y, cells, near);
            int[][] free = above;
            above = line;
            line = free;
        }
        at = decoder.end();
    }

    /// The memory of a frame is asked for when its first line is there.
    private void store(int[][] line, int[] places, int y, JpegLsCells cells, int near)
            throws UndecodableFrameException {
        if (values.length == 0) {
            values = new short[(int) layout.cells()];
        }
        int samples = components.length;
        for (int s = 0; s < places.length; s++) {
            cells.store(line[s], frameColumns, values, y * frameColumns * samples + places[s], samples, near);
        }
    }

    private void restart(JpegLsScanDecoder decoder, int number) throws UndecodableFrameException {
        at = decoder.end();
        if (marker() != JpegLsMarker.RST0 + number % 8) {
            throw new UndecodableFrameException("a restart marker of JPEG-LS is missing");
        }
        decoder.restart(at);
    }

    private void requireAllRead() throws UndecodableFrameException {
        for (boolean each : isRead) {
            if (!each) {
                throw new UndecodableFrameException("a JPEG-LS frame has not all components");
            }
        }
        if (components.length == 0) {
            throw new UndecodableFrameException("a JPEG-LS frame has no lines");
        }
    }

    private int u8(int position) {
        return bytes[position] & 0xFF;
    }

    private int u16(int position) {
        return u8(position) << 8 | u8(position + 1);
    }

    /// A number of 2 to 4 bytes; what does not fit is 0, which is no size.
    private int number(int position, int size) {
        long number = 0;
        for (int i = 0; i < Math.min(size, 5); i++) {
            number = number << 8 | u8(position + i);
        }
        return size > 4 || number > Integer.MAX_VALUE ? 0 : (int) number;
    }
}
