package org.elpis.vision.codec;

/// Writes one JPEG-LS codestream.
///
/// Source: ITU-T T.87 (1998) annexes B to D
final class JpegLsWriter {
    /// How the components of a frame lie in its scans.
    enum Interleave {
        NONE,
        LINE,
        SAMPLE
    }

    /// How a frame is coded.
    ///
    /// @param bits  of a sample, 2 to 16
    /// @param restartLines  lines from one restart marker to the next, at most 65535; 0 for none
    record Form(int bits, JpegLsParameters parameters, Interleave interleave, int restartLines) {
        static Form lossless(int bits, int samples) {
            return nearLossless(bits, 0, samples == 1 ? Interleave.NONE : Interleave.LINE);
        }

        static Form nearLossless(int bits, int near, Interleave interleave) {
            return new Form(bits, JpegLsParameters.standard((1 << bits) - 1, near), interleave, 0);
        }
    }

    private final int[] cells;
    private final int columns;
    private final int rows;
    private final int samples;
    private final Form form;
    private final GrowingBytes out;

    private JpegLsWriter(int[] cells, int columns, int rows, Form form) {
        this.cells = cells;
        this.columns = columns;
        this.rows = rows;
        this.samples = cells.length / columns / rows;
        this.form = form;
        this.out = new GrowingBytes(cells.length);
    }

    /// @param cells  unsigned samples, pixel by pixel
    static byte[] write(int[] cells, int columns, int rows, Form form) {
        return new JpegLsWriter(cells, columns, rows, form).write();
    }

    private byte[] write() {
        out.marker(JpegLsMarker.SOI);
        frameHeader();
        parameters();
        if (form.restartLines() > 0) {
            out.marker(JpegLsMarker.DRI);
            out.put16(4);
            out.put16(form.restartLines());
        }
        if (form.interleave() == Interleave.NONE) {
            for (int s = 0; s < samples; s++) {
                scan(new int[] {s});
            }
        } else {
            int[] all = new int[samples];
            for (int s = 0; s < samples; s++) {
                all[s] = s;
            }
            scan(all);
        }
        out.marker(JpegLsMarker.EOI);
        return out.copy();
    }

    private void frameHeader() {
        out.marker(JpegLsMarker.SOF55);
        out.put16(8 + 3 * samples);
        out.put(form.bits());
        out.put16(rows);
        out.put16(columns);
        out.put(samples);
        for (int s = 0; s < samples; s++) {
            out.put(s + 1);
            out.put(0x11);
            out.put(0);
        }
    }

    /// Written where they are not the standard's, and always above 12 bits, for which there are decoders with other
    /// thresholds of their own.
    private void parameters() {
        JpegLsParameters used = form.parameters();
        if (form.bits() <= 12 && used.equals(JpegLsParameters.standard((1 << form.bits()) - 1, used.near()))) {
            return;
        }
        out.marker(JpegLsMarker.LSE);
        out.put16(13);
        out.put(JpegLsMarker.PRESET);
        out.put16(used.maxValue());
        out.put16(used.t1());
        out.put16(used.t2());
        out.put16(used.t3());
        out.put16(used.reset());
    }

    private void scan(int[] places) {
        out.marker(JpegLsMarker.SOS);
        out.put16(6 + 2 * places.length);
        out.put(places.length);
        for (int place : places) {
            out.put(place + 1);
            out.put(0);
        }
        out.put(form.parameters().near());
        out.put(form.interleave().ordinal());
        out.put(0);
        lines(places);
    }

    private void lines(int[] places) {
        JpegLsScanEncoder encoder = new JpegLsScanEncoder(out, columns, form.parameters());
        int[][] above = new int[places.length][columns + 2];
        int[][] line = new int[places.length][columns + 2];
        int[] runIndexes = new int[places.length];
        for (int y = 0; y < rows; y++) {
            if (form.restartLines() > 0 && y > 0 && y % form.restartLines() == 0) {
                encoder.end();
                out.marker(JpegLsMarker.RST0 + (y / form.restartLines() - 1) % 8);
                encoder = new JpegLsScanEncoder(out, columns, form.parameters());
                above = new int[places.length][columns + 2];
                runIndexes = new int[places.length];
            }
            for (int s = 0; s < places.length; s++) {
                int from = y * columns * samples + places[s];
                for (int x = 1; x <= columns; x++, from += samples) {
                    line[s][x] = cells[from];
                }
            }
            if (form.interleave() == Interleave.SAMPLE) {
                encoder.line(above, line);
            } else {
                for (int s = 0; s < places.length; s++) {
                    encoder.runIndex = runIndexes[s];
                    encoder.line(above[s], line[s]);
                    runIndexes[s] = encoder.runIndex;
                }
            }
            int[][] free = above;
            above = line;
            line = free;
        }
        encoder.end();
    }
}
