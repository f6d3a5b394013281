package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
    private static Arguments parse(String... words) throws UsageException {
        return new Options("deid", "IN... OUT", "What it does.")
                .places("IN|OUT", "0..*", "Files, and last the folder.")
                .value("--project", "NAME", "A project.")
                .values("--retain", "WHAT", "What stays.")
                .flag("--no-pixels", "Looks at no pixels.")
                .common()
                .parse(words);
    }

    @Test
    void takesWordsInTheirOrder() throws Exception {
        assertThat(parse("a", "b", "c").places()).containsExactly("a", "b", "c");
    }

    /// Otherwise the last of them, the output, is taken for one more input.
    @Test
    void takesWordsOnceWhereverOptionsStandBetweenThem() throws Exception {
        Arguments arguments = parse("a", "--project", "p", "b", "--no-pixels", "c", "--retain", "x,y");

        assertThat(arguments.places()).containsExactly("a", "b", "c");
        assertThat(arguments.value("--project")).contains("p");
        assertThat(arguments.values("--retain")).isEqualTo(List.of("x", "y"));
    }

    @Test
    void keepsWordsThatAreGivenTwice() throws Exception {
        assertThat(parse("a", "--no-pixels", "a").places()).containsExactly("a", "a");
    }

    @Test
    void refusesAnOptionThatItDoesNotKnow() {
        assertThatThrownBy(() -> parse("--projekt", "p"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("--project");
    }
}
