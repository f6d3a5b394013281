package org.elpis.fingerprint;

import java.util.Arrays;

/// What is left of a fingerprint in one picture of a frame, block by block, whoever's it is: how far the
/// difference of picture and frame goes with the block's pattern.
///
/// No recipient's sign goes into it. So the signs of somebody who never had the copy are coin tosses to it,
/// whatever became of the picture.
@SuppressWarnings("ArrayRecordComponent") // never compared
record Traces(int[] blocks, float[] weights) {
    private static final int KNOTS = 256;

    /// Traces in a picture whose place in the frame is known.
    static Traces of(MarkedFrame marked, Carriers carriers, Plane frame, Plane picture, Placement placement) {
        float[] shown = new float[picture.values().length];
        placement.sample(frame, picture.width(), picture.height(), shown);
        ToneCurve curve = ToneCurve.of(shown, picture.values(), KNOTS);
        for (int i = 0; i < shown.length; i++) {
            shown[i] = picture.values()[i] - curve.at(shown[i]);
        }
        Plane difference = new Plane(picture.width(), picture.height(), shown);
        return new Reader(marked, carriers, difference, placement.inverse(), curve).read();
    }

    private static final class Reader {
        private final MarkedFrame marked;
        private final Carriers carriers;
        private final Plane difference;
        private final Placement back;
        private final ToneCurve curve;
        private final float[] products;
        private final float[] energies;
        private final float[] expected;
        private final int[] blocks;
        private int count;

        Reader(MarkedFrame marked, Carriers carriers, Plane difference, Placement back, ToneCurve curve) {
            this.marked = marked;
            this.carriers = carriers;
            this.difference = difference;
            this.back = back;
            this.curve = curve;
            this.blocks = new int[carriers.carrying()];
            this.products = new float[blocks.length];
            this.energies = new float[blocks.length];
            this.expected = new float[blocks.length];
        }

        Traces read() {
            for (int block = 0; block < carriers.blocks(); block++) {
                if (carriers.amplitude(block) > 0 && isWhole(block)) {
                    read(block);
                }
            }
            float[] sorted = Arrays.copyOf(energies, count);
            Arrays.sort(sorted);
            float usual = count == 0 ? 1 : sorted[count / 2] + 1e-6f;
            float[] weights = new float[count];
            for (int i = 0; i < count; i++) {
                weights[i] = products[i] * expected[i] / (energies[i] + usual);
            }
            return new Traces(Arrays.copyOf(blocks, count), weights);
        }

        private boolean isWhole(int block) {
            double left = back.left() + carriers.column(block) * back.stepX();
            double top = back.top() + carriers.row(block) * back.stepY();
            return left >= -0.01
                    && top >= -0.01
                    && left + carriers.side() * back.stepX() <= difference.width() + 0.01
                    && top + carriers.side() * back.stepY() <= difference.height() + 0.01;
        }

        private void read(int block) {
            byte[] shape = carriers.shape(block);
            int side = carriers.side();
            double halfX = Math.max(1, back.stepX()) / 2;
            double halfY = Math.max(1, back.stepY()) / 2;
            double sum = 0;
            double squares = 0;
            double product = 0;
            long values = 0;
            for (int i = 0; i < shape.length; i++) {
                int x = carriers.column(block) + i % side;
                int y = carriers.row(block) + i / side;
                double u = back.left() + (x + 0.5) * back.stepX();
                double v = back.top() + (y + 0.5) * back.stepY();
                double value = difference.mean(u - halfX, v - halfY, u + halfX, v + halfY);
                sum += value;
                squares += value * value;
                product += value * shape[i];
                values += marked.values()[y * marked.width() + x];
            }
            int n = shape.length;
            float reach = Math.max(4f * carriers.amplitude(block), 1);
            blocks[count] = block;
            products[count] = (float) (product / n);
            energies[count] = (float) Math.max(0, squares / n - sum / n * sum / n);
            expected[count] = carriers.amplitude(block) * curve.slope((float) values / n, reach);
            count++;
        }
    }
}
