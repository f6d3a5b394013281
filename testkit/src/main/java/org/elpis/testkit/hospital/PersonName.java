package org.elpis.testkit.hospital;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A name in all the spellings that turn up.
///
/// @param word  whether the family name is also a word of the language, so that only its context gives it away
/// @param groups  further component groups with their leading `=`, or empty
public record PersonName(String family, String given, boolean word, String groups) {
    /// The DICOM form, such as `Yamada^Tarou=山田^太郎=やまだ^たろう`.
    public String dicom() {
        return given.isEmpty() ? family + groups : family + "^" + given + groups;
    }

    /// Given name first.
    public String natural() {
        return given.isEmpty() ? family : given.replace('^', ' ') + " " + family;
    }

    /// Spellings to look for in a text that was made with this name; those that are too short alone are left
    /// out.
    public List<String> candidates() {
        List<String> all = new ArrayList<>(List.of(given));
        if (word) {
            all.addAll(List.of(
                    family + "^" + given,
                    family + ", " + given,
                    natural(),
                    "Frau " + family,
                    "Herr " + family,
                    "Mrs. " + family,
                    "Mr. " + family,
                    (family + "_" + given).toLowerCase(Locale.ROOT)));
        } else {
            all.add(family);
        }
        for (String group : groups.split("=")) {
            all.addAll(List.of(group.split("\\^")));
            if (!group.isEmpty()) {
                all.add(group);
                all.add(group.replace("^", ""));
            }
        }
        return all;
    }
}
