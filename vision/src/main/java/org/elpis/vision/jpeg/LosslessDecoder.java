package org.elpis.vision.jpeg;

import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// Decodes a frame of the lossless process to its samples, those of a pixel side by side.
///
/// Source: T.81 annex H
final class LosslessDecoder {
    private static final int MOST_PREDICTORS = 7;

    private final Codestream stream;
    private final FrameHeader frame;
    private final int samples;
    private final int stride;
    private final short[] values;

    LosslessDecoder(Codestream stream) throws UndecodableFrameException {
        this.stream = stream;
        this.frame = stream.frame();
        this.samples = frame.components().size();
        this.stride = frame.columns() * samples;
        for (Component each : frame.components()) {
            if (each.across() != frame.mostAcross() || each.down() != frame.mostDown()) {
                throw new UndecodableFrameException("a lossless JPEG image has samples shared by pixels");
            }
        }
        this.values = new short[stride * frame.rows()];
    }

    short[] samples() throws UndecodableFrameException {
        boolean[] isKnown = new boolean[samples];
        List<Scan> scans = stream.scans();
        for (Scan scan : scans) {
            for (int i = 0; i < scan.size(); i++) {
                if (isKnown[scan.member(i)]) {
                    throw new UndecodableFrameException("a lossless JPEG component is in two scans");
                }
                isKnown[scan.member(i)] = true;
            }
            decode(scan);
        }
        for (boolean each : isKnown) {
            if (!each) {
                throw new UndecodableFrameException("a JPEG component is in no scan");
            }
        }
        return values;
    }

    private void decode(Scan scan) throws UndecodableFrameException {
        if (scan.first() < 1 || scan.first() > MOST_PREDICTORS || scan.low() >= frame.precision()) {
            throw new UndecodableFrameException("a lossless JPEG scan has no predictor or point transform that can be");
        }
        if (scan.size() > 1 && frame.mostAcross() * frame.mostDown() > 1) {
            throw new UndecodableFrameException("a lossless JPEG image has MCUs of several pixels");
        }
        int columns = frame.columns();
        if (scan.restartInterval() % columns != 0) {
            throw new UndecodableFrameException("a lossless JPEG restart interval is not of whole rows");
        }
        int interval = scan.restartInterval() / columns;
        BitReader in = scan.data(stream.bytes());
        boolean isFirst = true;
        for (int y = 0; y < frame.rows(); y++) {
            if (interval > 0 && y > 0 && y % interval == 0) {
                in.restart(y / interval - 1 & 7);
                isFirst = true;
            }
            row(scan, in, y, isFirst);
            isFirst = false;
        }
        if (scan.low() > 0) {
            scale(scan);
        }
    }

    private void row(Scan scan, BitReader in, int y, boolean isFirst) throws UndecodableFrameException {
        int from = y * stride;
        for (int i = 0; i < scan.size(); i++) {
            int at = from + scan.member(i);
            int start = isFirst ? 1 << frame.precision() - scan.low() - 1 : values[at - stride];
            values[at] = (short) (start + difference(scan.dc(i), in));
        }
        if (scan.size() == 1) {
            alone(scan, in, from + scan.member(0), isFirst);
        } else {
            interleaved(scan, in, from, isFirst);
        }
        in.requireWithin();
    }

    private void alone(Scan scan, BitReader in, int from, boolean isFirst) throws UndecodableFrameException {
        HuffmanTable table = scan.dc(0);
        int to = from + stride;
        if (isFirst || scan.first() == 1) {
            int value = values[from];
            for (int at = from + samples; at < to; at += samples) {
                value += difference(table, in);
                values[at] = (short) value;
            }
            return;
        }
        for (int at = from + samples; at < to; at += samples) {
            values[at] = (short) (prediction(scan.first(), at) + difference(table, in));
        }
    }

    private void interleaved(Scan scan, BitReader in, int from, boolean isFirst) throws UndecodableFrameException {
        int predictor = isFirst ? 1 : scan.first();
        for (int pixel = from + samples; pixel < from + stride; pixel += samples) {
            for (int i = 0; i < scan.size(); i++) {
                int at = pixel + scan.member(i);
                values[at] = (short) (prediction(predictor, at) + difference(scan.dc(i), in));
            }
        }
    }

    private static int difference(HuffmanTable table, BitReader in) throws UndecodableFrameException {
        int category = table.decode(in);
        // The largest category has one member, which needs no bits.
        return category == 0 ? 0 : category == 16 ? 1 << 15 : in.signed(category);
    }

    /// Source: T.81 table H.1
    private int prediction(int predictor, int at) {
        int a = values[at - samples] & 0xFFFF;
        if (predictor == 1) {
            return a;
        }
        int b = values[at - stride] & 0xFFFF;
        int c = values[at - stride - samples] & 0xFFFF;
        return switch (predictor) {
            case 2 -> b;
            case 3 -> c;
            case 4 -> a + b - c;
            case 5 -> a + (b - c >> 1);
            case 6 -> b + (a - c >> 1);
            default -> a + b >> 1;
        };
    }

    private void scale(Scan scan) {
        for (int i = 0; i < scan.size(); i++) {
            for (int at = scan.member(i); at < values.length; at += samples) {
                values[at] <<= (short) scan.low();
            }
        }
    }
}
