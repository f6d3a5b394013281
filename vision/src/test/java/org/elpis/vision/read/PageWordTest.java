package org.elpis.vision.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageWordTest {
    private static boolean hasShape(String text, int width, int height) {
        return new PageWord(0, 0, 0, 0, width, height, 1, text).hasShapeOfItsText();
    }

    @Test
    void hasTheShapeOfItsText() {
        assertThat(hasShape("L", 24, 30)).isTrue();
        assertThat(hasShape("1.2", 60, 30)).isTrue();
        assertThat(hasShape("SUPINE", 170, 30)).isTrue();
    }

    /// A long line that was read as one letter, or a speck that was read as a word.
    @Test
    void hasNotTheShapeOfAnotherText() {
        assertThat(hasShape("L", 170, 30)).isFalse();
        assertThat(hasShape("SUPINE", 10, 30)).isFalse();
        assertThat(hasShape("L", 10, 0)).isFalse();
    }

    @Test
    void isNeverPrinted() {
        assertThat(new PageWord(0, 0, 0, 0, 1, 1, 1, "Doe").toString()).doesNotContain("Doe");
    }
}
