package org.elpis.vision.jpeg;

import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.Raster;

/// Encodes a frame by the lossless process with predictor 1, which process 14 and its first-order variant
/// both allow.
///
/// One Huffman table is made for the frame. Source: T.81 annex H
final class LosslessEncoder {
    private static final int LEAST_PRECISION = 2;
    private static final int PREDICTOR = 1;

    private final Raster raster;
    private final int precision;
    private final int unused;
    private final int mask;
    private final HuffmanCode code = new HuffmanCode(0, 0);

    LosslessEncoder(Raster raster, PixelLayout layout) {
        if (raster.columns() != layout.columns()
                || raster.rows() != layout.rows()
                || raster.samples() != layout.samples()
                || raster.bits() != layout.bitsStored()
                || layout.highBit() >= Short.SIZE) {
            throw new IllegalArgumentException("the layout must be that of the raster");
        }
        this.raster = raster;
        this.precision = Math.max(LEAST_PRECISION, layout.highBit() + 1);
        this.unused = layout.highBit() + 1 - layout.bitsStored();
        this.mask = (1 << layout.bitsStored()) - 1;
    }

    byte[] encode() {
        rows(new SymbolSink.Counting());
        HuffmanTable table = code.completed().orElseThrow();
        BitWriter out = new BitWriter(raster.values().length);
        out.marker(Marker.SOI);
        frameHeader(out);
        table.write(out);
        scanHeader(out);
        rows(new SymbolSink.Writing(out));
        out.flush();
        out.marker(Marker.EOI);
        return out.toBytes();
    }

    private void frameHeader(BitWriter out) {
        out.marker(Marker.SOF3);
        out.u16(8 + 3 * raster.samples());
        out.raw(precision);
        out.u16(raster.rows());
        out.u16(raster.columns());
        out.raw(raster.samples());
        for (int i = 1; i <= raster.samples(); i++) {
            out.raw(i);
            out.raw(0x11);
            out.raw(0);
        }
    }

    private void scanHeader(BitWriter out) {
        out.marker(Marker.SOS);
        out.u16(6 + 2 * raster.samples());
        out.raw(raster.samples());
        for (int i = 1; i <= raster.samples(); i++) {
            out.raw(i);
            out.raw(0);
        }
        out.raw(PREDICTOR);
        out.raw(0);
        out.raw(0);
    }

    private void rows(SymbolSink sink) {
        int samples = raster.samples();
        int stride = raster.columns() * samples;
        short[] values = raster.values();
        for (int from = 0; from < values.length; from += stride) {
            for (int at = from; at < from + stride; at++) {
                int prediction = at >= from + samples
                        ? cell(values[at - samples])
                        : from > 0 ? cell(values[at - stride]) : 1 << precision - 1;
                difference((short) (cell(values[at]) - prediction), sink);
            }
        }
    }

    private int cell(short value) {
        return (value & mask) << unused;
    }

    private void difference(short difference, SymbolSink sink) {
        int category = SequentialEncoder.category(difference);
        sink.symbol(code, category);
        if (category <= 15) {
            sink.bits(difference < 0 ? difference - 1 : difference, category);
        }
    }
}
