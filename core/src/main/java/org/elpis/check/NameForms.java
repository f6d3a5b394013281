package org.elpis.check;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The forms in which one person's name is searched for: its parts, its parts in every order, with initials, run
/// together, with umlauts written out or left off.
///
/// One part alone means something when it is rare enough: at least four letters on word boundaries, at least six
/// anywhere. Shorter parts and common words count together with a neighbour, or as the whole of a value.
final class NameForms {
    private static final int ANYWHERE_LETTERS = 6;
    private static final int BOUNDED_LETTERS = 4;

    /// Without `ms`, which stands for a disease and a method as well.
    private static final byte[][] TITLES = {
        ascii("mr"),
        ascii("mrs"),
        ascii("miss"),
        ascii("dr"),
        ascii("prof"),
        ascii("herr"),
        ascii("herrn"),
        ascii("frau"),
        ascii("mme"),
        ascii("monsieur"),
        ascii("madame")
    };

    private final KnownBuilder target;

    NameForms(KnownBuilder target) {
        this.target = target;
    }

    private static byte[] ascii(String word) {
        return word.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// Adds a value of VR PN, with up to three component groups.
    void add(String personName) {
        for (String group : split(personName, '=')) {
            addGroup(group);
        }
    }

    private void addGroup(String group) {
        addParts(group);
        String written = writtenOut(group);
        if (!written.equals(group)) {
            addParts(written);
        }
        String leftOff = leftOff(group);
        if (!leftOff.equals(group)) {
            addParts(leftOff);
        }
    }

    private void addParts(String group) {
        List<String> components = split(group, '^');
        List<byte[]> family = words(components, 0);
        List<byte[]> given = words(components, 1);
        List<byte[]> middle = words(components, 2);
        if (components.size() == 1) {
            int comma = group.indexOf(',');
            family = words(List.of(comma < 0 ? group : group.substring(0, comma)), 0);
            given = comma < 0 ? List.of() : words(List.of(group.substring(comma + 1)), 0);
            if (given.isEmpty() && family.size() > 1) {
                given = family.subList(0, family.size() - 1);
                family = family.subList(family.size() - 1, family.size());
            }
        }
        family.forEach(this::addWord);
        given.forEach(this::addWord);
        middle.forEach(this::addWord);
        addCombinations(join(family, ' '), join(given, ' '), join(middle, ' '));
    }

    private void addWord(byte[] word) {
        int letters = letters(word);
        boolean isCommon = CommonWords.contains(word);
        if (letters < 2) {
            return;
        }
        if (isIdeographic(word)) {
            target.needle(word, Kind.NAME, rule(word, Needles.SQUEEZED));
        } else if (isCommon || letters < BOUNDED_LETTERS) {
            target.wholeName(word, !isCommon && letters > 2);
        } else if (letters < ANYWHERE_LETTERS) {
            target.needle(word, Kind.NAME, rule(word, Needles.BOUNDED));
        } else {
            target.needle(word, Kind.NAME, rule(word, Needles.SQUEEZED));
        }
    }

    /// A common or short family name means something behind a title.
    private void addTitled(byte[] family) {
        if (letters(family) > 1 && (CommonWords.contains(family) || letters(family) < BOUNDED_LETTERS)) {
            for (byte[] title : TITLES) {
                addPhrase(title, family);
            }
        }
    }

    private void addCombinations(byte[] family, byte[] given, byte[] middle) {
        addTitled(family);
        if (family.length > 0 && given.length > 0) {
            addPhrase(family, given);
            addPhrase(given, family);
            addPhrase(given, middle, family);
            addPhrase(family, given, middle);
            if (letters(family) > 2 && !isIdeographic(family)) {
                addInitials(family, given, middle);
            }
        }
        byte[] squeezed = squeeze(family);
        if (squeezed.length < family.length && letters(squeezed) >= BOUNDED_LETTERS) {
            target.needle(family, Kind.NAME, rule(squeezed, Needles.BOUNDED));
            addWord(squeezed);
        }
    }

    private void addInitials(byte[] family, byte[] given, byte[] middle) {
        byte[] g = {given[0]};
        byte[] m = middle.length > 0 ? new byte[] {middle[0]} : new byte[0];
        if (given[0] < 0) {
            return;
        }
        addPhrase(g, family);
        addPhrase(family, g);
        addPhrase(g, m, family);
        addPhrase(family, g, m);
    }

    /// The parts with spaces between, and run together.
    private void addPhrase(byte[]... parts) {
        List<byte[]> present = new ArrayList<>(parts.length);
        for (byte[] part : parts) {
            if (part.length > 0) {
                present.add(part);
            }
        }
        byte[] phrase = join(present, ' ');
        target.needle(phrase, Kind.NAME, rule(phrase, Needles.BOUNDED));
        byte[] together = squeeze(phrase);
        int letters = letters(together);
        if (letters > BOUNDED_LETTERS && !CommonWords.contains(together)) {
            boolean isLong = letters >= 8;
            target.needle(together, Kind.NAME, rule(together, isLong ? Needles.SQUEEZED : Needles.BOUNDED));
        }
    }

    /// What is too short to mean anything among arbitrary bytes is looked for in texts only.
    private static int rule(byte[] word, int rule) {
        int significant = 0;
        for (byte b : word) {
            significant += b == ' ' ? 0 : 1;
        }
        return significant < ANYWHERE_LETTERS ? rule | Needles.TEXT_ONLY : rule;
    }

    private static List<byte[]> words(List<String> components, int index) {
        List<byte[]> words = new ArrayList<>(2);
        if (index >= components.size()) {
            return words;
        }
        byte[] folded = Fold.text(components.get(index));
        if (CommonWords.isPlaceholder(folded)) {
            return words;
        }
        for (String part : split(new String(folded, StandardCharsets.UTF_8), ' ')) {
            byte[] word = part.getBytes(StandardCharsets.UTF_8);
            if (word.length > 0 && !CommonWords.isTitle(word)) {
                words.add(word);
            }
        }
        return words;
    }

    static List<String> split(String text, char separator) {
        List<String> parts = new ArrayList<>(4);
        int start = 0;
        for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
            parts.add(text.substring(start, at));
            start = at + 1;
        }
        parts.add(text.substring(start));
        return parts;
    }

