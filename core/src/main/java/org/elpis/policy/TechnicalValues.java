package org.elpis.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.elpis.detect.Identity;
import org.elpis.detect.Span;
import org.elpis.detect.TextDetector;
import org.elpis.dicom.DateInText;
import org.elpis.dicom.FactTable;
import org.elpis.dicom.Tag;

/// Knows the values of attributes that makers fill with names of their own: `*tfl3d1_16ns` as a sequence,
/// `B30f` as a kernel, `ISOVUE300/100` as a contrast agent. They stay whole, though no vocabulary has them.
///
/// A value is one of them when it has letters or a point; when every run of its letters is a word of the vocabulary
/// or of the attribute's own list (`technical-values.txt`), or, where the attribute has codes, two letters or four
/// without a vowel; when its digits stand in runs too short for a record number and spell no date; when its letters
/// are not one by one; and when neither it nor what its letters or digits spell together is the patient's. `*smith1`
/// is none.
final class TechnicalValues {
    private static final Map<Integer, Form> FORMS = new ConcurrentHashMap<>();

    private static final int DERIVATION_DESCRIPTION = 0x0008_2111;
    private static final int MOST_DIGITS = 8;
    /// Four times what a value of LO may have; reading takes time by the square of the length.
    private static final int LONGEST_VALUE = 256;

    private static final int LETTERS_OF_A_WORD = 3;
    private static final int DIGITS_OF_A_RATIO = 4;
    private static final int DIGITS_OF_A_FACTOR = 3;
    private static final int DECIMALS = 6;
    private static final int DIGITS_OF_A_MODE = 4;
    private static final int VALUES_BEFORE_MODE = 3;

    private final TextDetector texts;

    TechnicalValues(TextDetector texts) {
        this.texts = texts;
    }

    /// @param codeLetters  how many letters may stand together that are no word; 0 when an attribute is no technical
    ///     one or has no codes
    private record Form(boolean isTechnical, int codeLetters, int mostDigits, Set<String> words) {}

    private static Form form(int tag) {
        return FORMS.computeIfAbsent(tag, TechnicalValues::read);
    }

    /// Read when the first value is in doubt.
    private static final class Loaded {
        static final FactTable TABLE = FactTable.load(TechnicalValues.class, "technical-values.txt");
    }

    private static Form read(int tag) {
        FactTable table = Loaded.TABLE;
        int row = table.find(tag, -1);
        return row < 0
                ? new Form(false, 0, 0, Set.of())
                : new Form(
                        true,
                        Integer.parseInt(table.text(row, 1)),
                        Integer.parseInt(table.text(row, 2)),
                        new HashSet<>(List.of(table.text(row, 3).split(" ", -1))));
    }

    /// The spans, which ascend, without those in values that stay whole. Each value is judged once.
    List<Span> withoutTechnical(int tag, String text, List<Span> spans, Identity identity) {
        if (spans.isEmpty()) {
            return spans;
        }
        if (tag == DERIVATION_DESCRIPTION) {
            return withoutFactors(text, spans, identity);
        }
        if (tag == Tag.IMAGE_TYPE) {
            return withoutModes(text, spans, identity);
        }
        Form form = form(tag);
        if (!form.isTechnical) {
            return spans;
        }
        List<Span> left = new ArrayList<>(spans.size());
        int end = -1;
        boolean isTechnical = false;
        for (Span span : spans) {
            if (span.start() > end) {
                int start = text.lastIndexOf('\\', span.start()) + 1;
                int next = text.indexOf('\\', start);
                end = next < 0 ? text.length() : next;
                isTechnical = isTechnical(text.substring(start, end), form, identity);
            }
            if (!isTechnical || span.end() > end) {
                left.add(span);
            }
        }
        return left;
    }

    private boolean isTechnical(String value, Form form, Identity identity) {
        return value.length() <= LONGEST_VALUE
                && texts.detectKnown(value, identity).isEmpty()
                && new Reading(value, form, identity).isTechnical();
    }

    /// One value, run by run.
    private final class Reading {
        private final String value;
        private final Form form;
        private final Identity identity;
        private final StringBuilder letters = new StringBuilder();
        private final StringBuilder digits = new StringBuilder();
        private int single;

        Reading(String value, Form form, Identity identity) {
            this.value = value;
            this.form = form;
            this.identity = identity;
        }

        boolean isTechnical() {
            int at = 0;
            while (at < value.length()) {
                char c = value.charAt(at);
                int end = isLetter(c) ? letterEnd(at) : isDigit(c) ? digitEnd(at) : at + 1;
                boolean fits = isLetter(c) ? isCode(at, end) : isDigit(c) ? isShort(at, end) : isSign(c);
                if (!fits) {
                    return false;
                }
                at = end;
            }
            return (!letters.isEmpty() || value.indexOf('.') > 0)
                    && digits.length() <= MOST_DIGITS
                    && !identity.contains(letters.toString())
                    && !identity.contains(digits.toString());
        }

