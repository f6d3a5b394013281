package org.elpis.testkit.hospital;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.elpis.testkit.dicom.CharacterSet;

/// Every spelling of what identifies a patient that a test may plant, as far as it can be searched for exactly.
final class Spellings {
    /// Fewer bytes than this are found by chance.
    private static final int MIN_BYTES = 6;

    private Spellings() {}

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

    private static List<String> facts(SyntheticPatient p) {
        List<String> all = new ArrayList<>(p.name().candidates());
        for (String staff : List.of(p.referrer(), p.reader(), p.operator())) {
            all.add(SyntheticPatient.lastWord(staff));
        }
        all.addAll(List.of(
                p.id(),
                p.id().replaceAll("[^0-9A-Za-z]", ""),
                p.otherId(),
                p.insurance(),
                p.phone(),
                p.street(),
                p.city(),
                p.email(),
                p.motherName(),
                p.hospital(),
                p.department(),
                p.deviceSerial(),
                p.station(),
                p.email().substring(0, p.email().indexOf('@'))));
        List<LocalDate> days = new ArrayList<>(List.of(p.birthDate()));
        for (int i = 0; i < 10; i++) {
            days.add(p.firstDay().plusDays(i));
        }
        for (LocalDate day : days) {
            for (DateForm form : DateForm.values()) {
                all.add(form.of(day));
            }
        }
        return all;
    }

    /// Long enough in the patient's character set, and without an escape sequence in the middle.
    private static boolean isSearchable(String text, CharacterSet set) {
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        boolean switching = set == CharacterSet.JAPANESE || set == CharacterSet.KOREAN;
        if (!ascii && switching && text.indexOf('^') >= 0) {
            return false;
        }
        boolean fits = SyntheticPatient.encodable(set, text);
        return text.getBytes(StandardCharsets.UTF_8).length >= MIN_BYTES
                && (!fits || set.encode(text).length >= MIN_BYTES);
    }
}
