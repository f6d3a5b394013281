package org.elpis.document;

/// Codes of public code systems, which stay when they have the form of their system. Any other may be a number
/// of the patient or of the hospital.
final class PublicCode {
    private static final String LOINC = "2.16.840.1.113883.6.1";
    private static final String SNOMED_CT = "2.16.840.1.113883.6.96";
    private static final String RADLEX = "2.16.840.1.113883.6.256";
    private static final String DICOM = "1.2.840.10008.2.16.4";

    private PublicCode() {}

    /// A code element; one that says that it is masked when the code is not to stay.
    static String xml(String code, String system) {
        return isPublic(code, system)
                ? "<code code=\"" + code + "\" codeSystem=\"" + system + "\"/>\n"
                : "<code nullFlavor=\"MSK\"/>\n";
    }

    private static boolean isPublic(String code, String system) {
        return switch (system) {
            case LOINC -> {
                int hyphen = code.length() - 2;
                yield hyphen > 0
                        && code.charAt(hyphen) == '-'
                        && areDigits(code, 0, hyphen, 7)
                        && areDigits(code, hyphen + 1, code.length(), 1);
            }
            case SNOMED_CT -> code.length() >= 6 && areDigits(code, 0, code.length(), 18);
            case RADLEX -> code.startsWith("RID") && areDigits(code, 3, code.length(), 6);
            case DICOM -> areDigits(code, 0, code.length(), 6);
            default -> false;
        };
    }

    private static boolean areDigits(String code, int from, int to, int most) {
        for (int i = from; i < to; i++) {
            if (code.charAt(i) < '0' || code.charAt(i) > '9') {
                return false;
            }
        }
        return to > from && to - from <= most;
    }
}