    private static byte[] join(List<byte[]> words, char separator) {
        int length = -1;
        for (byte[] word : words) {
            length += word.length + 1;
        }
        byte[] joined = new byte[Math.max(0, length)];
        int at = 0;
        for (byte[] word : words) {
            if (at > 0) {
                joined[at++] = (byte) separator;
            }
            System.arraycopy(word, 0, joined, at, word.length);
            at += word.length;
        }
        return joined;
    }

    static byte[] squeeze(byte[] folded) {
        byte[] squeezed = new byte[folded.length];
        int used = 0;
        for (byte b : folded) {
            if (b != ' ') {
                squeezed[used++] = b;
            }
        }
        return used == folded.length ? folded : Arrays.copyOf(squeezed, used);
    }

    /// Characters of a folded word.
    private static int letters(byte[] word) {
        int letters = 0;
        for (byte b : word) {
            letters += (b & 0xC0) == 0x80 || b == ' ' ? 0 : 1;
        }
        return letters;
    }

    /// Whether a word is written in a script of many signs, where two of them are a name: three UTF-8 bytes
    /// each.
    private static boolean isIdeographic(byte[] word) {
        return word.length > 0 && (word[0] & 0xFF) >= 0xE2;
    }

    private static String writtenOut(String text) {
        StringBuilder written = new StringBuilder(text.length() + 4);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case 'ä', 'Ä' -> written.append("ae");
                case 'ö', 'Ö', 'ø', 'Ø' -> written.append("oe");
                case 'ü', 'Ü' -> written.append("ue");
                case 'å', 'Å' -> written.append("aa");
                default -> written.append(c);
            }
        }
        return written.length() == text.length() ? text : written.toString();
    }

    /// `Mueller` as someone with an umlaut key writes it, folded: `Muller`.
    private static String leftOff(String text) {
        StringBuilder left = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean isVowel = c == 'a' || c == 'o' || c == 'u' || c == 'A' || c == 'O' || c == 'U';
            left.append(c);
            if (isVowel && i + 1 < text.length() && (text.charAt(i + 1) == 'e' || text.charAt(i + 1) == 'E')) {
                i++;
            }
        }
        return left.length() == text.length() ? text : left.toString();
    }
}
