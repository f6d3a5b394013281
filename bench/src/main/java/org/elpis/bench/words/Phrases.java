package org.elpis.bench.words;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/// What is written into frames: names of 2 to 20 letters, dates, times and numbers; the families share none of the
/// names.
///
/// @param family  0 or 1
record Phrases(int family) {
    private static final Map<Script, List<List<String>>> NAMES = Map.of(
            Script.LATIN,
            List.of(
                    List.of(
                            "Ng",
                            "Wu",
                            "Bo",
                            "Ott",
                            "Vance",
                            "Holmgren",
                            "Thibodeaux",
                            "Okonkwo",
                            "Fitzwilliam",
                            "Ito",
                            "Castellanos",
                            "Abernathy",
                            "Quill",
                            "Zimmermann",
                            "Papadopoulou",
                            "Raj",
                            "Westergaard",
                            "Featherstonehaugh",
                            "Oduya",
                            "Kim",
                            "Anastasopoulou",
                            "Brandenburger"),
                    List.of(
                            "Li",
                            "Xu",
                            "Ek",
                            "Ruf",
                            "Moss",
                            "Hartwell",
                            "Vandermeer",
                            "Mbeki",
                            "Cholmondeley",
                            "Abe",
                            "Montenegro",
                            "Pennington",
                            "Jacks",
                            "Oberholzer",
                            "Christodoulou",
                            "Das",
                            "Lindqvist",
                            "Schwarzenbacher",
                            "Adeyemi",
                            "Pak",
                            "Wojciechowski",
                            "Throckmorton")),
            Script.LATIN_1,
            List.of(
                    List.of("Müller-Lüdenscheid", "Sørbø", "Peña", "Gérard", "Ångström", "Böß", "Núñez", "Façade"),
                    List.of("Jäger", "Hélène", "Muñoz", "Åse", "Köhler", "Zoë", "Côté", "Gürtler", "São")),
            Script.GREEK,
            List.of(
                    List.of("Παπαδόπουλος", "Γεωργίου", "Ιωάννου", "Νίκη", "Αντωνίου"),
                    List.of("ΔΗΜΟΥ", "ΘΕΟΔΩΡΟΥ", "ΦΩΤΙΟΥ", "ΨΑΡΡΑ", "ΑΛΕΞΙΟΥ")),
            Script.CYRILLIC,
            List.of(
                    List.of("Кузнецова", "Шевченко", "Жуков", "Юрий", "Достоевская", "Ли"),
                    List.of("ПЕТРОВА", "ГОЛУБЕВ", "ЧЕХОВ", "ЯШИН", "РЫБАКОВА", "ДЬЯКОНОВ")),
            Script.CJK,
            List.of(List.of("山田太郎", "王小明", "佐藤花子", "김민수", "李", "鈴木一郎", "欧阳娜娜"), List.of()));

    /// The script of a block.
    Script script(SplittableRandom chance) {
        int roll = chance.nextInt(20);
        return switch (roll) {
            case 0, 1 -> Script.LATIN_1;
            case 2 -> Script.GREEK;
            case 3 -> Script.CYRILLIC;
            case 4 -> family == 0 ? Script.CJK : Script.LATIN;
            case 5, 6, 7, 8, 9 -> Script.DIGITS;
            default -> Script.LATIN;
        };
    }

    String text(SplittableRandom chance, Script script) {
        if (script == Script.DIGITS) {
            return number(chance);
        }
        List<String> names = NAMES.getOrDefault(script, List.of()).get(family);
        String name = names.get(chance.nextInt(names.size()));
        return switch (chance.nextInt(script == Script.LATIN ? 5 : 2)) {
            case 0, 1 -> name;
            case 2 -> name.toUpperCase(Locale.ROOT);
            case 3 -> (name + "^" + names.get(chance.nextInt(names.size()))).toUpperCase(Locale.ROOT);
            default -> name + ", " + names.get(chance.nextInt(names.size()));
        };
    }

    private String number(SplittableRandom chance) {
        return switch (chance.nextInt(6)) {
            case 0 -> two(chance, 1, 28) + "." + two(chance, 1, 12) + "." + (1920 + chance.nextInt(107));
            case 1 -> two(chance, 1, 12) + "/" + two(chance, 1, 28) + "/" + two(chance, 0, 99);
            case 2 -> clock(chance, chance.nextInt(60));
            case 3 -> String.valueOf(100_000 + chance.nextInt(900_000));
            case 4 -> "ID " + (1000 + chance.nextInt(9000)) + "-" + two(chance, 0, 99);
            default ->
                (family == 0 ? "DOB " : "GEB ") + (1920 + chance.nextInt(107)) + "-" + two(chance, 1, 12) + "-"
                        + two(chance, 1, 28);
        };
    }

    String clock(SplittableRandom chance, int second) {
        return two(chance, 0, 23) + ":" + two(chance, 0, 59) + ":" + String.format(Locale.ROOT, "%02d", second);
    }

    private static String two(SplittableRandom chance, int low, int high) {
        return String.format(Locale.ROOT, "%02d", low + chance.nextInt(high - low + 1));
    }
}
