package org.elpis.vision.jpeg;

import java.util.Arrays;
import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// Decodes a frame of the processes that code blocks by the DCT to the planes of its components.
///
/// Sequential scans are whole in themselves, so that one row of MCUs is kept at a time; progressive ones
/// are kept until the last.
final class DctDecoder {
    private final Codestream stream;
    private final FrameHeader frame;
    private final List<Component> components;
    private final InverseDct inverse;
    private final short[][] planes;

    DctDecoder(Codestream stream) {
        this.stream = stream;
        this.frame = stream.frame();
        this.components = frame.components();
        this.inverse = new InverseDct(frame.precision());
        this.planes = new short[components.size()][0];
    }

    /// Decodes all scans.
    ///
    /// @return samples of each component, in rows of [Component#stride]
    short[][] planes() throws UndecodableFrameException {
        if (frame.isProgressive()) {
            Coefficients all = Coefficients.of(stream);
            for (int i = 0; i < planes.length; i++) {
                allocate(i);
                inverse(i, all.of(i), 0, components.get(i).paddedDown());
            }
            return planes;
        }
        Progression progression = new Progression(frame);
        for (Scan scan : stream.scans()) {
            progression.add(scan);
            sequential(scan);
        }
        progression.requireAllComponents();
        return planes;
    }

    private void sequential(Scan scan) throws UndecodableFrameException {
        short[][] band = new short[scan.size()][];
        for (int i = 0; i < band.length; i++) {
            Component component = components.get(scan.member(i));
            allocate(scan.member(i));
            band[i] = new short[component.paddedAcross() * rowsOfBand(scan, component) * Component.BLOCK];
        }
        BlockVisitor decoder = new SequentialDecoder(scan, scan.data(stream.bytes()), band) {
            @Override
            public void endOfRow(int row) {
                for (int i = 0; i < band.length; i++) {
                    int rows = rowsOfBand(scan, components.get(scan.member(i)));
                    inverse(scan.member(i), band[i], row * rows, rows);
                    Arrays.fill(band[i], (short) 0);
                }
            }
        };
        new BlockWalk(frame, scan, true, decoder).run();
    }

    private static int rowsOfBand(Scan scan, Component component) {
        return scan.size() == 1 ? 1 : component.down();
    }

    private void allocate(int index) {
        Component component = components.get(index);
        planes[index] = new short[component.blocks() * Component.BLOCK];
    }

    private void inverse(int index, short[] coefficients, int firstRow, int rows) {
        Component component = components.get(index);
        int[] steps = stream.quantization().get(index);
        int stride = component.stride();
        int at = 0;
        for (int row = firstRow; row < firstRow + rows; row++) {
            int to = row * Component.SIDE * stride;
            for (int column = 0; column < component.paddedAcross(); column++) {
                inverse.block(coefficients, at, steps, planes[index], to + column * Component.SIDE, stride);
                at += Component.BLOCK;
            }
        }
    }
}
