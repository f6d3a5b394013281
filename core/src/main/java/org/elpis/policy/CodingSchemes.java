package org.elpis.policy;

import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;

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

    private CodingSchemes() {}

    static boolean isPublic(DataSet item) {
        String designator = item.string(Tag.CODING_SCHEME_DESIGNATOR);
        return !designator.startsWith("99") && PUBLIC.contains(designator);
    }

    static boolean isUcum(DataSet item) {
        return item.string(Tag.CODING_SCHEME_DESIGNATOR).equals("UCUM");
    }

    /// Letters, digits and the signs that codes have; no blanks, so no sentence, and one value only.
    static boolean isCode(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean fits = c < 128 && (Character.isLetterOrDigit(c) || "-./_%{}[]()*^'+".indexOf(c) >= 0);
            if (!fits) {
                return false;
            }
        }
        return !value.isEmpty() && value.length() <= MAX_CODE;
    }
}
