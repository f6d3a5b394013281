package org.elpis.bench;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.font.TextLayout;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.policy.Handling;
import org.elpis.policy.Plan;
import org.elpis.policy.Planner;
import org.elpis.policy.Profile;

/// Counts which drawn lines stay where harmless words may.
public final class HarmlessLines {
    private static final int COLUMNS = 640;
    private static final int ROWS = 480;
    private static final int LINE_ROWS = 60;
    private static final List<String> HARMLESS = List.of(
            "L",
            "R",
            "LEFT",
            "RIGHT",
            "MI 1.2",
            "MI 0.8",
            "TIs 0.4",
            "TIb 1.1",
            "MI 1.2 TIs 0.4",
            "Depth 12.5 cm",
            "12 cm",
            "15cm",
            "60 dB",
            "Gain 60",
            "5.0 MHz",
            "32 fps",
            "85%",
            "AP",
            "PA",
            "RMLO",
            "LCC",
            "SUPINE",
            "ERECT",
            "FR 28 Hz",
            "120 cm/s",
            "LT LAT",
            "PORTABLE");
    /// Names and numbers, many of them near to what may stay.
    private static final List<String> IDENTIFYING = List.of(
            "DOE^JANE",
            "SMITH, ANNA",
            "Li Wei",
            "ID 4711",
            "67Y",
            "F 45",
            "Mary Lord",
            "LEE",
            "RITTER",
            "LUTZ",
            "Dr. Gain",
            "MRN 12345",
            "LANG",
            "APEL",
            "PAUL",
            "MILES",
            "DEPT 12",
            "Lutz M",
            "R. Lee",
            "JL",
            "LM",
            "RL",
            "AB",
            "MIA 1.2",
            "TIM 0.4",
            "Acc 881",
            "LEFTY",
            "WRIGHT",
            "ROCK",
            "AXEL",
            "SAGAN",
            "COREY",
            "ERIC",
            "PRINCE",
            "1951",
            "0815",
            "LEFT Doe",
            "MI Doe 1.2",
            "R 1951",
            "St. Mary",
            "Klinikum",
            "PAT",
            "LATZ",
            "SUPAN",
            "PORTER");

    private final Random random;
    private final List<String> fonts = new ArrayList<>();
    private final Planner planner = new Planner(
            Profile.RESEARCH.with(Handling.DEFAULT.with(Handling.Pixels.KEEP_HARMLESS)),
            new TextDetector(Vocabulary.clinical()));
    private final TreeMap<String, int[]> stayed = new TreeMap<>();
    private int harmless;
    private int harmlessStay;
    private int identifying;
    private int identifyingStay;

    private record Line(String text, boolean isHarmless, Rectangle bounds) {}

    private HarmlessLines(long seed) {
        this.random = new Random(seed);
        for (String name : GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()) {
            if (new Font(name, Font.PLAIN, 14).canDisplayUpTo("AZaz09") < 0) {
                fonts.add(name);
            }
        }
    }

