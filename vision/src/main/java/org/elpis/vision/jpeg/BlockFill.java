package org.elpis.vision.jpeg;

import java.util.Arrays;
import org.elpis.pixel.Box;

/// Makes blocks of one component flat.
final class BlockFill {
    private final FrameHeader frame;
    private final Component component;
    private final short dc;
    private final int lastAcross;
    private final int lastDown;

    /// @param isInterleaved  whether the blocks of the component are coded up to the end of the last MCU
    /// @param step  of quantization of DC
    /// @param value  sample that the blocks decode to, as near as the step allows
    BlockFill(FrameHeader frame, Component component, boolean isInterleaved, int step, int value) {
        this.frame = frame;
        this.component = component;
        this.lastAcross = (isInterleaved ? component.paddedAcross() : component.blocksAcross()) - 1;
        this.lastDown = (isInterleaved ? component.paddedDown() : component.blocksDown()) - 1;
        this.dc = nearest(new InverseDct(frame.precision()), step, value);
    }

    /// A block of samples all `v` above the middle has a DC of `8 v`.
    private short nearest(InverseDct inverse, int step, int value) {
        int middle = 1 << frame.precision() - 1;
        int below = Math.floorDiv(Component.SIDE * (value - middle), step);
        int nearest = Math.abs(inverse.flat(below * step) - value) <= Math.abs(inverse.flat((below + 1) * step) - value)
                ? below
                : below + 1;
        return (short) nearest;
    }

    /// Fills the blocks that hold a sample which a pixel of the box is made from.
    ///
    /// Where samples are shared, a pixel may be made from the neighbours too. Behind the last sample of
    /// the image blocks may hold more of the picture than is shown: a box at that edge goes on to the end
    /// of the MCU.
    void fill(Box box, short[] coefficients) {
        if (box.x() >= frame.columns() || box.y() >= frame.rows()) {
            return;
        }
        int acrossMargin = component.across() == frame.mostAcross() ? 0 : 1;
        int downMargin = component.down() == frame.mostDown() ? 0 : 1;
        int left = Math.max(0, box.x() * component.across() / frame.mostAcross() - acrossMargin);
        int top = Math.max(0, box.y() * component.down() / frame.mostDown() - downMargin);
        int right = (box.right() * component.across() - 1) / frame.mostAcross() + acrossMargin;
        int bottom = (box.bottom() * component.down() - 1) / frame.mostDown() + downMargin;
        int lastColumn = right >= component.width() - 1 ? lastAcross : right / Component.SIDE;
        int lastRow = bottom >= component.height() - 1 ? lastDown : bottom / Component.SIDE;
        for (int row = top / Component.SIDE; row <= lastRow; row++) {
            for (int column = left / Component.SIDE; column <= lastColumn; column++) {
                int at = (row * component.paddedAcross() + column) * Component.BLOCK;
                Arrays.fill(coefficients, at, at + Component.BLOCK, (short) 0);
                coefficients[at] = dc;
            }
        }
    }
}
