package org.elpis.detect;

import java.util.List;

/// What is found in a text, for tests: the parts that go, as they stand there.
final class Left {
    static final Identity NOBODY = new Identity();
    private static final TextDetector TEXTS = new TextDetector(Vocabulary.clinical());

    private Left() {}

    /// The parts that go, parted by bars.
    static String gone(String text) {
        return gone(text, NOBODY);
    }

    static String gone(String text, Identity identity) {
        StringBuilder gone = new StringBuilder();
        for (Span span : TEXTS.detect(text, identity)) {
            gone.append(gone.isEmpty() ? "" : "|").append(text, span.start(), span.end());
        }
        return gone.toString();
    }

    /// The kinds of the parts that go.
    static List<Span.Kind> kinds(String text) {
        return TEXTS.detect(text, NOBODY).stream().map(Span::kind).distinct().toList();
    }

    static Identity patient(String name) {
        Identity identity = new Identity();
        identity.addPatient(name);
        return identity;
    }
}
