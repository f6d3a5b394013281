package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import javax.crypto.Mac;
import org.elpis.policy.Action;

/// Makes up what stands for a name, a place, a number or an address in a text: the same for the same original
/// in one project, told by nothing but the key.
///
/// Names are put together from two syllables each, chosen so that they can be spoken and nobody bears them
/// (`Torvekkan`); places end in `-ville`. Numbers keep the pattern of letters and digits. Telephone numbers lie in
/// the range that is kept for stories (555-0100 to 555-0199), addresses below `example.org` (RFC 2606) and in
/// 192.0.2.0/24 (RFC 5737). Everything is ASCII. Not thread-safe: one a thread.
final class Surrogates {
    private static final String[] FIRST = {
        "Abr", "Bel", "Bris", "Cor", "Dal", "Dru", "Eld", "Fal", "Fen", "Gar", "Gri", "Hal", "Ister", "Jor", "Kal",
        "Kor", "Lan", "Lor", "Mar", "Mel", "Nor", "Ost", "Pel", "Quor", "Ral", "Sel", "Tor", "Ulv", "Var", "Wel",
        "Yor", "Zan"
    };
    private static final String[] SECOND = {
        "abrek", "avund", "bruvik", "divarn", "draquin", "edrin", "ekwist", "endrosk", "ivarn", "ivetsk", "jevin",
        "kandor", "lovask", "madrun", "mivorn", "nakvist", "obrant", "odevin", "okvarn", "olvend", "orvask", "quenvil",
        "rustivok", "sevrin", "stovan", "tavrin", "tuvask", "udrin", "uvelk", "vekkan", "vostrin", "zivark"
    };
    private static final int ATTEMPTS = 16;
    /// A name of so many letters is found inside a longer word as well.
    private static final int LETTERS_INSIDE = 6;
    /// For longer words nothing is made up: all parts of a word are looked at, which takes time by the cube of its
    /// length, and nobody is called so.
    private static final int LONGEST_WORD = 64;

    private final Mac mac;

    Surrogates(ProjectKeys keys) {
        this.mac = keys.surrogateMac();
    }