        /// A small letter and a capital one part two words that are none together: `HeadNeck`, `eCoil`.
        private int letterEnd(int from) {
            int end = from + 1;
            int part = 0;
            while (end < value.length() && isLetter(value.charAt(end))) {
                if (part == 0 && startsWord(end)) {
                    part = end;
                }
                end++;
            }
            return part == 0 || isKnown(from, end) ? end : part;
        }

        private boolean isKnown(int start, int end) {
            return form.words.contains(value.substring(start, end).toLowerCase(Locale.ROOT))
                    || texts.isPlainWord(value, start, end);
        }

        private boolean startsWord(int at) {
            return Character.isUpperCase(value.charAt(at)) && Character.isLowerCase(value.charAt(at - 1));
        }

        private int digitEnd(int from) {
            int end = from + 1;
            while (end < value.length() && isDigit(value.charAt(end))) {
                end++;
            }
            return end;
        }

        private boolean isCode(int start, int end) {
            letters.append(value, start, end);
            single = end - start == 1 ? single + 1 : 0;
            String word = value.substring(start, end).toLowerCase(Locale.ROOT);
            return single < LETTERS_OF_A_WORD && !identity.contains(word) && (isKnown(start, end) || isCode(word));
        }

        private boolean isCode(String word) {
            int most = hasVowel(word) ? form.codeLetters : 2 * form.codeLetters;
            return word.length() <= most;
        }

        private boolean isShort(int start, int end) {
            digits.append(value, start, end);
            boolean startsRun = start == 0 || !isDigit(value.charAt(start - 1));
            return end - start <= form.mostDigits
                    && !(startsRun && DateInText.at(value, start).isPresent())
                    && !identity.contains(value.substring(start, end));
        }
    }

    private static boolean hasVowel(String word) {
        for (int i = 0; i < word.length(); i++) {
            if ("aeiouy".indexOf(word.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isSign(char c) {
        return " *_-+/.,;:()#%&=".indexOf(c) >= 0;
    }

    /// The modes of an ultrasound image (PS3.3 C.8.5.6.1.1) are the sum of hexadecimal flags below 0800: `0001`.
    private static List<Span> withoutModes(String text, List<Span> spans, Identity identity) {
        List<Span> left = new ArrayList<>(spans.size());
        for (Span span : spans) {
            if (!isMode(text, span.start(), span.end())
                    || identity.contains(text.substring(span.start(), span.end()))) {
                left.add(span);
            }
        }
        return left;
    }

    /// A whole value, the fourth.
    private static boolean isMode(String text, int start, int end) {
        boolean isWhole = start > 0
                && text.charAt(start - 1) == '\\'
                && (end == text.length() || text.charAt(end) == '\\' || text.charAt(end) == ' ');
        if (!isWhole || end - start != DIGITS_OF_A_MODE || text.charAt(start) != '0') {
            return false;
        }
        for (int i = start; i < end; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        int before = 0;
        for (int i = 0; i < start && before <= VALUES_BEFORE_MODE; i++) {
            before += text.charAt(i) == '\\' ? 1 : 0;
        }
        return before == VALUES_BEFORE_MODE;
    }

    /// In what says how an image was made, ratios (`10:1`) and decimals (`3.05106`) are factors of a compression.
    private static List<Span> withoutFactors(String text, List<Span> spans, Identity identity) {
        List<Span> left = new ArrayList<>(spans.size());
        for (Span span : spans) {
            if (span.kind() != Span.Kind.NUMBER || !isFactor(text, span.start(), span.end(), identity)) {
                left.add(span);
            }
        }
        return left;
    }

    private static boolean isFactor(String text, int start, int end, Identity identity) {
        String number = text.substring(start, end);
        int point = number.indexOf('.');
        int whole = point < 0 ? number.length() : point;
        boolean isShort = whole > 0 && whole <= (point < 0 ? DIGITS_OF_A_RATIO : DIGITS_OF_A_FACTOR);
        boolean isNumber = isShort && number.length() - whole <= DECIMALS;
        for (int i = 0; i < number.length(); i++) {
            isNumber &= isDigit(number.charAt(i)) || i == point;
        }
        return isNumber
                && (point > 0 || isRatio(text, start, end, number))
                && !isInRun(text, end)
                && !identity.contains(number.replace(".", ""))
                && DateInText.at(text, start).isEmpty();
    }

    /// Either side of `106:1`; and the name of the standard that it is often said of.
    private static boolean isRatio(String text, int start, int end, String number) {
        return text.startsWith(":1", end) && !isInRun(text, end + 2)
                || number.equals("1") && start >= 2 && text.charAt(start - 1) == ':' && isDigit(text.charAt(start - 2))
                || number.equals("2000") && text.startsWith("JPEG ", start - 5);
    }

    /// Whether more digits follow, as they do in versions, addresses and times.
    private static boolean isInRun(String text, int at) {
        boolean joins = at + 1 < text.length() && ".-/".indexOf(text.charAt(at)) >= 0 && isDigit(text.charAt(at + 1));
        return joins || at < text.length() && isDigit(text.charAt(at));
    }
}
