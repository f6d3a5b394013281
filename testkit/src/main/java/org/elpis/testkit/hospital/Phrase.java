package org.elpis.testkit.hospital;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.Layer;

/// A text of a wide family: clinical words, in brackets in the pattern, must stay; what is the patient's must vanish.
///
/// @param stay  the words that must stay, without the small words of the language
/// @param vanish  tokens beside the patient's spellings
record Phrase(String value, List<String> stay, List<String> vanish, String language) {
    private static final Pattern PLACE = Pattern.compile("\\{(\\w+)(?::(\\w+))?}");
    private static final Pattern CLINICAL = Pattern.compile("\\[([^]]*)]");
    private static final Set<String> SMALL_WORDS = Set.of(
            "and", "of", "to", "the", "in", "de", "con", "sin", "van", "do", "da", "di", "del", "du", "der", "und",
            "im", "mit", "no", "des");

    /// A pattern of a list, filled for an object: the first from `pattern` on that the patient's character set can hold
    /// and that is not longer than `limit`.
    static Phrase of(ObjectDraft d, String list, int pattern, int limit) {
        return first(
                d.patient(),
                list,
                pattern,
                limit,
                d.visit.accession,
                d.visit.uids().next());
    }

    /// A comment without reference to a study.
    static Phrase comment(SyntheticPatient p, int pattern) {
        return first(p, "text.comment", pattern, Integer.MAX_VALUE, "", "");
    }

    Answer answer(SyntheticPatient p, Layer layer) {
        List<String> gone = new ArrayList<>(p.tokensIn(value));
        gone.addAll(vanish);
        if (gone.isEmpty() && p.shortTokensIn(value).isEmpty()) {
            return Answer.retained(layer, stay.toArray(String[]::new)).in(language);
        }
        return Answer.removed(layer, gone)
                .nearby(p.shortTokensIn(value))
                .keeping(stay)
                .in(language);
    }

    private static Phrase first(SyntheticPatient p, String list, int pattern, int limit, String accession, String uid) {
        List<String> patterns = Pool.of(p.seed().family()).get(list);
        Phrase shortest = filled(p, patterns.getFirst(), accession, uid);
        for (int i = 0; i < patterns.size(); i++) {
            String line = patterns.get(Math.floorMod(pattern + i, patterns.size()));
            if (accession.isEmpty() && (line.contains("{acc}") || line.contains("{uid}"))) {
                continue;
            }
            Phrase phrase = filled(p, line, accession, uid);
            boolean fits = phrase.value.length() <= limit;
            if (fits && SyntheticPatient.encodable(p.characterSet(), phrase.value)) {
                return phrase;
            }
            if (phrase.value.length() < shortest.value.length()) {
                shortest = phrase;
            }
        }
        return folded(p, shortest, limit);
    }

    /// With accents taken away, and cut between words.
    private static Phrase folded(SyntheticPatient p, Phrase phrase, int limit) {
        String text = p.fit(phrase.value);
        String cut = text.length() <= limit ? text : text.substring(0, text.lastIndexOf(' ', limit));
        List<String> stay =
                phrase.stay.stream().map(p::fit).filter(cut::contains).toList();
        List<String> vanish = phrase.vanish.stream().filter(cut::contains).toList();
        return new Phrase(cut, stay, vanish, phrase.language);
    }

    private static Phrase filled(SyntheticPatient p, String line, String accession, String uid) {
        String language = line.substring(0, 2);
        Matcher matcher = PLACE.matcher(line.substring(3).replace("\\r\\n", "\r\n"));
        StringBuilder out = new StringBuilder();
        while (matcher.find()) {
            String form = matcher.group(2);
            String what = matcher.group(1);
            String by = form == null
                    ? fact(p, what, language, accession, uid)
                    : WrittenDay.valueOf(form)
                            .of(what.equals("b") ? p.birthDate() : p.firstDay().plusDays(Long.parseLong(what)));
            matcher.appendReplacement(out, Matcher.quoteReplacement(by));
        }
        String text = matcher.appendTail(out).toString();
        List<String> stay = new ArrayList<>();
        Matcher clinical = CLINICAL.matcher(text);
        while (clinical.find()) {
            if (!SMALL_WORDS.contains(clinical.group(1).toLowerCase(Locale.ROOT))) {
                stay.add(clinical.group(1));
            }
        }
        List<String> vanish = new ArrayList<>();
        for (String token : List.of(accession, uid)) {
            if (!token.isEmpty() && text.contains(token)) {
                vanish.add(token);
            }
        }
        return new Phrase(clinical.replaceAll("$1"), stay, vanish, language);
    }

    private static String fact(SyntheticPatient p, String what, String language, String accession, String uid) {
        PersonName name = p.name();
        return switch (what) {
            case "n" -> name.natural();
            case "N" -> (name.family() + ", " + name.given().replace('^', ' ')).toUpperCase(Locale.ROOT);
            case "fam" -> name.word() ? name.natural() : name.family();
            case "t" -> title(p, language) + name.family();
            case "id" -> p.id();
            case "acc" -> accession;
            case "uid" -> uid;
            case "ins" -> p.insurance();
            case "oth" -> p.otherId();
            case "ph" -> p.phone();
            case "em" -> p.email();
            case "st" -> p.street();
            case "ci" -> p.city();
            case "rd" -> p.reader();
            case "rdl" -> SyntheticPatient.lastWord(p.reader());
            case "rf" -> p.referrer();
            case "rfl" -> SyntheticPatient.lastWord(p.referrer());
            case "op" -> p.operator();
            case "ho" -> p.hospital();
            case "de" -> p.department();
            case "se" -> p.deviceSerial();
            case "sta" -> p.station();
            case "mo" -> p.motherName();
            default -> throw new IllegalArgumentException("the pattern must name a known fact, got " + what);
        };
    }

    private static String title(SyntheticPatient p, String language) {
        boolean woman = p.sex().equals("F");
        return switch (language) {
            case "de" -> woman ? "Frau " : "Herr ";
            case "es" -> woman ? "Sra. " : "Sr. ";
            case "nl" -> woman ? "mevr. " : "dhr. ";
            case "fr" -> woman ? "Mme " : "M. ";
            case "it" -> woman ? "Sig.ra " : "Sig. ";
            case "pl" -> woman ? "Pani " : "Pan ";
            case "pt" -> woman ? "Senhora " : "Senhor ";
            default -> woman ? "Ms " : "Mr ";
        };
    }
}
