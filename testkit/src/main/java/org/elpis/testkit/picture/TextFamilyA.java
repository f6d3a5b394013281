package org.elpis.testkit.picture;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/// Frames with burned-in text of the first family: the one that the detector is tuned on.
///
/// A seed draws one frame: a background, synthetic or given, and one to seven lines that differ in font, height (6 to
/// 44 rows), direction, contrast (at least 25 of 256 levels, and legible), style and colour. A quarter of the frames of
/// 8 bits went through JPEG of quality 60. Source: none; invented for the bench.
public final class TextFamilyA {
    private static final List<String> STYLES =
            List.of("plain", "plain", "plain", "shadow", "outline", "hollow", "box", "inverted");
    private static final double[][] INKS = {
        {1, 1, 0}, {0, 1, 0}, {0, 1, 1}, {1, 0.3, 0.3}, {1, 0.6, 0}, {0.4, 0.4, 1}, {1, 1, 1}, {1, 1, 1}
    };

    private final Random random;

    private TextFamilyA(long seed) {
        this.random = new Random(seed * 0x9E3779B97F4A7C15L + 0x5DEECE66DL);
    }

    /// A frame on a synthetic background.
    public static TextScene scene(long seed) {
        TextFamilyA family = new TextFamilyA(seed);
        String kind = Backgrounds.KINDS.get(family.random.nextInt(Backgrounds.KINDS.size()));
        return family.write(family.background(kind), kind);
    }

    /// A frame on a given background, which stays as it is.
    public static TextScene scene(long seed, Picture background, String name) {
        return new TextFamilyA(seed).write(background.copy(), name);
    }

    /// A synthetic background without text.
    public static TextScene clean(long seed) {
        TextFamilyA family = new TextFamilyA(seed);
        String kind = Backgrounds.KINDS.get(family.random.nextInt(Backgrounds.KINDS.size()));
        return new TextScene(family.background(kind), kind, List.of());
    }

    /// Frames of a loop: the same lines on each, a background that moves, and the last line a clock that goes.
    public static List<TextScene> cine(long seed, int frames) {
        Random ink = new Random(seed);
        int columns = 512 + 32 * ink.nextInt(8);
        int rows = 400 + 32 * ink.nextInt(8);
        String kind = Backgrounds.KINDS.get(ink.nextInt(4));
        return IntStream.range(0, frames)
                .mapToObj(frame -> {
                    Picture background = new Backgrounds(new Random(seed * 31 + frame)).draw(kind, columns, rows);
                    TextFamilyA family = new TextFamilyA(seed);
                    Picture grey = new Picture(columns, rows, 1, 8, eight(background));
                    return family.loop(grey, kind, frame);
                })
                .toList();
    }

