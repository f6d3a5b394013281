package org.elpis.models.scorecard;

import java.util.List;
import org.elpis.models.audit.Picture;
import org.elpis.models.audit.Verdict;

/// A part of a page, from which HTML and PDF are made alike: what one says the other says.
sealed interface Block {
    /// A heading.
    ///
    /// @param level  1 to 3
    record Heading(int level, String text) implements Block {}

    /// Some sentences.
    record Paragraph(String text, Tone tone) implements Block {}

    /// How loud a paragraph is.
    enum Tone {
        KICKER,
        LEAD,
        PLAIN,
        SOFT
    }

    /// A list.
    record Bullets(List<String> items) implements Block {
        public Bullets {
            items = List.copyOf(items);
        }
    }

    /// A table; every row has as many cells as the head.
    record Table(List<String> head, List<List<String>> rows) implements Block {
        public Table {
            head = List.copyOf(head);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /// A verdict with what it means.
    record Banner(Verdict verdict, String text) implements Block {}

    /// A heading with a verdict beside it.
    record Judged(Verdict verdict, String text) implements Block {}

    /// A drawing.
    record Plotted(Plot plot, String caption) implements Block {}

    /// Pictures side by side: private.
    ///
    /// @param areSmall  whether they are but a reminder of those further on
    record Pictures(List<Picture> pictures, boolean areSmall) implements Block {
        public Pictures {
            pictures = List.copyOf(pictures);
        }
    }

    /// What follows starts a page when it is printed.
    record PageBreak() implements Block {}
}
