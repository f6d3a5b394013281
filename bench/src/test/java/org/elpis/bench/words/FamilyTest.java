package org.elpis.bench.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.elpis.testkit.picture.Picture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FamilyTest {
    private static final int SEEDS = 12;

    private static Family family(String name) {
        return name.equals("B") ? Family.b() : Family.c();
    }

    /// Twelve bits, some tissue in the middle.
    private static List<Ground> grounds() {
        short[] values = new short[300 * 280];
        for (int i = 0; i < values.length; i++) {
            boolean isTissue = Math.hypot(i % 300 - 150, i / 300 - 140) < 90;
            values[i] = (short) (isTissue ? 900 + i % 300 + 7 * (i % 13) : i % 5);
        }
        return List.of(new Ground("disc", new Picture(300, 280, 1, 12, values)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "C"})
    void drawsTheSameFramesFromTheSameSeed(String name) {
        for (long seed = 0; seed < SEEDS; seed++) {
            List<WrittenFrame> once = family(name).frames(seed, grounds());
            List<WrittenFrame> again = family(name).frames(seed, grounds());
            assertThat(again).hasSameSizeAs(once);
            for (int i = 0; i < once.size(); i++) {
                assertThat(again.get(i).picture().values())
                        .as("seed %d", seed)
                        .isEqualTo(once.get(i).picture().values());
                assertThat(again.get(i).lines().stream().map(WrittenLine::traits))
                        .containsExactlyElementsOf(once.get(i).lines().stream()
                                .map(WrittenLine::traits)
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "C"})
    void drawsOtherFramesFromOtherSeeds(String name) {
        Set<Integer> seen = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            seen.add(Arrays.hashCode(
                    family(name).frames(seed, grounds()).getFirst().picture().values()));
        }
        assertThat(seen).hasSize(SEEDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "C"})
    void knowsPixelsOfEveryLineWithinTheFrame(String name) {
        for (long seed = 0; seed < SEEDS; seed++) {
            for (WrittenFrame frame : family(name).frames(seed, grounds())) {
                int pixels = frame.picture().columns() * frame.picture().rows();
                for (WrittenLine line : frame.lines()) {
                    assertThat(Arrays.stream(line.line().pixels()).boxed())
                            .as("seed %d", seed)
                            .isNotEmpty()
                            .allMatch(pixel -> pixel >= 0 && pixel < pixels);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "C"})
    void writesOverlappingLinesNever(String name) {
        for (long seed = 0; seed < SEEDS; seed++) {
            for (WrittenFrame frame : family(name).frames(seed, grounds())) {
                Set<Integer> taken = new HashSet<>();
                for (WrittenLine line : frame.lines()) {
                    for (int pixel : line.line().pixels()) {
                        assertThat(taken.add(pixel)).as("seed %d", seed).isTrue();
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "C"})
    void keepsPlainInkAwayFromTheValuesAroundIt(String name) {
        Ground dark = new Ground("dark", new Picture(300, 280, 1, 8, new short[300 * 280]));
        for (long seed = 0; seed < SEEDS; seed++) {
            List<WrittenFrame> frames = family(name).frames(seed, List.of(dark));
            for (WrittenLine line : frames.getFirst().lines()) {
                boolean isPlain = line.trait(Trait.STYLE).equals("plain")
                        && line.trait(Trait.GROUND).equals("dark")
                        && line.trait(Trait.CODING).equals("none")
                        && line.trait(Trait.COLOUR).equals("grey frame");
                int brightest = 0;
                for (int pixel : line.line().pixels()) {
                    brightest = Math.max(brightest, frames.getFirst().picture().values()[pixel]);
                }
                assertThat(isPlain ? brightest : Family.LEAST_CONTRAST)
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(Family.LEAST_CONTRAST);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"B", "C"})
    void letsAClockGoInALoopOfEightFrames(String name) {
        long loops = 0;
        for (long seed = 0; seed < 4 * SEEDS; seed++) {
            List<WrittenFrame> frames = family(name).frames(seed, grounds());
            if (frames.size() > 1) {
                assertThat(frames)
                        .hasSize(8)
                        .allSatisfy(frame -> assertThat(frame.lines())
                                .hasSameSizeAs(frames.getFirst().lines()));
                loops++;
            }
        }
        assertThat(loops).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LATIN", "LATIN_1", "GREEK", "CYRILLIC", "DIGITS"})
    void hasEveryLetterOfFamilyCsNames(Script script) {
        SplittableRandom chance = new SplittableRandom(1);
        LetteringC lettering = new LetteringC();
        for (int i = 0; i < 200; i++) {
            String text = new Phrases(1).text(chance, script);
            assertThat(lettering.hand(chance, script).write(text)).as(text).isPresent();
        }
    }
}