    private static short[] eight(Picture picture) {
        short[] values = picture.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) ((values[i] & 0xFFFF) >> picture.bits() - 8);
        }
        return values;
    }

    private TextScene loop(Picture picture, String kind, int frame) {
        List<TextLine> lines = new ArrayList<>();
        Lettering lettering = new Lettering(random);
        int height = 9 + random.nextInt(8);
        for (int i = 0; i < 3; i++) {
            Lettering.Ink ink = lettering.draw(lettering.text(true), height);
            lines.add(stamp(picture, ink, 8, 10 + i * (2 * height + 4), 255, "static"));
        }
        String time = "10:42:%02d".formatted(frame % 60);
        Random same = new Random(picture.columns());
        Lettering.Ink ink = new Lettering(same).draw(time, height);
        lines.add(stamp(picture, ink, picture.columns() - ink.columns() - 60, 10, 255, "clock"));
        return new TextScene(picture, kind, lines);
    }

    private TextLine stamp(Picture picture, Lettering.Ink ink, int left, int top, int value, String kind) {
        List<Integer> pixels = new ArrayList<>();
        for (int y = 0; y < ink.rows(); y++) {
            for (int x = 0; x < ink.columns(); x++) {
                int share = ink.at(x, y);
                int px = left + x;
                int py = top + y;
                if (share == 0 || px < 0 || py < 0 || px >= picture.columns() || py >= picture.rows()) {
                    continue;
                }
                mix(picture, px, py, new double[] {value, value, value}, share);
                if (share >= 128) {
                    pixels.add(py * picture.columns() + px);
                }
            }
        }
        return new TextLine(
                kind + ", " + ink.font(),
                ink.glyphs(),
                pixels.stream().mapToInt(Integer::intValue).toArray());
    }

    private Picture background(String kind) {
        int columns = 384 + 64 * random.nextInt(11);
        int rows = 320 + 64 * random.nextInt(8);
        return new Backgrounds(random).draw(kind, columns, rows);
    }

    private TextScene write(Picture picture, String name) {
        Lettering lettering = new Lettering(random);
        List<int[]> taken = new ArrayList<>();
        List<TextLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(7);
        for (int attempt = 0; attempt < 60 && lines.size() < count; attempt++) {
            int tallest = Math.min(44, picture.rows() / 8);
            int height = 6 + (int) (Math.pow(random.nextDouble(), 2) * (tallest - 6));
            Lettering.Ink ink = lettering.draw(lettering.text(height >= 10), height);
            String turn = "";
            if (random.nextInt(8) == 0) {
                ink = ink.turned(random.nextBoolean());
                turn = "turned, ";
            }
            place(picture, ink, taken, turn, lines);
        }
        boolean isLossy = picture.bits() == 8 && random.nextInt(4) == 0;
        return new TextScene(isLossy ? throughJpeg(picture) : picture, name + (isLossy ? ", JPEG" : ""), lines);
    }

    private void place(Picture picture, Lettering.Ink ink, List<int[]> taken, String turn, List<TextLine> lines) {
        int roomX = picture.columns() - ink.columns() - 4;
        int roomY = picture.rows() - ink.rows() - 4;
        if (roomX < 1 || roomY < 1) {
            return;
        }
        int left = 2 + (random.nextInt(3) == 0 ? random.nextInt(Math.min(roomX, 30)) : random.nextInt(roomX));
        int top = 2 + random.nextInt(roomY);
        int[] box = {left - 12, top - 8, left + ink.columns() + 12, top + ink.rows() + 8};
        if (taken.stream().anyMatch(t -> t[0] < box[2] && box[0] < t[2] && t[1] < box[3] && box[1] < t[3])) {
            return;
        }
        Brush brush = brush(picture, ink, left, top);
        if (brush != null) {
            taken.add(box);
            lines.add(stroke(picture, ink, left, top, brush, turn));
        }
    }

    /// How a line is drawn: ink and ground in stored values.
    private record Brush(double[] ink, double[] ground, String style, String contrast) {}

    private @org.jspecify.annotations.Nullable Brush brush(Picture picture, Lettering.Ink ink, int left, int top) {
        int samples = picture.samples();
        double level = picture.level();
        double limit = (1 << picture.bits()) - 1;
        double[] mean = new double[samples];
        double[] deviation = new double[samples];
        moments(picture, ink, left, top, mean, deviation);
        String style = STYLES.get(random.nextInt(STYLES.size()));
        double[] colour = samples == 3 ? INKS[random.nextInt(INKS.length)] : new double[] {1};
        double[] value = new double[samples];
        double[] ground = new double[samples];
        String contrast;
        double base = picture.bits() == 8 ? 0 : picture.base();
        double top255 = Math.min(limit, base + 255 * level);
        if (picture.bits() == 8 || random.nextBoolean()) {
            top255 = Math.min(limit, base + 300 * level);
        }
        if (picture.bits() == 8) {
            top255 = 255;
        }
        if (style.equals("inverted") || style.equals("box")) {
            for (int s = 0; s < samples; s++) {
                value[s] = style.equals("box") ? base + (top255 - base) * colour[s] : base;
                ground[s] = style.equals("box") ? base : base + (top255 - base) * Math.max(0.5, colour[s]);
            }
            contrast = "full";
        } else if (random.nextInt(5) == 0) {
            double needed = 25 + random.nextInt(40);
            for (int s = 0; s < samples; s++) {
                double step = Math.max(needed * level, 2 * deviation[s]);
                value[s] = mean[s] + (mean[s] + step <= limit ? step : -step);
                if (value[s] < 0) {
                    return null;
                }
            }
            contrast = "low " + (int) needed;
        } else {
            for (int s = 0; s < samples; s++) {
                value[s] = base + (top255 - base) * colour[s];
            }
            double seen = 0;
            for (int s = 0; s < samples; s++) {
                seen = Math.max(seen, (Math.abs(value[s] - mean[s]) - 2 * deviation[s]) / level);
            }
            if (seen < 25) {
                for (int s = 0; s < samples; s++) {
                    value[s] = base;
                    seen = Math.max(seen, (mean[s] - base - 2 * deviation[s]) / level);
                }
            }
            if (seen < 25) {
                return null;
            }
            contrast = "full";
        }
        if (style.equals("shadow") || style.equals("outline")) {
            for (int s = 0; s < samples; s++) {
                ground[s] = value[s] > (base + top255) / 2 ? base : top255;
            }
        }
        return new Brush(value, ground, style, contrast);
    }

    private static void moments(
            Picture picture, Lettering.Ink ink, int left, int top, double[] mean, double[] deviation) {
        int count = ink.columns() * ink.rows();
        for (int s = 0; s < mean.length; s++) {
            double sum = 0;
            double squares = 0;
            for (int y = top; y < top + ink.rows(); y++) {
                for (int x = left; x < left + ink.columns(); x++) {
                    double value = picture.at(x, y, s);
                    sum += value;
                    squares += value * value;
                }
            }
            mean[s] = sum / count;
            deviation[s] = Math.sqrt(Math.max(0, squares / count - mean[s] * mean[s]));
        }
    }

    private static TextLine stroke(Picture picture, Lettering.Ink ink, int left, int top, Brush brush, String turn) {
        if (brush.style().equals("box") || brush.style().equals("inverted")) {
            for (int y = top - 2; y < top + ink.rows() + 2; y++) {
                for (int x = left - 2; x < left + ink.columns() + 2; x++) {
                    mix(picture, x, y, brush.ground(), 255);
                }
            }
        }
        int[] pixels = new int[ink.columns() * ink.rows()];
        int count = 0;
        for (int y = -1; y <= ink.rows(); y++) {
            for (int x = -1; x <= ink.columns(); x++) {
                int around = around(ink, x, y);
                int own = ink.at(x, y);
                switch (brush.style()) {
                    case "shadow" -> mix(picture, left + x, top + y, brush.ground(), ink.at(x - 1, y - 1));
                    case "outline" -> mix(picture, left + x, top + y, brush.ground(), around);
                    case "hollow" ->
                        own = ink.rows() < 14 && ink.columns() < 14 || thin(ink) ? own : Math.max(0, around - own);
                    default -> {}
                }
                mix(picture, left + x, top + y, brush.ink(), own);
                if (own >= 128 && count < pixels.length) {
                    pixels[count++] = (top + y) * picture.columns() + left + x;
                }
            }
        }
        String kind = turn + brush.style() + ", " + brush.contrast() + ", " + ink.font();
        return new TextLine(kind, ink.glyphs(), java.util.Arrays.copyOf(pixels, count));
    }

    /// Letters too small to be drawn as an outline alone.
    private static boolean thin(Lettering.Ink ink) {
        return Math.min(ink.rows(), ink.columns()) < 22;
    }

    private static int around(Lettering.Ink ink, int x, int y) {
        int most = 0;
        for (int v = -1; v <= 1; v++) {
            for (int u = -1; u <= 1; u++) {
                most = Math.max(most, ink.at(x + u, y + v));
            }
        }
        return most;
    }

    private static void mix(Picture picture, int x, int y, double[] value, int share) {
        if (share == 0 || x < 0 || y < 0 || x >= picture.columns() || y >= picture.rows()) {
            return;
        }
        for (int s = 0; s < picture.samples(); s++) {
            double under = picture.at(x, y, s);
            double mixed = under + (value[Math.min(s, value.length - 1)] - under) * share / 255;
            picture.values()[(y * picture.columns() + x) * picture.samples() + s] =
                    (short) Math.clamp(Math.round(mixed), 0, (1 << picture.bits()) - 1);
        }
    }

    private static Picture throughJpeg(Picture picture) {
        boolean isGrey = picture.samples() == 1;
        BufferedImage image = new BufferedImage(
                picture.columns(),
                picture.rows(),
                isGrey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        for (int i = 0; i < data.length; i++) {
            data[i] = (byte) (isGrey ? picture.values()[i] : picture.values()[i - i % 3 + 2 - i % 3]);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try {
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(0.6f);
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (var out = ImageIO.createImageOutputStream(bytes)) {
                writer.setOutput(out);
                writer.write(null, new IIOImage(image, null, null), param);
            }
            return decoded(ImageIO.read(new ByteArrayInputStream(bytes.toByteArray())), picture);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            writer.dispose();
        }
    }

    private static Picture decoded(BufferedImage image, Picture like) {
        byte[] data = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        short[] values = new short[data.length];
        for (int i = 0; i < data.length; i++) {
            values[i] = (short) ((like.samples() == 1 ? data[i] : data[i - i % 3 + 2 - i % 3]) & 0xFF);
        }
        return new Picture(like.columns(), like.rows(), like.samples(), 8, values);
    }
}
