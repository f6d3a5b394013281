package org.elpis.vision.jpeg;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.pixel.Box;
import org.elpis.pixel.UndecodableFrameException;

/// Fills boxes of a lossy codestream by replacing the coefficients of the blocks that take part in them.
///
/// Coefficients are decoded and encoded, which loses nothing; samples are never. Every marker segment
/// stays as it is, save a Huffman table that lacks a code. A DC coefficient is coded as the difference
/// from the block before, and so the codes of a block behind a filled one may change, while what it
/// decodes to does not.
final class BlockRedaction {
    private final Codestream stream;
    private final FrameHeader frame;
    private final Map<HuffmanTable, HuffmanCode> codes = new HashMap<>();
    private final Map<HuffmanTable, HuffmanTable> replaced = new HashMap<>();

    BlockRedaction(Codestream stream) {
        this.stream = stream;
        this.frame = stream.frame();
    }

    /// The codestream with boxes filled.
    ///
    /// @param fill  a sample value of each component
    /// @return empty when the scans leave bits of coefficients open that the fill needs
    Optional<byte[]> filled(List<Box> boxes, int[] fill) throws UndecodableFrameException {
        Coefficients coefficients = Coefficients.of(stream);
        for (int i = 0; i < fill.length; i++) {
            Component component = frame.components().get(i);
            BlockFill blocks = new BlockFill(
                    frame, component, isInterleaved(i), stream.quantization().get(i)[0], fill[i]);
            for (Box box : boxes) {
                blocks.fill(box, coefficients.of(i));
            }
        }
        byte[] written = written(coefficients);
        return isSame(coefficients, Coefficients.of(Codestream.parse(written)))
                ? Optional.of(written)
                : Optional.empty();
    }

    private boolean isInterleaved(int component) {
        for (Scan scan : stream.scans()) {
            for (int i = 0; i < scan.size() && scan.size() > 1; i++) {
                if (scan.member(i) == component) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean isSame(Coefficients wanted, Coefficients written) {
        boolean isSame = true;
        for (int i = 0; i < frame.components().size(); i++) {
            isSame &= Arrays.equals(wanted.of(i), written.of(i));
        }
        return isSame;
    }

    private byte[] written(Coefficients coefficients) throws UndecodableFrameException {
        for (Scan scan : stream.scans()) {
            encode(scan, coefficients, new SymbolSink.Counting());
        }
        codes.forEach((table, code) -> code.completed().ifPresent(complete -> replaced.put(table, complete)));
        BitWriter out = new BitWriter(stream.bytes().length);
        out.marker(Marker.SOI);
        for (Codestream.Part part : stream.parts()) {
            switch (part) {
                case Codestream.Tables(int from, int to, List<HuffmanTable> tables) -> tables(from, to, tables, out);
                case Codestream.Plain(int from, int to) -> out.raw(stream.bytes(), from, to);
                case Codestream.Coded(int from, int to, Scan scan) -> {
                    out.raw(stream.bytes(), from, to);
                    encode(scan, coefficients, new SymbolSink.Writing(out));
                    out.flush();
                }
            }
        }
        out.marker(Marker.EOI);
        return out.toBytes();
    }

    private void encode(Scan scan, Coefficients coefficients, SymbolSink sink) throws UndecodableFrameException {
        ScanCodes scanCodes = new ScanCodes(scan, codes);
        short[][] members = coefficients.of(scan);
        if (frame.isProgressive()) {
            ProgressiveEncoder encoder = new ProgressiveEncoder(scan, scanCodes, sink, members);
            new BlockWalk(frame, scan, false, encoder).run();
            encoder.end();
        } else {
            new BlockWalk(frame, scan, false, new SequentialEncoder(scanCodes, sink, members)).run();
        }
    }

    private void tables(int from, int to, List<HuffmanTable> tables, BitWriter out) {
        if (tables.stream().noneMatch(replaced::containsKey)) {
            out.raw(stream.bytes(), from, to);
            return;
        }
        for (HuffmanTable table : tables) {
            replaced.getOrDefault(table, table).write(out);
        }
    }
}
