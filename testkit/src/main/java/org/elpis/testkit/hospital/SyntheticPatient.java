package org.elpis.testkit.hospital;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.testkit.dicom.CharacterSet;

/// One invented patient with everything that identifies them. No such person exists; domains end in `.example`.
///
/// All days of a patient but the birth date lie within ten days (`firstDay`): so a date that was moved by more than
/// that cannot by chance fall on another original date of the same patient, and a plain search for dates is exact.
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
        Seed seed) {
    private static final DateTimeFormatter DA = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    /// Fewer bytes than this are found by chance.
    private static final int MIN_BYTES = 6;

    /// The patient of a number. Every fifth has a Japanese, Korean or Chinese name, every fifth a name that is a word.
    public static SyntheticPatient of(Seed seed, int number) {
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
        if (!encodable(set, name.dicom()) || set == CharacterSet.LATIN_1 && !encodable(set, name.dicom())) {
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
        String phoneDigits = chance.digits(7);
        return new SyntheticPatient(
                number, name, set, id, "F" + chance.digits(11), chance.pick(List.of("A", "K", "T")) + chance.digits(9),
                birth, sex, "+49 3" + chance.digits(3) + " " + phoneDigits.substring(0, 3) + "-" + phoneDigits.substring(3),
                pool.get("street").get(town), chance.digits(5) + " " + ascii(pool.get("city").get(town)),
                "post" + digits.substring(4) + "@" + pool.get("domain").getFirst(),
                ascii(families.get((number + 7) % families.size())), doctors.get(number % 4),
                doctors.get((number + 1) % 4), doctors.get((number + 2) % 4), pool.get("hospital").get(town),
                chance.pick(pool.get("department")), "SN" + chance.digits(8) + "X", chance.pick(pool.get("station")),
                firstDay, seed);
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

    /// What must vanish of a text that was written about this patient: every spelling that stands in it literally.
    public List<String> tokensIn(String text) {
        List<String> found = new ArrayList<>();
        for (String candidate : candidates()) {
            boolean searchable = candidate.getBytes(StandardCharsets.UTF_8).length >= MIN_BYTES;
            if (searchable && text.contains(candidate) && !found.contains(candidate)) {
                found.add(candidate);
            }
        }
        return found;
    }

    /// A text as this patient's character set can hold it; accents are folded where it cannot.
    public String fit(String text) {
        return encodable(characterSet, text) ? text : ascii(text);
    }

    private List<String> candidates() {
        List<String> all = new ArrayList<>(name.candidates());
        for (String staff : List.of(referrer, reader, operator)) {
            all.add(lastWord(staff));
        }
        all.addAll(List.of(
                id, id.replaceAll("[^0-9A-Za-z]", ""), otherId, insurance, phone, street, city, email, motherName,
                hospital, department, deviceSerial, station, email.substring(0, email.indexOf('@'))));
        List<LocalDate> days = new ArrayList<>(List.of(birthDate));
        for (int i = 0; i < 10; i++) {
            days.add(firstDay.plusDays(i));
        }
        for (LocalDate day : days) {
            for (DateForm form : DateForm.values()) {
                all.add(form.of(day));
            }
        }
        List<String> folded = new ArrayList<>(all);
        all.forEach(s -> folded.add(ascii(s)));
        all.forEach(s -> folded.add(s.toUpperCase(Locale.ROOT)));
        all.forEach(s -> folded.add(ascii(s).toUpperCase(Locale.ROOT)));
        all.forEach(s -> folded.add(ascii(s).toLowerCase(Locale.ROOT)));
        return folded;
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
        String plain = java.text.Normalizer.normalize(text, java.text.Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace("ß", "ss")
                .replace("ø", "o")
                .replace("Ø", "O")
                .replace("ł", "l");
        return plain;
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