    /// Something made up for a part of a text.
    ///
    /// @param isTaken  whether a word must not be made up, because it is one of the patient's own
    /// @return the placeholder of the sort where nothing can be made up
    String of(Action.Sort sort, String original, Predicate<String> isTaken) {
        if (hasLongWord(original)) {
            return sort.placeholder();
        }
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<String> made = made(sort, original, attempt);
            if (made.isPresent() && !collides(made.get(), original, isTaken)) {
                return made.get();
            }
        }
        return sort.placeholder();
    }

    private static boolean hasLongWord(String original) {
        int start = 0;
        for (int i = 0; i <= original.length(); i++) {
            if (i == original.length() || !isWordPart(original.charAt(i))) {
                if (i - start > LONGEST_WORD) {
                    return true;
                }
                start = i + 1;
            }
        }
        return false;
    }

    private Optional<String> made(Action.Sort sort, String original, int attempt) {
        return switch (sort) {
            case NAME, ID -> Optional.of(tokens(original, sort, attempt));
            case CONTACT -> Optional.of(contact(original, attempt));
            case PLACE -> Optional.of(place(original, attempt));
            case DATE, AGE, WORD -> Optional.empty();
        };
    }

    /// Of every word so many letters together could be found as a name inside it, so they are looked at too.
    private static boolean collides(String made, String original, Predicate<String> isTaken) {
        int start = 0;
        for (int i = 0; i <= made.length(); i++) {
            if (i == made.length() || !Character.isLetterOrDigit(made.charAt(i))) {
                if (isTakenIn(made.substring(start, i), isTaken)) {
                    return true;
                }
                start = i + 1;
            }
        }
        return isTaken.test(made) || folded(made).equals(folded(original));
    }

    private static boolean isTakenIn(String word, Predicate<String> isTaken) {
        for (int from = 0; from + LETTERS_INSIDE <= word.length(); from++) {
            for (int to = from + LETTERS_INSIDE; to <= word.length(); to++) {
                if (isTaken.test(word.substring(from, to))) {
                    return true;
                }
            }
        }
        return word.length() > 1 && isTaken.test(word);
    }

    /// Letters and digits word by word, what stands between them as it was: so that a name is the same in every
    /// order.
    private String tokens(String original, Action.Sort sort, int attempt) {
        StringBuilder made = new StringBuilder(original.length() + 8);
        int at = 0;
        while (at < original.length()) {
            int end = wordEnd(original, at);
            if (end == at) {
                made.append(original.charAt(at) < 0x7F ? original.charAt(at) : ' ');
                at++;
                continue;
            }
            String word = original.substring(at, end);
            made.append(sort == Action.Sort.NAME && isName(word) ? name(word, attempt) : pattern(word, attempt));
            at = end;
        }
        return made.toString();
    }

    private static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length() && isWordPart(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isWordPart(char c) {
        return Character.isLetterOrDigit(c) || Character.getType(c) == Character.NON_SPACING_MARK || c > 0x2FFF;
    }

    private static boolean isName(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Character.isDigit(word.charAt(i))) {
                return false;
            }
        }
        return word.length() > 1 || word.charAt(0) > 0x2FFF;
    }

    private String name(String original, int attempt) {
        String name = spoken(bits("name", original, attempt));
        boolean isUpper = Character.isUpperCase(original.charAt(original.length() - 1));
        boolean isLower = Character.isLowerCase(original.charAt(0));
        return isUpper ? name.toUpperCase(Locale.ROOT) : isLower ? name.toLowerCase(Locale.ROOT) : name;
    }

    /// Digits for digits and letters for letters; no zero in front where there was none.
    private String pattern(String original, int attempt) {
        StringBuilder made = new StringBuilder(original.length());
        byte[] bits = bits("number", original, attempt);
        for (int i = 0; i < original.length(); i++) {
            if (i > 0 && i % bits.length == 0) {
                bits = bits("number " + i, original, attempt);
            }
            int value = bits[i % bits.length] & 0xFF;
            char c = original.charAt(i);
            if (Character.isDigit(c)) {
                boolean isZero = i == 0 && c != '0' && value % 10 == 0;
                made.append((char) (isZero ? '1' : '0' + value % 10));
            } else {
                made.append((char) ((Character.isLowerCase(c) ? 'a' : 'A') + value % 26));
            }
        }
        return made.toString();
    }

    private String contact(String original, int attempt) {
        byte[] bits = bits("contact", original, attempt);
        int number = (bits[0] & 0xFF) << 8 | bits[1] & 0xFF;
        if (original.indexOf('@') >= 0) {
            return "user" + number + "@example.org";
        }
        if (hasLetter(original)) {
            return "www" + number + ".example.org";
        }
        if (original.indexOf('.') > 0 && original.split("\\.", -1).length == 4) {
            return "192.0.2." + (bits[0] & 0xFF);
        }
        return "555-01" + number / 10 % 10 + number % 10;
    }

    private static boolean hasLetter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetter(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private String place(String original, int attempt) {
        return hasLetter(original)
                ? spoken(bits("place", original, attempt)).concat("ville")
                : pattern(original, attempt);
    }

    private static String spoken(byte[] bits) {
        return FIRST[bits[0] & FIRST.length - 1].concat(SECOND[bits[1] & SECOND.length - 1]);
    }

    private byte[] bits(String purpose, String original, int attempt) {
        return mac.doFinal((purpose + "\n" + attempt + "\n" + folded(original)).getBytes(StandardCharsets.UTF_8));
    }

    /// One spelling for composed, decomposed and capital letters.
    private static String folded(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFKD);
        StringBuilder folded = new StringBuilder(decomposed.length());
        for (int i = 0; i < decomposed.length(); i++) {
            char c = decomposed.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                folded.append(Character.toLowerCase(c));
            }
        }
        return folded.toString();
    }
}
