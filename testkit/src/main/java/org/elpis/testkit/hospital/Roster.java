package org.elpis.testkit.hospital;

import java.time.LocalDate;
import java.util.List;
import org.elpis.testkit.dicom.CharacterSet;

/// The patients of the wide families: names of many cultures and scripts, drawn from a list of whole names.
final class Roster {
    /// Stays start on a grid of as many days as they last: two patients have the same days or none in common.
    private static final int STAY_DAYS = 10;

    private Roster() {}

    static SyntheticPatient patient(Seed seed, int number) {
        Pool pool = Pool.of(seed.family());
        Chance chance = Chance.of(seed, number);
        List<String> persons = pool.get("person");
        String[] person = persons.get((int) Math.floorMod(seed.number() * 7 + number, (long) persons.size()))
                .split(";");
        PersonName name = name(person);
        CharacterSet set = CharacterSet.valueOf(person[0]);
        if (!SyntheticPatient.encodable(set, name.dicom())) {
            set = CharacterSet.UTF_8;
        }
        int town = chance.below(pool.get("city").size());
        int staff = chance.below(pool.get("doctor").size());
        LocalDate firstDay = LocalDate.of(2014, 2, 3).plusDays((long) STAY_DAYS * chance.below(380));
        LocalDate birth = number % 5 == 2
                ? firstDay.minusYears(chance.between(91, 101)).minusDays(chance.below(300))
                : LocalDate.of(1942, 1, 1).plusDays(chance.below(26000));
        return new SyntheticPatient(
                        number,
                        name,
                        set,
                        pool.get("idprefix").getFirst() + chance.digits(8),
                        "NHS" + chance.digits(10),
                        chance.pick(List.of("P", "V", "Q")) + chance.digits(9),
                        birth,
                        person[1],
                        "0%s/%s-%s".formatted(chance.digits(4), chance.digits(4), chance.digits(3)),
                        plain(pool.get("street").get(town)),
                        plain(pool.get("city").get(town)),
                        "familie" + chance.digits(5) + "@" + pool.get("domain").getFirst(),
                        chance.pick(pool.get("mother")),
                        doctor(pool, staff),
                        doctor(pool, staff + 1),
                        doctor(pool, staff + 2),
                        plain(pool.get("hospital").get(town)),
                        plain(chance.pick(pool.get("department"))),
                        "SER" + chance.digits(7) + "Z",
                        chance.pick(pool.get("station")),
                        firstDay,
                        seed,
                        List.of())
                .withSpellings();
    }

    private static PersonName name(String[] person) {
        String value = person[2];
        int groups = value.indexOf('=');
        String first = groups < 0 ? value : value.substring(0, groups);
        int caret = first.indexOf('^');
        return new PersonName(
                caret < 0 ? first : first.substring(0, caret),
                caret < 0 ? "" : first.substring(caret + 1),
                person.length > 3,
                groups < 0 ? "" : value.substring(groups));
    }

    private static String doctor(Pool pool, int index) {
        List<String> doctors = pool.get("doctor");
        return doctors.get(index % doctors.size());
    }

    static String plain(String marked) {
        return marked.replace("*", "");
    }
}
