package org.elpis.dicom;

import java.util.Locale;

/// What one value of Specific Character Set (0008,0005) asks for. Source: PS3.3 C.12.1.1.2.
sealed interface DefinedTerm {
    /// The default repertoire, or an empty value.
    record Default(boolean extensible) implements DefinedTerm {}

    record Coded(CodedSet set, boolean extensible) implements DefinedTerm {}

    record Standalone(String charset) implements DefinedTerm {}

    record Unknown() implements DefinedTerm {}

    /// Reads a term, however it is spelled: case, spaces, hyphens and underscores say nothing.
    static DefinedTerm of(String term) {
        String letters = lettersAndDigits(term);
        return switch (letters) {
            case "", "ISO646", "ASCII", "USASCII", "ISOIR6", "IR6" -> new Default(false);
            case "ISO2022IR6", "ISO20226" -> new Default(true);
            case "ISOIR192", "IR192", "ISO2022IR192", "UTF8" -> new Standalone("UTF-8");
            case "GB18030", "ISO2022GB18030" -> new Standalone("GB18030");
            case "GBK", "ISO2022GBK" -> new Standalone("GBK");
            // Not a defined term; who writes it means GB 2312 without escapes, which GB18030 contains.
            case "GB2312", "EUCCN" -> new Standalone("GB18030");
            default -> coded(letters);
        };
    }

    private static DefinedTerm coded(String letters) {
        for (CodedSet set : CodedSet.values()) {
            String number = Integer.toString(set.registration());
            if (letters.endsWith(number) && !set.isBasic()) {
                switch (letters.substring(0, letters.length() - number.length())) {
                    case "ISOIR", "IR" -> {
                        return new Coded(set, false);
                    }
                    case "ISO2022IR", "ISO2022" -> {
                        return new Coded(set, true);
                    }
                    default -> {}
                }
            }
        }
        return iso8859(letters);
    }

    private static DefinedTerm iso8859(String letters) {
        return switch (letters) {
            case "ISO88591", "LATIN1" -> new Coded(CodedSet.LATIN_1, false);
            case "ISO88592", "LATIN2" -> new Coded(CodedSet.LATIN_2, false);
            case "ISO88593", "LATIN3" -> new Coded(CodedSet.LATIN_3, false);
            case "ISO88594", "LATIN4" -> new Coded(CodedSet.LATIN_4, false);
            case "ISO88595" -> new Coded(CodedSet.CYRILLIC, false);
            case "ISO88596" -> new Coded(CodedSet.ARABIC, false);
            case "ISO88597" -> new Coded(CodedSet.GREEK, false);
            case "ISO88598" -> new Coded(CodedSet.HEBREW, false);
            case "ISO88599", "LATIN5" -> new Coded(CodedSet.LATIN_5, false);
            case "ISO885915", "LATIN9" -> new Coded(CodedSet.LATIN_9, false);
            case "ISO885911", "TIS620" -> new Coded(CodedSet.THAI, false);
            default -> new Unknown();
        };
    }

    private static String lettersAndDigits(String term) {
        var out = new StringBuilder(term.length());
        for (int i = 0; i < term.length(); i++) {
            if (Character.isLetterOrDigit(term.charAt(i))) {
                out.append(term.charAt(i));
            }
        }
        return out.toString().toUpperCase(Locale.ROOT);
    }
}
