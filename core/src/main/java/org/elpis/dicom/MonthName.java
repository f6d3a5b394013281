package org.elpis.dicom;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The name of a month as somebody wrote it, with language, length and capitals, so that another month can be
/// written alike.
///
/// English, German, French, Spanish, Dutch, Italian, Portuguese. Written without accents (`fevrier`, `Maerz`): a
/// text's character set need not have them.
record MonthName(int month, Language language, Form form, Capitals capitals) {
    /// In the order in which a word of several languages is taken for one of them.
    enum Language {
        ENGLISH(
                "january february march april may june july august september october november december",
                "jan feb mar apr may jun jul aug sep oct nov dec"),
        GERMAN(
                "januar februar maerz april mai juni juli august september oktober november dezember",
                "jan feb mrz apr mai jun jul aug sep okt nov dez"),
        DUTCH(
                "januari februari maart april mei juni juli augustus september oktober november december",
                "jan feb mrt apr mei jun jul aug sep okt nov dec"),
        FRENCH(
                "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
                "janv fevr mars avr mai juin juil aout sept oct nov dec"),
        SPANISH(
                "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
                "ene feb mar abr may jun jul ago sep oct nov dic"),
        ITALIAN(
                "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
                "gen feb mar apr mag giu lug ago set ott nov dic"),
        PORTUGUESE(
                "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
                "jan fev mar abr mai jun jul ago set out nov dez");

        private final String full;
        private final String brief;

        Language(String full, String brief) {
            this.full = full;
            this.brief = brief;
        }
    }

    enum Form {
        FULL,
        BRIEF
    }

    enum Capitals {
        NONE,
        FIRST,
        ALL
    }

    private static final int LONGEST = 10;
    private static final int SHORTEST = 3;

    /// By folded spelling: the month, and by language whether it is the full name or the brief one.
    private record Spelling(int month, boolean[] isFull, boolean[] isBrief) {
        Spelling(int month) {
            this(month, new boolean[Language.values().length], new boolean[Language.values().length]);
        }
    }

    private static final Map<String, Spelling> SPELLINGS = spellings();

    private static String[] names(Language language, Form form) {
        return (form == Form.FULL ? language.full : language.brief).split(" ", -1);
    }

    private static Map<String, Spelling> spellings() {
        Map<String, Spelling> spellings = new HashMap<>(256);
        for (Language language : Language.values()) {
            for (Form form : Form.values()) {
                String[] names = names(language, form);
                for (int month = 1; month <= names.length; month++) {
                    add(spellings, names[month - 1], month, language, form);
                }
            }
        }
        add(spellings, "marz", 3, Language.GERMAN, Form.FULL);
        add(spellings, "janner", 1, Language.GERMAN, Form.FULL);
        add(spellings, "sept", 9, Language.ENGLISH, Form.BRIEF);
        add(spellings, "sept", 9, Language.GERMAN, Form.BRIEF);
        add(spellings, "fev", 2, Language.FRENCH, Form.BRIEF);
        add(spellings, "setiembre", 9, Language.SPANISH, Form.FULL);
        return spellings;
    }

    private static void add(Map<String, Spelling> target, String word, int month, Language language, Form form) {
        Spelling spelling = target.get(word);
        if (spelling == null) {
            spelling = new Spelling(month);
            target.put(word, spelling);
        }
        (form == Form.FULL ? spelling.isFull : spelling.isBrief)[language.ordinal()] = true;
    }

    /// What stands around a month and tells the language of a word that several have.
    ///
    /// @param isDayFirst  whether the day stands before the month
    /// @param hasPoint  whether a point follows the day
    /// @param hasDe  whether `de` joins the parts
    /// @param isJoined  whether no blank parts it from the numbers: `3-May-2019`, `03MAY2019`
    record Surroundings(boolean isDayFirst, boolean hasPoint, boolean hasDe, boolean isJoined) {}

