package org.elpis.policy;

import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DateInText;
import org.elpis.dicom.Tag;
import org.elpis.dicom.WrittenDate;

/// Coding schemes whose codes are published, so that a code cannot name a patient.
///
/// Source: PS3.16 section 8, table 8-1: designators of schemes that standards bodies and societies publish.
/// Designators starting with `99` are private by that table and never public.
final class CodingSchemes {
    private static final Set<String> PUBLIC = Set.of(
            "DCM",
            "SRT",
            "SNM3",
            "SCT",
            "SNM",
            "LN",
            "UCUM",
            "FMA",
            "RADLEX",
            "UMLS",
            "NCIt",
            "ICD10",
            "I10",
            "I9",
            "ICD9",
            "ICDO",
            "ICDO3",
            "I10P",
            "MDC",
            "IEC61217",
            "ISO639_2",
            "ISO3166_2",
            "NDC",
            "RXNORM",
            "MeSH",
            "BI",
            "ACR",
            "ISO3166_1",
            "ISO639_1",
            "RFC5646",
            "RFC3066",
            "UBERON",
            "UNS",
            "MA",
            "NEU",
            "ITIS_TSN",
            "PUBCHEM_CID",
            "C4",
            "C5",
            "LOINC",
            "CAMRT",
            "IBSI",
            "DOID",
            "SCPECG");

    private static final int MAX_CODE = 20;
    private static final int DIGITS_OF_A_DATE = 8;
    private static final String SIGNS = "-./_%[]*+";
    private static final String SIGNS_OF_UNITS = "{}()^'";

    private CodingSchemes() {}

    static boolean isPublic(DataSet item) {
        String designator = item.string(Tag.CODING_SCHEME_DESIGNATOR);
        return !designator.startsWith("99") && PUBLIC.contains(designator);
    }

    static boolean isUcum(DataSet item) {
        return item.string(Tag.CODING_SCHEME_DESIGNATOR).equals("UCUM");
    }

    /// Letters, digits and the signs that codes have; no blanks, so no sentence, and one value only. Only units
    /// of measure have brackets, powers and quotation marks.
    static boolean isCode(DataSet item, String value) {
        String signs = isUcum(item) ? SIGNS + SIGNS_OF_UNITS : SIGNS;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean fits = c < 128 && (Character.isLetterOrDigit(c) || signs.indexOf(c) >= 0);
            if (!fits) {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAX_CODE;
    }

    /// Whether a number in a code starts a date. Eight digits may be a code of SNOMED CT, which then ends with `00` and
    /// a check digit (partition 00: concepts of the core).
    static boolean holdsDate(DataSet item, String value) {
        boolean isConcept = item.string(Tag.CODING_SCHEME_DESIGNATOR).equals("SCT")
                && value.length() == DIGITS_OF_A_DATE
                && value.startsWith("00", DIGITS_OF_A_DATE - 3);
        for (int i = 0; i < value.length() && !isConcept; i++) {
            boolean startsNumber = isDigit(value.charAt(i)) && (i == 0 || !isDigit(value.charAt(i - 1)));
            boolean isDate = WrittenDate.at(value, i).isPresent()
                    || !goesOn(value, i) && DateInText.at(value, i).isPresent();
            if (startsNumber && isDate) {
                return true;
            }
        }
        return false;
    }

    /// Whether a number is joined to one before it, as in `5.6.3-9-63`: then only four digits of a year make a date.
    private static boolean goesOn(String value, int at) {
        return at >= 2 && isDigit(value.charAt(at - 2));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