    /// Draws frames, has them planned, and prints the counts.
    ///
    /// @param arguments  lines, seed
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        if (Examiners.reader().isEmpty()) {
            out.println("Nothing here reads: install Debian's tesseract-ocr and tesseract-ocr-eng.");
            return;
        }
        HarmlessLines bench = new HarmlessLines(Long.parseLong(arguments[1]));
        while (bench.harmless + bench.identifying < Integer.parseInt(arguments[0])) {
            bench.frame();
        }
        out.printf(
                Locale.ROOT,
                "%s, %d fonts%nharmless lines that stay: %d of %d%nidentifying lines that stay: %d of %d%n",
                Examiners.reader().get().identity(),
                bench.fonts.size(),
                bench.harmlessStay,
                bench.harmless,
                bench.identifyingStay,
                bench.identifying);
        bench.stayed.forEach((text, counts) -> out.printf("  %-16s %d of %d%n", text, counts[0], counts[1]));
    }

    private void frame() {
        BufferedImage image = new BufferedImage(COLUMNS, ROWS, BufferedImage.TYPE_BYTE_GRAY);
        int ground = random.nextInt(60);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(new Color(ground, ground, ground));
        graphics.fillRect(0, 0, COLUMNS, ROWS);
        List<Line> lines = new ArrayList<>();
        for (int y = 0; y + LINE_ROWS <= ROWS; y += LINE_ROWS) {
            lines.add(line(graphics, y, ground));
        }
        graphics.dispose();
        Plan plan = planner.plan(instance(image), new Identity());
        List<Box> filled = plan.filledBoxes().map(fill -> fill.boxes()).orElse(List.of());
        for (Line line : lines) {
            count(line, plan.keptBoxes(), filled);
        }
    }

    private Line line(Graphics2D graphics, int y, int ground) {
        boolean isHarmless = random.nextBoolean();
        String text = isHarmless ? pick(HARMLESS) : random.nextInt(4) == 0 ? number() : pick(IDENTIFYING);
        int style = random.nextInt(3) == 0 ? Font.BOLD : Font.PLAIN;
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING,
                random.nextBoolean()
                        ? RenderingHints.VALUE_TEXT_ANTIALIAS_ON
                        : RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        int ink = ground + 60 + random.nextInt(130);
        graphics.setColor(new Color(ink, ink, ink));
        Font font = new Font(pick(fonts), style, 10 + random.nextInt(22));
        TextLayout layout = new TextLayout(text, font, graphics.getFontRenderContext());
        int x = 8 + random.nextInt(300);
        layout.draw(graphics, x, y + LINE_ROWS * 2f / 3);
        return new Line(text, isHarmless, layout.getPixelBounds(null, x, y + LINE_ROWS * 2f / 3));
    }

    private String pick(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }

    /// A date, a time or a number.
    private String number() {
        int day = 1 + random.nextInt(28);
        int month = 1 + random.nextInt(12);
        int year = 1920 + random.nextInt(100);
        return switch (random.nextInt(6)) {
            case 0 -> String.format(Locale.ROOT, "%02d.%02d.%d", day, month, year);
            case 1 -> String.format(Locale.ROOT, "%02d/%02d/%d", month, day, year);
            case 2 -> String.format(Locale.ROOT, "%02d:%02d:%02d", random.nextInt(24), random.nextInt(60), day);
            case 3 -> Integer.toString(random.nextInt(10_000_000));
            case 4 -> String.format(Locale.ROOT, "%02d.%02d", day, month);
            default -> String.format(Locale.ROOT, "%d Y", random.nextInt(100));
        };
    }

    private void count(Line line, List<Box> kept, List<Box> filled) {
        Rectangle at = line.bounds();
        Box box = new Box(at.x, at.y, at.width, at.height);
        boolean isHeld = kept.stream().anyMatch(line.isHarmless() ? one -> one.contains(box) : box::overlaps)
                && (!line.isHarmless() || filled.stream().noneMatch(box::overlaps));
        if (line.isHarmless()) {
            harmless++;
            harmlessStay += isHeld ? 1 : 0;
        } else {
            identifying++;
            identifyingStay += isHeld ? 1 : 0;
        }
        if (line.isHarmless() || isHeld) {
            int[] counts = stayed.computeIfAbsent(line.text(), absent -> new int[2]);
            counts[0] += isHeld ? 1 : 0;
            counts[1]++;
        }
    }

    private static Instance instance(BufferedImage image) {
        byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] pixels = Arrays.copyOf(grey, grey.length);
        Value region = new Value.Region(new BytesSource(pixels, pixels.length), 0, pixels.length);
        List<Element> elements = new ArrayList<>(List.of(
                Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, "1.2.840.10008.5.1.4.1.1.7"),
                Element.ofAscii(Tag.PHOTOMETRIC_INTERPRETATION, Vr.CS, "MONOCHROME2"),
                number(Tag.ROWS, ROWS),
                number(Tag.COLUMNS, COLUMNS),
                number(Tag.BITS_ALLOCATED, 8),
                number(Tag.BITS_STORED, 8),
                number(Tag.HIGH_BIT, 7),
                new Element(Tag.PIXEL_DATA, Vr.OB, region)));
        elements.sort(Comparator.comparingLong(element -> element.tag() & 0xFFFF_FFFFL));
        return new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(pixels, pixels.length),
                false,
                Set.of());
    }

    private static Element number(int tag, int value) {
        return new Element(tag, Vr.US, Value.Bytes.of(Encoding.EXPLICIT_LITTLE.unsigned16(value)));
    }
}
