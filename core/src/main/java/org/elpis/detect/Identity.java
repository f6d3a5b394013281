package org.elpis.detect;

import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TagMap;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// What one study's data says about who the patient is and who treated them: folded words of every person name,
/// and the patient's numbers.
///
/// Filled by one thread, then read by many. Words are kept as hashes, so that looking one up copies nothing.
public final class Identity {
    /// Single letters and pairs would take too much with them; the allow-list of words catches most of the rest.
    private static final int LEAST_LETTERS = 3;
    /// Shorter study numbers count examinations (`1`, `120`) and would take every such number with them.
    private static final int LEAST_STUDY_DIGITS = 4;
    /// Four digits that no sign holds together are a measure more often than not.
    private static final int LEAST_JOINED = 5;

    private static final int INSTITUTION_NAME = 0x0008_0080;
    private static final int INSTITUTION_ADDRESS = 0x0008_0081;
    private static final int INSTITUTIONAL_DEPARTMENT_NAME = 0x0008_1040;
    private static final int PATIENT_ADDRESS = 0x0010_1040;

    private final TagMap<Value.Bytes> lastSeen = new TagMap<>();
    private final KnownDates dates = new KnownDates();
    private final KnownPlaces places = new KnownPlaces();

    private final HashSet64 tokens = new HashSet64();
    private final Typos typos = new Typos();

    /// Takes in what an instance says. Values that the last instance had as well cost a comparison.
    public void harvest(Instance instance) {
        harvest(instance.dataSet());
    }