    private static @Nullable Spelling spelling(CharSequence text, int start, int end) {
        int length = end - start;
        if (length < SHORTEST || length > LONGEST) {
            return null;
        }
        StringBuilder folded = new StringBuilder(length);
        for (int i = start; i < end; i++) {
            folded.append(letter(Character.toLowerCase(text.charAt(i))));
        }
        return SPELLINGS.get(folded.toString());
    }

    /// Without the accents that names of months have.
    private static char letter(char c) {
        return switch (c) {
            case 'ä' -> 'a';
            case 'é' -> 'e';
            case 'û' -> 'u';
            case 'ç' -> 'c';
            default -> c;
        };
    }

    /// The name of a month that the letters are; null when they are none.
    static @Nullable MonthName of(CharSequence text, int start, int end, Surroundings around) {
        Spelling spelling = spelling(text, start, end);
        if (spelling == null) {
            return null;
        }
        Capitals capitals = capitals(text, start, end);
        if (isEnglishWord(spelling, text, start, around)) {
            return null;
        }
        Language language = language(spelling, capitals, around);
        if (language == Language.SPANISH && has(spelling, Language.PORTUGUESE) && isPortuguese(text)) {
            language = Language.PORTUGUESE;
        }
        boolean isFull = spelling.isFull[language.ordinal()];
        boolean isBrief = spelling.isBrief[language.ordinal()];
        Form form = isBrief && (!isFull || around.isJoined) ? Form.BRIEF : Form.FULL;
        return new MonthName(spelling.month, language, form, capitals);
    }

    /// `out`, which is a month only where something joins it to the numbers.
    private static boolean isEnglishWord(Spelling spelling, CharSequence text, int start, Surroundings around) {
        return spelling.month == 10
                && Character.toLowerCase(text.charAt(start + 1)) == 'u'
                && spelling.isBrief[Language.PORTUGUESE.ordinal()]
                && !around.isJoined
                && !around.hasDe;
    }

    /// Whether the text has a letter that Spanish does not: what tells `abril` and `agosto` of the two apart.
    private static boolean isPortuguese(CharSequence text) {
        for (int i = 0; i < text.length(); i++) {
            if ("ãõçÃÕÇ".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static Capitals capitals(CharSequence text, int start, int end) {
        if (!Character.isUpperCase(text.charAt(start))) {
            return Capitals.NONE;
        }
        return Character.isUpperCase(text.charAt(end - 1)) ? Capitals.ALL : Capitals.FIRST;
    }

    /// Germans write a point behind the day, Spaniards and Portuguese `de`, Italians nothing; English and German
    /// months have a capital.
    private static Language language(Spelling spelling, Capitals capitals, Surroundings around) {
        if (around.hasDe && has(spelling, Language.SPANISH)) {
            return Language.SPANISH;
        }
        if (around.hasDe && has(spelling, Language.PORTUGUESE)) {
            return Language.PORTUGUESE;
        }
        boolean isBare = around.isDayFirst && !around.isJoined;
        if (isBare && spelling.isFull[Language.SPANISH.ordinal()] && spelling.isFull[Language.ITALIAN.ordinal()]) {
            return Language.ITALIAN;
        }
        if (around.hasPoint && has(spelling, Language.GERMAN)) {
            return Language.GERMAN;
        }
        boolean isLatin = capitals == Capitals.NONE && around.isDayFirst;
        if (isLatin) {
            for (Language language : Language.values()) {
                if (language.ordinal() >= Language.DUTCH.ordinal() && has(spelling, language)) {
                    return language;
                }
            }
        }
        for (Language language : Language.values()) {
            if (has(spelling, language)) {
                return language;
            }
        }
        throw new IllegalStateException("Every spelling is of a language.");
    }

    private static boolean has(Spelling spelling, Language language) {
        return spelling.isFull[language.ordinal()] || spelling.isBrief[language.ordinal()];
    }

    /// Another month, written alike.
    String write(int other) {
        String name = names(language, form)[other - 1];
        return switch (capitals) {
            case NONE -> name;
            case FIRST -> name.substring(0, 1).toUpperCase(Locale.ROOT).concat(name.substring(1));
            case ALL -> name.toUpperCase(Locale.ROOT);
        };
    }
}
