package org.elpis.dicom;

/// One value of VR PN: the same name in up to three writings, each in up to five components. Absent is empty.
///
/// @param alphabetic  single-byte writing
/// @param ideographic e.g. kanji, hanja, hanzi
/// @param phonetic    e.g. hiragana, hangul
/// Source: PS3.5 6.2.1.
public record PersonName(Components alphabetic, Components ideographic, Components phonetic) {
    /// The components of one group, spaces around them left out. What a writer puts after the fifth stays in
    /// `suffix`.
    public record Components(String family, String given, String middle, String prefix, String suffix) {
        private static Components of(String group) {
            String[] parts = split(group, '^', 5);
            return new Components(parts[0], parts[1], parts[2], parts[3], parts[4]);
        }

        /// Withheld, so that no message can show a name by accident.
        @Override
        public String toString() {
            return "Components[withheld]";
        }
    }

    /// Parses one decoded value, delimiters and all. Nothing is dropped: surplus groups stay in the third.
    public static PersonName of(String value) {
        String[] groups = split(value, '=', 3);
        return new PersonName(Components.of(groups[0]), Components.of(groups[1]), Components.of(groups[2]));
    }

    private static String[] split(String text, char delimiter, int count) {
        String[] parts = new String[count];
        int start = 0;
        for (int i = 0; i < count; i++) {
            int next = i == count - 1 ? -1 : text.indexOf(delimiter, start);
            int end = next < 0 ? text.length() : next;
            parts[i] = text.substring(start, end).strip();
            start = Math.min(end + 1, text.length());
        }
        return parts;
    }

    /// Withheld, so that no message can show a name by accident.
    @Override
    public String toString() {
        return "PersonName[withheld]";
    }
}
