package org.elpis.testkit.hospital;

import java.text.Normalizer;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.elpis.testkit.dicom.CharacterSet;

/// One invented patient with everything that identifies them. No such person exists; domains end in `.example`.
///
/// All days of a patient but the birth date lie within ten days (`firstDay`): so a date that was moved by more
/// than that cannot by chance fall on another original date of the same patient, and a plain search for dates
/// is exact.
///
/// @param spellings  every spelling of these facts that is long enough to be searched for
public record SyntheticPatient(
        int number,
        PersonName name,
        CharacterSet characterSet,
        String id,
        String otherId,
        String insurance,
        LocalDate birthDate,
        String sex,
        String phone,
        String street,
        String city,
        String email,
        String motherName,
        String referrer,
        String reader,
        String operator,
        String hospital,
        String department,
        String deviceSerial,
        String station,
        LocalDate firstDay,
        Seed seed,
        List<String> spellings) {
    private static final DateTimeFormatter DA = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final Pattern MARKS = Pattern.compile("\\p{M}");

    /// The patient of a number. Every fifth has a Japanese, Korean or Chinese name, every fifth a name that is
    /// a word.
    public static SyntheticPatient of(Seed seed, int number) {
        if (seed.family().isWide()) {
            return Roster.patient(seed, number);
        }
        Pool pool = Pool.of(seed.family());
        Chance chance = Chance.of(seed, number);
        String sex = chance.below(2) == 0 ? "F" : "M";
        List<String> families = pool.get("family");
        List<String> doctors = pool.get("doctor");
        PersonName name = new PersonName(
                families.get(number % families.size()), chance.pick(pool.get("given." + sex)), false, "");
        CharacterSet set = number % 2 == 0 ? CharacterSet.UTF_8 : CharacterSet.LATIN_1;
        if (number % 5 == 3) {
            List<String> cjk = pool.get("cjk");
            String[] parts = cjk.get(number / 5 % cjk.size()).split(";");
            set = setOf(parts[0]);
            name = grouped(parts[1]);
        } else if (number % 5 == 4) {
            name = new PersonName(chance.pick(pool.get("words")), name.given(), true, "");
        }
        if (!encodable(set, name.dicom())) {
            set = CharacterSet.UTF_8;
        }
        String digits = chance.digits(10);
        String id = pool.get("idprefix").getFirst() + digits.substring(0, 5) + "-" + digits.substring(5);
        int town = chance.below(3);
        boolean old = number % 6 == 2;
        LocalDate firstDay = LocalDate.of(2016, 1, 4).plusDays(chance.below(2900));
        LocalDate birth = old
                ? firstDay.minusYears(chance.between(91, 98)).minusDays(chance.below(300))
                : LocalDate.of(1938, 1, 1).plusDays(chance.below(25000));
        String phoneDigits = chance.digits(6);
        return new SyntheticPatient(
                        number,
                        name,
                        set,
                        id,
                        "F" + chance.digits(11),
                        chance.pick(List.of("A", "K", "T")) + chance.digits(9),
                        birth,
                        sex,
                        "+49 3%s %s-%s"
                                .formatted(chance.digits(3), phoneDigits.substring(0, 3), phoneDigits.substring(3)),
                        pool.get("street").get(town),
                        chance.digits(5) + " " + ascii(pool.get("city").get(town)),
                        "post" + digits.substring(4) + "@" + pool.get("domain").getFirst(),
                        ascii(families.get((number + 7) % families.size())),
                        doctors.get(number % 4),
                        doctors.get((number + 1) % 4),
                        doctors.get((number + 2) % 4),
                        pool.get("hospital").get(town),
                        chance.pick(pool.get("department")),
                        "SN" + chance.digits(8) + "X",
                        chance.pick(pool.get("station")),
                        firstDay,
                        seed,
                        List.of())
                .withSpellings();
    }

    /// A day of the patient's stay in DICOM form.
    ///
    /// @param offset  0 to 9
    public String day(int offset) {
        return DA.format(firstDay.plusDays(offset));
    }

    /// The birth date in DICOM form.
    public String birth() {
        return DA.format(birthDate);
    }

    /// Age at the first day in the form of AS, such as `093Y`.
    public String age() {
        return "%03dY".formatted(birthDate.until(firstDay).getYears());
    }

    /// The address in one line.
    public String address() {
        return street + ", " + city;
    }

    /// What must vanish of a text that was written about this patient: every spelling that stands in it
    /// literally.
    public List<String> tokensIn(String text) {
        List<String> found = new ArrayList<>();
        for (String spelling : spellings) {
            if (text.contains(spelling)) {
                found.add(spelling);
            }
        }
        return found;
    }

    /// What must vanish of such a text as well, but is too short to be searched for anywhere else.
    public List<String> shortTokensIn(String text) {
        return seed.family().isWide() ? WideSpellings.shortIn(this, text) : List.of();
    }

    /// A text as this patient's character set can hold it; accents are folded where it cannot.
    public String fit(String text) {
        return encodable(characterSet, text) ? text : ascii(text);
    }

    SyntheticPatient withSpellings() {
        return new SyntheticPatient(
                number,
                name,
                characterSet,
                id,
                otherId,
                insurance,
                birthDate,
                sex,
                phone,
                street,
                city,
                email,
                motherName,
                referrer,
                reader,
                operator,
                hospital,
                department,
                deviceSerial,
                station,
                firstDay,
                seed,
                seed.family().isWide() ? WideSpellings.of(this) : Spellings.of(this));
    }

    static String lastWord(String name) {
        return name.substring(name.lastIndexOf(' ') + 1);
    }

    static boolean encodable(CharacterSet set, String text) {
        try {
            set.encode(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    static String ascii(String text) {
        String decomposed = Normalizer.normalize(text, Normalizer.Form.NFD);
        return MARKS.matcher(decomposed)
                .replaceAll("")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l")
                .replace("Ł", "L")
                .replace("ı", "i");
    }

    private static CharacterSet setOf(String mark) {
        return switch (mark) {
            case "ISO-JP" -> CharacterSet.JAPANESE;
            case "ISO-KR" -> CharacterSet.KOREAN;
            case "GB18030" -> CharacterSet.GB18030;
            default -> CharacterSet.UTF_8;
        };
    }

    private static PersonName grouped(String value) {
        int equals = value.indexOf('=');
        int caret = value.indexOf('^');
        String groups = value.endsWith("=") ? value.substring(equals, value.length() - 1) : value.substring(equals);
        return new PersonName(value.substring(0, caret), value.substring(caret + 1, equals), false, groups);
    }
}
