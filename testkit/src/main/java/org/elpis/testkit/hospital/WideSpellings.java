package org.elpis.testkit.hospital;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elpis.testkit.dicom.CharacterSet;

/// The spellings of what identifies a patient of a wide family: long ones, which are searched for everywhere, and short
/// ones, which are looked for where they were planted.
final class WideSpellings {
    private static final int MIN_BYTES = 6;
    private static final Pattern PROPER = Pattern.compile("\\*([^*]+)\\*");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[ ^=]+");
    /// Words in front of a family name, in the languages of the sentences.
    private static final List<String> TITLES = List.of(
            "Mr ",
            "Ms ",
            "Herr ",
            "Frau ",
            "Sr. ",
            "Sra. ",
            "dhr. ",
            "mevr. ",
            "M. ",
            "Mme ",
            "Sig. ",
            "Sig.ra ",
            "Pan ",
            "Pani ",
            "Senhor ",
            "Senhora ");

    private WideSpellings() {}

    static List<String> of(SyntheticPatient p) {
        Set<String> all = new LinkedHashSet<>();
        for (String fact : facts(p)) {
            String plain = SyntheticPatient.ascii(fact);
            for (String s : List.of(
                    fact,
                    plain,
                    fact.toUpperCase(Locale.ROOT),
                    plain.toUpperCase(Locale.ROOT),
                    plain.toLowerCase(Locale.ROOT))) {
                if (isSearchable(s, p.characterSet())) {
                    all.add(s);
                }
            }
        }
        return List.copyOf(all);
    }

    /// The words of the name and the days with two digits for the year that stand in a text as words.
    static List<String> shortIn(SyntheticPatient p, String text) {
        Set<String> all = new LinkedHashSet<>();
        for (String word : words(p.name())) {
            if (word.length() > 1 && !isSearchable(word, p.characterSet()) && standsIn(text, word)) {
                all.add(word);
            }
        }
        for (int i = 0; i < 10; i++) {
            String day = WrittenDay.DOT_SHORT.of(p.firstDay().plusDays(i));
            if (standsIn(text, day)) {
                all.add(day);
            }
        }
        return List.copyOf(all);
    }

    private static boolean standsIn(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int end = at + word.length();
            boolean before = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            if (before && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /// The words of a name by which one would know the person: no particles, no titles, no word of the language.
    private static List<String> words(PersonName name) {
        List<String> words = new ArrayList<>();
        String known = (name.word() ? "" : name.family()) + " " + name.given() + " " + name.groups();
        for (String word : BETWEEN_WORDS.split(known)) {
            boolean particle = !word.isEmpty() && Character.isLowerCase(word.charAt(0));
            if (!particle && !List.of("Le", "Dr", "Jr", "M.A.", "Della").contains(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static List<String> facts(SyntheticPatient p) {
        PersonName name = p.name();
        List<String> all = new ArrayList<>(words(name));
        String given = name.given().replace('^', ' ').strip();
        if (!name.word()) {
            all.add(name.family());
        }
        if (!given.isEmpty()) {
            all.addAll(List.of(
                    given,
                    name.dicom(),
                    name.family() + "^" + name.given(),
                    name.family() + ", " + given,
                    name.natural(),
                    name.family() + "_" + given.replace(' ', '_')));
        }
        TITLES.forEach(title -> all.add(title + name.family()));
        for (String group : name.groups().split("=")) {
            all.add(group);
            all.add(group.replace("^", ""));
        }
        for (String staff : List.of(p.referrer(), p.reader(), p.operator())) {
            all.add(SyntheticPatient.lastWord(staff));
            all.add(staff);
        }
        all.addAll(places(p));
        all.addAll(List.of(
                p.id(),
                p.otherId(),
                p.insurance(),
                p.phone(),
                p.email(),
                p.motherName(),
                p.deviceSerial(),
                p.station(),
                p.email().substring(0, p.email().indexOf('@'))));
        all.addAll(days(p));
        return all;
    }

    /// Whole places and the words that are proper to them.
    private static List<String> places(SyntheticPatient p) {
        List<String> all = new ArrayList<>();
        Pool pool = Pool.of(p.seed().family());
        for (String list : List.of("hospital", "department", "street", "city")) {
            for (String marked : pool.get(list)) {
                String plain = Roster.plain(marked);
                if (List.of(p.hospital(), p.department(), p.street(), p.city()).contains(plain)) {
                    all.add(plain);
                    Matcher proper = PROPER.matcher(marked);
                    while (proper.find()) {
                        all.add(proper.group(1));
                    }
                }
            }
        }
        return all;
    }

    private static List<String> days(SyntheticPatient p) {
        List<LocalDate> days = new ArrayList<>(List.of(p.birthDate()));
        for (int i = 0; i < 10; i++) {
            days.add(p.firstDay().plusDays(i));
        }
        List<String> all = new ArrayList<>();
        for (LocalDate day : days) {
            for (WrittenDay form : WrittenDay.values()) {
                if (form != WrittenDay.DOT_SHORT) {
                    all.add(form.of(day));
                }
            }
        }
        return all;
    }

    /// Long enough in UTF-8 and in the patient's character set, and without an escape sequence in the middle.
    private static boolean isSearchable(String text, CharacterSet set) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        boolean switching = set == CharacterSet.JAPANESE || set == CharacterSet.KOREAN;
        if (!ascii && switching && text.chars().anyMatch(c -> c == '^' || c == '=' || c < 0x80)) {
            return false;
        }
        boolean fits = SyntheticPatient.encodable(set, text);
        return text.getBytes(StandardCharsets.UTF_8).length >= MIN_BYTES
                && (!fits || set.encode(text).length >= MIN_BYTES);
    }
}
