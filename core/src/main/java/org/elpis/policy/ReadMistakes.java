package org.elpis.policy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elpis.detect.Identity;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Whether a text that a program read may be a word or number of the patient, also with letters and digits
/// taken for
/// one another that look alike.
final class ReadMistakes {
    /// Signs that look alike, each group under its first; `|` is read as `I`.
    private static final List<String> ALIKE = List.of("0OQD", "1LI", "5S", "8B", "2Z", "6G");

    private static final int LEAST_LETTERS = 2;
    private static final int LEAST_DIGITS = 3;
    /// Spellings of one word that are tried; one with more is taken for the patient's.
    private static final int MOST_SPELLINGS = 4096;

    /// Of a value that names somebody.
    private static final int MOST_BYTES = 1 << 16;

    private static final int PATIENT_GROUP = 0x0010;
    private static final int VISIT_GROUP = 0x0038;
    /// Attributes that identify and that are of no patient's group: station, institution, department,
    /// physicians' and
    /// devices' numbers.
    private static final Set<Integer> IDENTIFYING =
            Set.of(Tag.ACCESSION_NUMBER, Tag.STUDY_ID, 0x0008_0080, 0x0008_0081, 0x0008_1010, 0x0008_1040, 0x0018_1000);

    private final Identity identity;
    private final Set<String> values = new HashSet<>();

    ReadMistakes(Identity identity, DataSet image) {
        this.identity = identity;
        for (Element element : image) {
            boolean isText = element.vr().isText()
                    && element.value() instanceof Value.Bytes bytes
                    && bytes.length() <= MOST_BYTES;
            if (isText && isIdentifying(element)) {
                image.strings(element).forEach(value -> words(value).forEach(word -> values.add(shape(word))));
            }
        }
    }

    private static boolean isIdentifying(Element element) {
        int group = Tag.group(element.tag());
        return element.vr() == Vr.PN
                || group == PATIENT_GROUP
                || group == VISIT_GROUP
                || IDENTIFYING.contains(element.tag());
    }

    /// Whether any word of a line, two of them together, or the whole line may be the patient's.
    boolean mayHidePatient(String line) {
        List<String> words = words(line);
        StringBuilder whole = new StringBuilder();
        String before = "";
        for (String word : words) {
            if (mayBePatients(word) || !before.isEmpty() && mayBePatients(before + word)) {
                return true;
            }
            whole.append(word);
            before = word;
        }
        return words.size() > 2 && mayBePatients(whole.toString());
    }

    private boolean mayBePatients(String word) {
        boolean isNumber = word.chars().allMatch(Character::isDigit);
        if (word.length() < (isNumber ? LEAST_DIGITS : LEAST_LETTERS)) {
            return false;
        }
        return values.contains(shape(word)) || isKnownInSomeSpelling(word);
    }

    private boolean isKnownInSomeSpelling(String word) {
        List<String> spellings = new ArrayList<>(List.of(""));
        for (int i = 0; i < word.length(); i++) {
            String alike = alike(word.charAt(i));
            List<String> longer = new ArrayList<>(spellings.size() * alike.length());
            if ((long) spellings.size() * alike.length() > MOST_SPELLINGS) {
                return true;
            }
            for (String spelling : spellings) {
                for (int k = 0; k < alike.length(); k++) {
                    longer.add(spelling + alike.charAt(k));
                }
            }
            spellings = longer;
        }
        for (String spelling : spellings) {
            // The initials are kept apart from words by a point.
            if (identity.contains(spelling) || spelling.length() == 2 && identity.contains("." + spelling)) {
                return true;
            }
        }
        return false;
    }

    private static String alike(char c) {
        for (String group : ALIKE) {
            if (group.indexOf(c) >= 0) {
                return group;
            }
        }
        return String.valueOf(c);
    }

    /// A form that words share when each sign of one looks like that of the other.
    private static String shape(String word) {
        StringBuilder shape = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            shape.append(alike(word.charAt(i)).charAt(0));
        }
        return shape.toString();
    }

    /// Letters and digits in capitals, as they stand together.
    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (char c : (text.replace('|', 'I') + " ").toUpperCase(Locale.ROOT).toCharArray()) {
            if (Character.isLetterOrDigit(c)) {
                word.append(c);
            } else if (!word.isEmpty()) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        return words;
    }
}
