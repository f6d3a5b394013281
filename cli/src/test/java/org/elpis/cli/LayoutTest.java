package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void groupsDigitsByThree() {
        assertThat(List.of(Layout.grouped(0), Layout.grouped(999), Layout.grouped(1000), Layout.grouped(-1234567)))
                .containsExactly("0", "999", "1,000", "-1,234,567");
    }

    @Test
    void writesSizesInPowersOfTen() {
        assertThat(Layout.bytes(999)).isEqualTo("999 bytes");
        assertThat(Layout.bytes(528_000)).isEqualTo("528.0 KB");
        assertThat(Layout.bytes(10_000_000_000L)).isEqualTo("10.0 GB");
    }

    @Test
    void usesThePluralForAllNumbersButOne() {
        assertThat(Layout.count(1, "study")).isEqualTo("1 study");
        assertThat(Layout.count(0, "study")).isEqualTo("0 studies");
        assertThat(Layout.count(1200, "file")).isEqualTo("1,200 files");
    }

    @Test
    void cutsLongTextsAndTakesTheirPowerOverTheTerminal() {
        assertThat(Layout.shown("abcdef", 4)).isEqualTo("abc…");
        assertThat(Layout.shown("a\u001b[31mb\n\u202ec", 20)).isEqualTo("a·[31mb··c");
    }

    @Test
    void breaksParagraphsAtBlanksOnly() {
        String paragraph = Layout.paragraph("  ", "word ".repeat(60).strip());

        assertThat(paragraph.lines())
                .allSatisfy(line -> assertThat(line)
                        .startsWith("  word")
                        .endsWith("word")
                        .hasSizeLessThanOrEqualTo(Terminal.COLUMNS));
        assertThat(Layout.paragraph("", "x".repeat(200))).isEqualTo("x".repeat(200) + "\n");
    }

    @Test
    void guessesAWordOnlyWhenItIsNear() {
        assertThat(Nearest.of("reserch", List.of("basic", "research"))).contains("research");
        assertThat(Nearest.of("everything", List.of("basic", "research"))).isEmpty();
    }
}
