package org.elpis.vision.jpeg;

import org.elpis.pixel.UndecodableFrameException;

/// Goes over the blocks of a scan: those of one component in rows, or those of several interleaved in MCUs.
///
/// Source: T.81 A.2
final class BlockWalk {
    private final FrameHeader frame;
    private final Scan scan;
    private final boolean isBand;
    private final BlockVisitor visitor;
    private int untilRestart;
    private int restarts;

    /// @param isBand  whether the coefficients of one row of MCUs are kept, or those of all
    BlockWalk(FrameHeader frame, Scan scan, boolean isBand, BlockVisitor visitor) {
        this.frame = frame;
        this.scan = scan;
        this.isBand = isBand;
        this.visitor = visitor;
        this.untilRestart = scan.restartInterval();
    }

    void run() throws UndecodableFrameException {
        if (scan.size() == 1) {
            alone(frame.components().get(scan.member(0)));
        } else {
            interleaved();
        }
    }

    private void alone(Component component) throws UndecodableFrameException {
        int stride = component.paddedAcross() * Component.BLOCK;
        for (int row = 0; row < component.blocksDown(); row++) {
            int at = isBand ? 0 : row * stride;
            for (int column = 0; column < component.blocksAcross(); column++) {
                restart();
                visitor.block(0, at + column * Component.BLOCK);
            }
            visitor.endOfRow(row);
        }
    }

    private void interleaved() throws UndecodableFrameException {
        for (int row = 0; row < frame.mcusDown(); row++) {
            for (int column = 0; column < frame.mcusAcross(); column++) {
                restart();
                for (int i = 0; i < scan.size(); i++) {
                    mcu(i, frame.components().get(scan.member(i)), isBand ? 0 : row, column);
                }
            }
            visitor.endOfRow(row);
        }
    }

    private void mcu(int index, Component component, int row, int column) throws UndecodableFrameException {
        int stride = component.paddedAcross() * Component.BLOCK;
        int at = row * component.down() * stride + column * component.across() * Component.BLOCK;
        for (int y = 0; y < component.down(); y++) {
            for (int x = 0; x < component.across(); x++) {
                visitor.block(index, at + x * Component.BLOCK);
            }
            at += stride;
        }
    }

    private void restart() throws UndecodableFrameException {
        if (scan.restartInterval() > 0 && untilRestart-- == 0) {
            visitor.restart(restarts++ & 7);
            untilRestart = scan.restartInterval() - 1;
        }
    }
}
