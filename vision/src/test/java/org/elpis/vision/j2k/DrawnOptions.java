package org.elpis.vision.j2k;

import java.util.List;
import java.util.Random;
import org.elpis.pixel.PixelLayout;

/// Options of opj_compress, drawn by chance among those that its encoder gets right.
///
/// Left out: tile-parts by what is not the order's first letter, or of several tiles; fewer than two guard
/// bits; tiles that hold nothing of the image. With these its codestreams are broken, or there are none.
final class DrawnOptions {
    private static final List<String> ORDERS = List.of("LRCP", "RLCP", "RPCL", "PCRL", "CPRL");

    private final Random random;
    private final StringBuilder options = new StringBuilder();

    private DrawnOptions(Random random) {
        this.random = random;
    }

    static String draw(Random random, PixelLayout layout) {
        DrawnOptions drawn = new DrawnOptions(random);
        drawn.order();
        drawn.partition(layout.columns(), layout.rows());
        drawn.layers();
        drawn.coding(layout.samples());
        return drawn.options.toString();
    }

    private boolean isOneOf(int count) {
        return random.nextInt(count) == 0;
    }

    private int powerOfTwo(int least, int most) {
        return 1 << least + random.nextInt(most - least + 1);
    }

    private void order() {
        String order = ORDERS.get(random.nextInt(5));
        options.append("-p ").append(order);
        if (isOneOf(4) && !order.startsWith("P")) {
            options.append(" -TP ").append(order.charAt(0));
        }
        for (String marker : List.of(" -SOP", " -EPH", " -PLT", " -TLM")) {
            if (isOneOf(5)) {
                options.append(marker);
            }
        }
    }

    private void partition(int columns, int rows) {
        int smallest = Math.min(columns, rows);
        if (isOneOf(3) && options.indexOf("-TP") < 0) {
            int width = Math.max((columns + 3) / 4, random.nextInt(columns + 1));
            int height = Math.max((rows + 3) / 4, random.nextInt(rows + 1));
            options.append(" -t %d,%d".formatted(width, height));
            smallest = Math.min(width, height);
        } else if (isOneOf(4)) {
            options.append(" -d %d,%d".formatted(random.nextInt(40), random.nextInt(40)));
        }
        int mostLevels = Math.min(6, 31 - Integer.numberOfLeadingZeros(smallest));
        options.append(" -n ").append(1 + random.nextInt(1 + mostLevels));
        if (random.nextBoolean()) {
            int width = powerOfTwo(2, 6);
            options.append(" -b %d,%d".formatted(width, powerOfTwo(2, 6)));
        }
        if (isOneOf(3)) {
            options.append(" -c [%d,%d],[%d,%d]"
                    .formatted(powerOfTwo(5, 8), powerOfTwo(5, 8), powerOfTwo(6, 9), powerOfTwo(6, 9)));
        }
    }

    private void layers() {
        if (isOneOf(3)) {
            options.append(List.of(" -r 20,4,1", " -r 30,10", " -r 40,20,13,1", " -r 6")
                    .get(random.nextInt(4)));
        }
    }

    private void coding(int components) {
        if (isOneOf(3)) {
            options.append(" -M ").append(random.nextInt(64));
        } else if (isOneOf(6)) {
            options.append(" -ROI c=0,U=").append(random.nextInt(9));
        }
        if (components == 3 && isOneOf(3)) {
            options.append(" -mct 0");
        }
        if (isOneOf(6)) {
            options.append(" -GuardBits ").append(2 + random.nextInt(3));
        }
        if (components == 1 && isOneOf(10)) {
            options.append(" .jp2");
        }
    }
}
