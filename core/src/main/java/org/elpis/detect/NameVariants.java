package org.elpis.detect;

import java.util.function.Consumer;

/// The spellings under which a person's name turns up in texts: umlauts written out or left out, given and
/// family name in one word, an initial before or behind the family name.
///
/// Each spelling goes to `target` as it is; whoever takes it folds it. Stateless.
final class NameVariants {
    private static final int LEAST_LETTERS = 3;
    /// Small words that a family name may start with, the longest first; what stands behind has more letters than
    /// in `Vanessa`.
    private static final String[] PARTICLES = {"vander", "vanden", "vonder", "vande", "van"};

    private static final int LEAST_BEHIND_PARTICLE = 5;

    private NameVariants() {}

    /// @param name  a value of VR PN: components parted by `^`, component groups by `=`
    static void of(String name, Consumer<String> target) {
        int start = 0;
        while (start <= name.length()) {
            int end = name.indexOf('=', start) < 0 ? name.length() : name.indexOf('=', start);
            ofGroup(name.substring(start, end), target);
            start = end + 1;
        }
    }

    private static void ofGroup(String group, Consumer<String> target) {
        int caret = group.indexOf('^');
        String family = caret < 0 ? group : group.substring(0, caret);
        int second = caret < 0 ? -1 : group.indexOf('^', caret + 1);
        String given = caret < 0 ? "" : group.substring(caret + 1, second < 0 ? group.length() : second);
        ofWords(family, target);
        ofWords(given, target);
        String joinedFamily = joined(family);
        String firstGiven = first(given);
        if (joinedFamily.length() >= 2 && !firstGiven.isEmpty()) {
            add(joinedFamily + firstGiven, target);
            add(firstGiven + joinedFamily, target);
            add(joinedFamily + firstGiven.charAt(0), target);
            add(firstGiven.charAt(0) + joinedFamily, target);
        }
    }

    private static void ofWords(String component, Consumer<String> target) {
        add(joined(component), target);
        int at = 0;
        while (at < component.length()) {
            int end = TextDetector.wordEnd(component, at);
            if (end > at) {
                add(component.substring(at, end), target);
            }
            at = Math.max(end, at + 1);
        }
    }

    private static void add(String word, Consumer<String> target) {
        if (word.length() < LEAST_LETTERS) {
            return;
        }
        target.accept(word);
        addWithoutParticle(word, target);
        String written = writtenOut(word);
        if (!written.equals(word)) {
            target.accept(written);
        }
        String contracted = contracted(written);
        if (!contracted.equals(written)) {
            target.accept(contracted);
        }
    }

    /// `Vandersloot` as `Sloot`, which is written `van der Sloot` and `vd Sloot` as well.
    private static void addWithoutParticle(String word, Consumer<String> target) {
        String folded = Fold.fold(word);
        for (String particle : PARTICLES) {
            if (folded.startsWith(particle) && folded.length() - particle.length() >= LEAST_BEHIND_PARTICLE) {
                target.accept(folded.substring(particle.length()));
                return;
            }
        }
    }

    private static String joined(String component) {
        StringBuilder letters = new StringBuilder(component.length());
        for (int i = 0; i < component.length(); i++) {
            if (TextDetector.isWordPart(component.charAt(i))) {
                letters.append(component.charAt(i));
            }
        }
        return letters.toString();
    }

    private static String first(String component) {
        int start = 0;
        while (start < component.length() && !TextDetector.isWordPart(component.charAt(start))) {
            start++;
        }
        return component.substring(start, TextDetector.wordEnd(component, start));
    }

    /// `Müller` as `Mueller`, `Sørensen` as `Soerensen`, `Åberg` as `Aaberg`.
    private static String writtenOut(String word) {
        StringBuilder letters = new StringBuilder(word.length() + 2);
        for (int i = 0; i < word.length(); i++) {
            char c = Character.toLowerCase(word.charAt(i));
            switch (c) {
                case 'ä' -> letters.append("ae");
                case 'ö', 'ø' -> letters.append("oe");
                case 'ü' -> letters.append("ue");
                case 'å' -> letters.append("aa");
                default -> letters.append(c);
            }
        }
        return letters.toString();
    }

    /// `mueller` as `muller`; takes small letters.
    static String contracted(String word) {
        StringBuilder letters = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            letters.append(c);
            boolean isPair = i + 1 < word.length() && word.charAt(i + 1) == 'e' && (c == 'a' || c == 'o' || c == 'u');
            i += isPair ? 1 : 0;
        }
        return letters.toString();
    }
}
