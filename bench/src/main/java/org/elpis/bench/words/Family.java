package org.elpis.bench.words;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.elpis.pixel.Box;
import org.elpis.testkit.picture.Picture;
import org.elpis.testkit.picture.TextLine;

/// A held-out family of frames with burned-in text: who writes the detector does not look at what it draws.
///
/// The same seed and the same grounds give the same frames, as far as the machine has the same fonts. Source: none;
/// invented for the bench.
final class Family {
    /// Least levels of 256 between ink and what is around it.
    static final int LEAST_CONTRAST = 25;

    private static final int LOOP = 8;
    private static final int PLACES = 30;
    /// Noise between the frames of a loop, in levels, which a contrast must not lose.
    private static final int NOISE = 6;

    private final String name;
    private final Lettering lettering;
    private final List<Style> styles;
    private final Phrases phrases;

    private Family(String name, Lettering lettering, List<Style> styles, Phrases phrases) {
        this.name = name;
        this.lettering = lettering;
        this.styles = styles;
        this.phrases = phrases;
    }

    /// Outlines: strokes and fonts of the machine.
    static Family b() {
        return new Family(
                "B",
                new LetteringB(),
                List.of(Style.PLAIN, Style.PLAIN, Style.PLAIN, Style.BRIGHT_LABEL, Style.DARK_LABEL),
                new Phrases(0));
    }

    /// Bitmaps, plain, outlined and with a shadow.
    static Family c() {
        return new Family(
                "C",
                new LetteringC(),
                List.of(
                        Style.PLAIN,
                        Style.PLAIN,
                        Style.PLAIN,
                        Style.OUTLINED,
                        Style.SHADOWED,
                        Style.BRIGHT_LABEL,
                        Style.DARK_LABEL),
                new Phrases(1));
    }

    String name() {
        return name;
    }

