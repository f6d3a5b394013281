package org.elpis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;

/// The attribute that a user asks for: `PatientName`, `(0010,0010)`, `00100010`, or the end of a path such as
/// `ReferencedSeriesSequence[0].StudyDescription`. Matched at any depth; without a number any item fits.
final class TagPath {
    private static final int ANY = -1;

    private final List<Part> parts;

    /// @param item  of the sequence, for all parts but the last
    private record Part(int tag, int item) {}

    private TagPath(List<Part> parts) {
        this.parts = parts;
    }

    /// @param present  keywords of the object, for guessing what was meant
    static TagPath of(String text, List<String> present) throws UsageException {
        List<Part> parts = new ArrayList<>();
        for (String part : text.split("\\.", -1)) {
            int bracket = part.indexOf('[');
            int item = bracket < 0 ? ANY : item(text, part.substring(bracket));
            parts.add(new Part(tag(bracket < 0 ? part : part.substring(0, bracket), present), item));
        }
        return new TagPath(parts);
    }

    private static int item(String text, String bracketed) throws UsageException {
        String digits = bracketed.substring(1, Math.max(1, bracketed.length() - 1));
        boolean isNumber = bracketed.endsWith("]") && !digits.isEmpty() && digits.length() < 9;
        for (int i = 0; i < digits.length(); i++) {
            isNumber &= digits.charAt(i) >= '0' && digits.charAt(i) <= '9';
        }
        if (!isNumber) {
            throw new UsageException("'" + text + "': an item is written as [0], [1], ...");
        }
        return Integer.parseInt(digits);
    }

    private static int tag(String word, List<String> present) throws UsageException {
        OptionalInt digits = Tag.parse(word);
        if (digits.isPresent()) {
            return digits.getAsInt();
        }
        OptionalInt exact = Dictionary.tagOf(word);
        if (exact.isPresent()) {
            return exact.getAsInt();
        }
        for (String keyword : present) {
            if (keyword.equalsIgnoreCase(word)) {
                return Dictionary.tagOf(keyword).orElseThrow();
            }
        }
        throw new UsageException("'" + word + "' is no keyword and no tag"
                + Nearest.of(word, present)
                        .map(found -> "; did you mean '" + found + "'?")
                        .orElse(".")
                + " Write PatientName, (0010,0010), 00100010, or a path such as "
                + "ReferencedSeriesSequence[0].StudyDescription.");
    }

    boolean fits(Location location) {
        Location at = location;
        for (int i = parts.size() - 1; i >= 0; i--) {
            if (at == null || at.tag() != parts.get(i).tag) {
                return false;
            }
            int item = at.item();
            at = at.parent();
            boolean fitsItem = i == 0 || parts.get(i - 1).item == ANY || parts.get(i - 1).item == item;
            if (!fitsItem) {
                return false;
            }
        }
        return true;
    }

    /// The attribute itself, with its keyword.
    String named() {
        int tag = parts.getLast().tag;
        return Tag.format(tag)
                + Dictionary.entry(tag).map(entry -> " " + entry.keyword()).orElse("");
    }
}
