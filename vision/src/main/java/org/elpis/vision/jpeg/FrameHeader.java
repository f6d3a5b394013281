package org.elpis.vision.jpeg;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.Raster;
import org.elpis.pixel.UndecodableFrameException;

/// What a frame header says, completed by the number of lines.
///
/// @param process  the marker: [Marker#SOF0] to [Marker#SOF3]
/// @param precision  bits of a sample
/// @param mcusAcross  MCUs side by side in a scan of several components
/// @param mcusDown  rows of MCUs
/// Source: T.81 B.2.2, A.1, A.2
record FrameHeader(
        int process,
        int precision,
        int columns,
        int rows,
        int mostAcross,
        int mostDown,
        int mcusAcross,
        int mcusDown,
        List<Component> components) {
    private static final int MOST_SAMPLING = 4;

    FrameHeader {
        components = List.copyOf(components);
    }

    boolean isLossless() {
        return process == Marker.SOF3;
    }

    boolean isProgressive() {
        return process == Marker.SOF2;
    }

    /// Reads the header of a process that is read here.
    ///
    /// @param at  position of the precision
    /// @param end  behind the segment
    /// @param lines  rows, when a DNL segment says so; else 0
    static FrameHeader read(byte[] bytes, int at, int end, int process, int lines) throws UndecodableFrameException {
        if (end - at < 6 || end - at != 6 + 3 * (bytes[at + 5] & 0xFF)) {
            throw new UndecodableFrameException("a JPEG frame header has the wrong length");
        }
        int precision = bytes[at] & 0xFF;
        requirePrecision(process, precision);
        int stated = Bytes.u16(bytes, at + 1);
        int columns = Bytes.u16(bytes, at + 3);
        int rows = stated == 0 ? lines : stated;
        int count = bytes[at + 5] & 0xFF;
        if (columns == 0 || rows == 0 || count == 0 || count > 4) {
            throw new UndecodableFrameException("a JPEG frame must have columns, rows and 1 to 4 components");
        }
        if (lines != 0 && lines != rows) {
            throw new UndecodableFrameException("a JPEG frame states its number of lines twice and differently");
        }
        if ((long) columns * rows * count > Raster.MAX_CELLS) {
            throw new UndecodableFrameException("a JPEG frame is larger than 2^28 samples");
        }
        return with(bytes, at + 6, count, process, precision, columns, rows);
    }

    private static void requirePrecision(int process, int precision) throws UndecodableFrameException {
        boolean isLegal = switch (process) {
            case Marker.SOF0 -> precision == 8;
            case Marker.SOF1, Marker.SOF2 -> precision == 8 || precision == 12;
            case Marker.SOF3 -> precision >= 2 && precision <= 16;
            default ->
                throw new UndecodableFrameException("it is coded by a JPEG process that is not read here:"
                        + " arithmetic codes or a hierarchy of frames");
        };
        if (!isLegal) {
            throw new UndecodableFrameException("a JPEG frame has a precision that its process does not have");
        }
    }

    private static FrameHeader with(
            byte[] bytes, int from, int count, int process, int precision, int columns, int rows)
            throws UndecodableFrameException {
        int mostAcross = 1;
        int mostDown = 1;
        for (int at = from; at < from + 3 * count; at += 3) {
            int across = (bytes[at + 1] & 0xFF) >>> 4;
            int down = bytes[at + 1] & 0xF;
            int quantization = bytes[at + 2] & 0xFF;
            if (across < 1 || across > MOST_SAMPLING || down < 1 || down > MOST_SAMPLING || quantization > 3) {
                throw new UndecodableFrameException("a JPEG component has no sampling factor or table that can be");
            }
            mostAcross = Math.max(mostAcross, across);
            mostDown = Math.max(mostDown, down);
        }
        int mcusAcross = ceil(columns, mostAcross * Component.SIDE);
        int mcusDown = ceil(rows, mostDown * Component.SIDE);
        List<Component> components = new ArrayList<>(count);
        for (int at = from; at < from + 3 * count; at += 3) {
            int across = (bytes[at + 1] & 0xFF) >>> 4;
            int down = bytes[at + 1] & 0xF;
            int width = ceil(columns * across, mostAcross);
            int height = ceil(rows * down, mostDown);
            components.add(new Component(
                    bytes[at] & 0xFF,
                    across,
                    down,
                    bytes[at + 2] & 0xFF,
                    width,
                    height,
                    ceil(width, Component.SIDE),
                    ceil(height, Component.SIDE),
                    mcusAcross * across,
                    mcusDown * down));
        }
        return new FrameHeader(
                process, precision, columns, rows, mostAcross, mostDown, mcusAcross, mcusDown, components);
    }

    private static int ceil(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }

    /// Bits that the shortest of codestreams has: one a block, or one a sample when lossless.
    long leastBits() {
        long units = 0;
        for (Component each : components) {
            units +=
                    isLossless() ? (long) each.width() * each.height() : (long) each.blocksAcross() * each.blocksDown();
        }
        return units;
    }
}
