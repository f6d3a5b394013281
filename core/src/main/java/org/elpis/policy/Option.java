package org.elpis.policy;

import java.util.Locale;
import java.util.Optional;

/// An option of the Basic Application Level Confidentiality Profile that has a column of its own in PS3.15
/// Table E.1-1, in the order of the columns. Codes and meanings are those of PS3.16 CID 7050.
public enum Option {
    RETAIN_SAFE_PRIVATE("113111", "Retain Safe Private Option", "rtn_safe_private"),
    RETAIN_UIDS("113110", "Retain UIDs Option", "rtn_uids"),
    RETAIN_DEVICE_IDENTITY("113109", "Retain Device Identity Option", "rtn_dev_id"),
    RETAIN_INSTITUTION_IDENTITY("113112", "Retain Institution Identity Option", "rtn_inst_id"),
    RETAIN_PATIENT_CHARACTERISTICS("113108", "Retain Patient Characteristics Option", "rtn_pat_chars"),
    RETAIN_LONGITUDINAL_FULL_DATES(
            "113106", "Retain Longitudinal Temporal Information Full Dates Option", "rtn_long_full_dates"),
    RETAIN_LONGITUDINAL_MODIFIED_DATES(
            "113107", "Retain Longitudinal Temporal Information Modified Dates Option", "rtn_long_modif_dates"),
    CLEAN_DESCRIPTORS("113105", "Clean Descriptors Option", "clean_desc"),
    CLEAN_STRUCTURED_CONTENT("113104", "Clean Structured Content Option", "clean_struct_cont"),
    CLEAN_GRAPHICS("113103", "Clean Graphics Option", "clean_graph");

    private final String codeValue;
    private final String codeMeaning;
    private final String column;
    private final String yamlName;

    Option(String codeValue, String codeMeaning, String column) {
        this.codeValue = codeValue;
        this.codeMeaning = codeMeaning;
        this.column = column;
        this.yamlName = name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Code value in the scheme DCM.
    public String codeValue() {
        return codeValue;
    }

    /// Code meaning for the De-identification Method Code Sequence.
    public String codeMeaning() {
        return codeMeaning;
    }

    /// Name of the column in the table of facts.
    public String column() {
        return column;
    }

    /// Name in a profile file: `retain-uids`.
    public String yamlName() {
        return yamlName;
    }

    /// The option of a name in a profile file.
    public static Optional<Option> ofYamlName(String name) {
        for (Option option : values()) {
            if (option.yamlName.equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
