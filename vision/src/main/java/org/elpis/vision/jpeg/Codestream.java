package org.elpis.vision.jpeg;

import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// The structure of one JPEG image: its segments in order, and what they say.
///
/// @param bytes  all of it
/// @param parts  between SOI and EOI
/// @param quantization  of each component, [Component#BLOCK] steps in natural order; empty when lossless
record Codestream(byte[] bytes, FrameHeader frame, List<Part> parts, List<int[]> quantization) {
    Codestream {
        parts = List.copyOf(parts);
        quantization = List.copyOf(quantization);
    }

    /// One marker segment, or one scan.
    sealed interface Part {
        /// Position of the marker.
        int from();

        /// Behind the segment, without coded data.
        int to();
    }

    record Plain(int from, int to) implements Part {}

    record Tables(int from, int to, List<HuffmanTable> tables) implements Part {
        Tables {
            tables = List.copyOf(tables);
        }
    }

    record Coded(int from, int to, Scan scan) implements Part {}

    static Codestream parse(byte[] bytes) throws UndecodableFrameException {
        return new CodestreamParser(bytes).parse();
    }

    List<Scan> scans() {
        return parts.stream()
                .filter(Coded.class::isInstance)
                .map(part -> ((Coded) part).scan())
                .toList();
    }
}