    private void harvest(DataSet dataSet) {
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            dates.harvest(element);
            // Type tests one by one: linking a pattern switch costs milliseconds in every run.
            if (element.value() instanceof Value.Items items) {
                for (DataSet item : items.items()) {
                    harvest(item);
                }
            } else if (element.value() instanceof Value.Bytes bytes
                    && (isIdentifier(element) || isPlace(element.tag()))) {
                harvest(dataSet, element, bytes);
            }
        }
    }

    private static boolean isIdentifier(Element element) {
        return element.vr() == Vr.PN
                || element.tag() == Tag.PATIENT_NAME
                || element.tag() == Tag.PATIENT_ID
                || element.tag() == Tag.ACCESSION_NUMBER
                || element.tag() == Tag.STUDY_ID
                || element.tag() == Tag.OTHER_PATIENT_IDS;
    }

    /// Numbers that are written with and without signs between their parts. Study ID mostly counts.
    private static boolean isNumber(int tag) {
        return tag == Tag.PATIENT_ID || tag == Tag.ACCESSION_NUMBER || tag == Tag.OTHER_PATIENT_IDS;
    }

    private static boolean isPlace(int tag) {
        return tag == INSTITUTION_NAME
                || tag == INSTITUTION_ADDRESS
                || tag == INSTITUTIONAL_DEPARTMENT_NAME
                || tag == PATIENT_ADDRESS;
    }

    private void harvest(DataSet dataSet, Element element, Value.Bytes bytes) {
        Value.Bytes before = lastSeen.get(element.tag());
        if (before != null && before.hasSameBytes(bytes)) {
            return;
        }
        lastSeen.put(element.tag(), bytes);
        String text = dataSet.text(element.vr(), bytes);
        if (isPlace(element.tag())) {
            places.add(text);
            addStreet(text, element.tag());
            return;
        }
        if (element.tag() == Tag.PATIENT_NAME) {
            addPatient(text);
            return;
        }
        addTokens(text, element.tag() == Tag.STUDY_ID ? LEAST_STUDY_DIGITS : LEAST_LETTERS);
        if (isNumber(element.tag())) {
            addWithoutSigns(text);
        }
        if (element.vr() == Vr.PN) {
            NameVariants.of(text, typos::add);
        }
    }

    /// Takes in a number of the patient.
    public void addNumber(String number) {
        addTokens(number, LEAST_LETTERS);
        addWithoutSigns(number);
    }

    /// `47-11-88` as `471188`, `A-471-1883` as `A4711883` and `4711883`: each value of a number with its signs left
    /// out, and its digits alone.
    private void addWithoutSigns(String text) {
        for (int start = 0; start <= text.length(); ) {
            int found = text.indexOf('\\', start);
            int end = found < 0 ? text.length() : found;
            addJoined(text, start, end);
            start = end + 1;
        }
    }

    private void addJoined(String text, int start, int end) {
        StringBuilder both = new StringBuilder(end - start);
        StringBuilder digits = new StringBuilder(end - start);
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                both.append(c);
                digits.append(Character.isDigit(c) ? String.valueOf(c) : "");
            }
        }
        for (StringBuilder joined : List.of(both, digits)) {
            if (joined.length() >= LEAST_JOINED) {
                add(joined, 0, joined.length());
                addWithoutZeros(joined, 0, joined.length(), LEAST_JOINED);
            }
        }
    }

    /// Takes in the patient's name in the form of VR PN.
    public void addPatient(String name) {
        addTokens(name, LEAST_LETTERS);
        NameVariants.of(name, spelling -> {
            typos.add(spelling);
            add(spelling, 0, spelling.length());
        });
        addShortNames(name);
    }

    /// The street alone, as in `Untere Gasse 3, 12345 Town`: texts name it without the town.
    private void addStreet(String text, int tag) {
        int comma = text.indexOf(',');
        if (tag == PATIENT_ADDRESS && comma > 0) {
            places.add(text.substring(0, comma));
        }
    }

    private void addTokens(String text, int least) {
        int at = 0;
        while (at < text.length()) {
            int end = TextDetector.wordEnd(text, at);
            if (end - at >= least) {
                add(text, at, end);
                addWithoutZeros(text, at, end, least);
            }
            at = Math.max(end, at + 1);
        }
    }

    /// A record number is written with and without its leading zeros.
    private void addWithoutZeros(CharSequence text, int start, int end, int least) {
        int first = start;
        while (first < end && text.charAt(first) == '0') {
            first++;
        }
        if (first > start && end - first >= least) {
            add(text, first, end);
        }
    }

    /// Family and given names of two letters (`Li`, `Ng`), unless they are a modality's code as well; and the
    /// initials.
    private void addShortNames(String text) {
        int end = text.indexOf('=') < 0 ? text.length() : text.indexOf('=');
        int caret = text.indexOf('^');
        int second = caret < 0 ? end : caret + 1;
        int secondEnd = text.indexOf('^', second) < 0 ? end : Math.min(end, text.indexOf('^', second));
        addShortName(text.substring(0, Math.min(end, caret < 0 ? end : caret)));
        if (second < secondEnd) {
            addShortName(text.substring(second, secondEnd));
            if (Character.isLetter(text.charAt(0)) && Character.isLetter(text.charAt(second))) {
                addInitials(text.charAt(0), text.charAt(second));
            }
        }
    }

    private void addShortName(String name) {
        String folded = Fold.fold(name.strip());
        if (folded.length() == 2 && !isModality(folded)) {
            add(folded, 0, 2);
        }
    }

    private static boolean isModality(String folded) {
        return switch (folded) {
            case "ct", "mr", "us", "nm", "pt", "cr", "dx", "xa", "rf", "mg", "io", "ot", "sc", "sr", "pr" -> true;
            default -> false;
        };
    }

    /// Initials are kept apart from words by a sign that no word has.
    private void addInitials(char family, char given) {
        add("." + family + given, 0, 3);
        add("." + given + family, 0, 3);
    }

    private void add(CharSequence text, int start, int end) {
        tokens.add(WordTable.hash(text, start, end));
    }

    /// Whether a word or number is one of the patient's, whatever its case, accents or width.
    public boolean contains(CharSequence word) {
        return contains(word, 0, word.length());
    }

    /// Whether `text` from `start` to before `end` is.
    boolean contains(CharSequence text, int start, int end) {
        return contains(WordTable.hash(text, start, end));
    }

    boolean contains(long hash) {
        return tokens.contains(hash);
    }

    /// Whether a word is one of the names with one letter wrong, missing, added or swapped with the next.
    boolean resembles(String text, int start, int end) {
        return typos.matches(text, start, end);
    }

    /// Whether a word with this hash is the first of a place's name.
    boolean startsPlace(long hash) {
        return places.startsWith(hash);
    }

    /// Whether a word with this hash is part of a place's name.
    boolean isOfPlace(long hash) {
        return places.hasWord(hash);
    }

    /// How many words from this one on are the name of a place; 0 when it starts none.
    int wordsOfPlace(Tokens words, int first) {
        return places.wordsOf(words, first);
    }

    /// Whether two letters are the patient's initials, in either order.
    boolean hasInitials(char first, char second) {
        char[] initials = {'.', first, second};
        return contains(new String(initials), 0, 3);
    }

    /// The dates that the study states in attributes of its own.
    public KnownDates dates() {
        return dates;
    }

    public int size() {
        return tokens.size();
    }
}