    /// One frame, or the frames of a loop with a clock in it.
    ///
    /// @param grounds  real ones; every fourth frame and whatever finds no real one is on a drawn one
    List<WrittenFrame> frames(long seed, List<Ground> grounds) {
        SplittableRandom chance = new SplittableRandom(seed * 2 + phrases.family());
        Ground ground = ground(chance, grounds);
        Levels levels = Levels.of(ground.picture());
        boolean isLoop = chance.nextInt(12) == 0;
        boolean isJpeg = ground.picture().bits() == 8 && chance.nextInt(3) == 0;
        List<Block> blocks = new ArrayList<>();
        int wanted = isLoop ? 1 : 1 + chance.nextInt(3);
        List<Script> scripts = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            Script script = phrases.script(chance);
            Lettering.Hand hand = lettering.hand(chance, script);
            List<Ink> lines = lines(chance, script, hand, 1 + chance.nextInt(3) * chance.nextInt(3));
            block(chance, ground.picture(), levels, lines, blocks, isLoop).ifPresent(found -> {
                blocks.add(found);
                scripts.add(script);
            });
        }
        if (!isLoop) {
            return List.of(frame(ground.picture(), ground.name(), blocks, scripts, isJpeg, "one"));
        }
        return loop(chance, ground, levels, blocks, scripts, isJpeg);
    }

    private static Ground ground(SplittableRandom chance, List<Ground> grounds) {
        if (grounds.isEmpty() || chance.nextInt(4) == 0) {
            return Ground.drawn(chance);
        }
        Ground real = grounds.get(chance.nextInt(grounds.size()));
        if (real.picture().bits() > 8 && chance.nextInt(3) == 0) {
            real = new Ground(real.name(), Levels.of(real.picture()).shown(real.picture()));
        }
        return real.picture().bits() == 8 && real.picture().samples() == 1 && chance.nextInt(3) == 0
                ? real.inColour()
                : real;
    }

    private List<Ink> lines(SplittableRandom chance, Script script, Lettering.Hand hand, int count) {
        List<Ink> lines = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            hand.write(phrases.text(chance, script)).ifPresent(lines::add);
        }
        return lines;
    }

    /// Looks for a place; a block that finds none is left away.
    private Optional<Block> block(
            SplittableRandom chance,
            Picture picture,
            Levels levels,
            List<Ink> lines,
            List<Block> others,
            boolean isLoop) {
        int roll = chance.nextInt(10);
        int quarters = roll == 0 ? 1 : roll == 1 ? 3 : 0;
        int width = quarters == 0 ? Block.width(lines) : Block.height(lines);
        int height = quarters == 0 ? Block.height(lines) : Block.width(lines);
        Style style = styles.get(chance.nextInt(styles.size()));
        int contrast = LEAST_CONTRAST + (isLoop ? NOISE : 0) + (int) (205 * Math.pow(chance.nextDouble(), 1.5));
        boolean isCorner = chance.nextInt(2) == 0;
        int slackX = picture.columns() - width;
        int slackY = picture.rows() - height;
        for (int i = 0; i < PLACES && !lines.isEmpty() && slackX >= 0 && slackY >= 0; i++) {
            int inset = chance.nextInt(12);
            int x = isCorner ? corner(chance, slackX, inset) : chance.nextInt(slackX + 1);
            int y = isCorner ? corner(chance, slackY, inset) : chance.nextInt(slackY + 1);
            Box box = new Box(x, y, width, height);
            if (others.stream().noneMatch(other -> other.box().overlaps(box))) {
                Optional<Brush> brush = Brush.at(picture, levels, box, style, contrast, chance);
                if (brush.isPresent()) {
                    return Optional.of(new Block(lines, box, style, brush.get(), quarters));
                }
                // Most places have room for a faint ink only.
                contrast = Math.max(LEAST_CONTRAST + (isLoop ? NOISE : 0), contrast * 9 / 10);
            }
        }
        return Optional.empty();
    }

    private static int corner(SplittableRandom chance, int slack, int inset) {
        int at = Math.min(inset, slack);
        return chance.nextBoolean() ? at : slack - at;
    }

    private static WrittenFrame frame(
            Picture ground, String name, List<Block> blocks, List<Script> scripts, boolean isJpeg, String frames) {
        Picture picture = new Picture(
                ground.columns(),
                ground.rows(),
                ground.samples(),
                ground.bits(),
                ground.values().clone());
        List<WrittenLine> written = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            List<TextLine> lines = block.draw(picture);
            for (int k = 0; k < lines.size(); k++) {
                Map<Trait, String> traits = traits(block, block.lines().get(k), picture);
                traits.put(Trait.SCRIPT, word(scripts.get(i)));
                traits.put(Trait.GROUND, name);
                traits.put(Trait.CODING, isJpeg ? "jpeg of quality 60" : "none");
                traits.put(Trait.FRAMES, frames);
                written.add(new WrittenLine(lines.get(k), traits));
            }
        }
        return new WrittenFrame(isJpeg ? Jpeg.through(picture) : picture, written);
    }

    /// Frames with the same blocks on a ground that moves, and a clock that goes.
    private List<WrittenFrame> loop(
            SplittableRandom chance,
            Ground ground,
            Levels levels,
            List<Block> blocks,
            List<Script> scripts,
            boolean isJpeg) {
        Lettering.Hand hand = lettering.hand(chance, Script.DIGITS);
        int start = chance.nextInt(50);
        long same = chance.nextLong();
        List<Ink> ticks = ticks(hand, same, start);
        Optional<Block> clock =
                block(chance, ground.picture(), levels, ticks.subList(0, Math.min(1, ticks.size())), blocks, true);
        List<WrittenFrame> frames = new ArrayList<>();
        for (int i = 0; i < LOOP; i++) {
            List<Block> all = new ArrayList<>(blocks);
            List<Script> allScripts = new ArrayList<>(scripts);
            List<Ink> tick = ticks.isEmpty() ? ticks : ticks.subList(i, i + 1);
            clock.ifPresent(at -> {
                all.add(new Block(tick, at.box(), at.style(), at.brush(), at.quarters()));
                allScripts.add(Script.DIGITS);
            });
            Picture now = ground.later(i, levels, chance);
            frames.add(frame(now, ground.name(), all, allScripts, isJpeg, "loop of 8"));
        }
        return frames;
    }

    /// What the clock shows in each frame, all of one size; empty when the font has no digits.
    private List<Ink> ticks(Lettering.Hand hand, long same, int second) {
        List<Ink> ticks = new ArrayList<>();
        for (int i = 0; i < LOOP; i++) {
            hand.write(phrases.clock(new SplittableRandom(same), second + i)).ifPresent(ticks::add);
        }
        int columns = Block.width(ticks);
        int rows = ticks.stream().mapToInt(Ink::rows).max().orElse(0);
        return ticks.stream().map(each -> each.padded(columns, rows)).toList();
    }

    private static Map<Trait, String> traits(Block block, Ink line, Picture picture) {
        Map<Trait, String> traits = new EnumMap<>(Trait.class);
        traits.put(Trait.FONT, line.font());
        traits.put(Trait.HEIGHT, range(line.height(), 8, 12, 16, 24, 49));
        traits.put(Trait.LETTERS, range(line.glyphs(), 1, 3, 6, 11, 60));
        traits.put(Trait.STYLE, word(block.style()));
        traits.put(Trait.CONTRAST, range(block.brush().contrast(), 25, 40, 64, 128, 256));
        traits.put(Trait.DIRECTION, String.valueOf(block.quarters() * 90));
        traits.put(Trait.COLOUR, block.brush().colour());
        boolean isCorner = Math.min(
                                block.box().x(), picture.columns() - block.box().right())
                        < 12
                && Math.min(block.box().y(), picture.rows() - block.box().bottom()) < 12;
        traits.put(
                Trait.PLACE, (isCorner ? "corner" : "middle") + (block.lines().size() > 1 ? ", block" : ", alone"));
        return traits;
    }

    private static String range(int value, int... starts) {
        for (int i = 1; i < starts.length; i++) {
            if (value < starts[i]) {
                return String.format(Locale.ROOT, "%d to %d", starts[i - 1], starts[i] - 1);
            }
        }
        return "more";
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
