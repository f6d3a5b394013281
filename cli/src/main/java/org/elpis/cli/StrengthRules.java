package org.elpis.cli;

import java.util.Map;
import java.util.Optional;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;
import org.elpis.policy.ActionCode;
import org.elpis.policy.ConfidentialityTable;
import org.elpis.policy.Option;

/// Tells from PS3.15 Table E.1-1, the value representation and the keyword how strongly an attribute identifies.
///
/// The options of the table decide: what "Retain Institution Identity" would keep is a place, what no option
/// would ever keep stands for the person. An attribute that the table does not list is judged by its value
/// representation.
final class StrengthRules {
    private StrengthRules() {}

    /// How strongly an element identifies.
    ///
    /// @return empty for what gives nothing away by its nature
    static Optional<Strength> of(int tag, Vr vr) {
        if (Tag.isGroupLength(tag)) {
            return Optional.empty();
        }
        if (Tag.isPrivate(tag)) {
            return Optional.of(Strength.PRIVATE);
        }
        Optional<ConfidentialityTable.Row> row = ConfidentialityTable.row(tag);
        return row.isPresent() ? listed(tag, vr, row.get()) : unlisted(tag, vr);
    }

    private static Optional<Strength> listed(int tag, Vr vr, ConfidentialityTable.Row row) {
        boolean isManyAttributes = row.keyword().isEmpty() || row.pattern().indexOf('x') >= 0;
        boolean isBytes = vr.kind() == Vr.Kind.BULK || vr.kind() == Vr.Kind.BINARY;
        if (isManyAttributes || isBytes && row.options().isEmpty()) {
            return Optional.of(Strength.HIDDEN);
        }
        return switch (vr) {
            case SQ -> Optional.empty();
            case UI -> Optional.of(Strength.NUMBERS);
            case DA, DT, TM, AS -> Optional.of(Strength.DATES);
            default -> Optional.of(row.options().isEmpty() ? neverKept(tag, vr, row) : kept(vr, row));
        };
    }

    private static Strength kept(Vr vr, ConfidentialityTable.Row row) {
        Map<Option, ActionCode> options = row.options();
        if (options.containsKey(Option.RETAIN_INSTITUTION_IDENTITY)) {
            return Strength.PLACES;
        }
        if (options.containsKey(Option.RETAIN_DEVICE_IDENTITY)) {
            boolean isPlace = vr == Vr.AE
                    || row.keyword().contains("Station")
                    || row.keyword().contains("Location");
            return isPlace ? Strength.PLACES : Strength.NUMBERS;
        }
        if (options.containsKey(Option.RETAIN_PATIENT_CHARACTERISTICS)
                || options.containsKey(Option.RETAIN_LONGITUDINAL_FULL_DATES)) {
            return Strength.DATES;
        }
        return options.containsKey(Option.RETAIN_UIDS) ? Strength.NUMBERS : Strength.TEXT;
    }

    /// What no option keeps: the patient's own, numbers of visits and orders, and other people.
    private static Strength neverKept(int tag, Vr vr, ConfidentialityTable.Row row) {
        String keyword = row.keyword();
        boolean isNumber = keyword.endsWith("ID")
                || keyword.endsWith("IDs")
                || keyword.endsWith("Identifier")
                || keyword.contains("Number") && !keyword.contains("Phone") && !keyword.contains("Telephone");
        if (Tag.group(tag) == 0x0010 || keyword.contains("Patient") || isNumber) {
            return Strength.DIRECT;
        }
        return switch (vr) {
            case LT, ST, UC, UT -> keyword.contains("Address") ? Strength.PLACES : Strength.TEXT;
            default -> Strength.PLACES;
        };
    }

    private static Optional<Strength> unlisted(int tag, Vr vr) {
        return switch (vr) {
            case PN, AE -> Optional.of(Strength.PLACES);
            case DA, DT, TM -> Optional.of(Strength.DATES);
            case AS -> Optional.of(Strength.DATES);
            case UI -> Optional.of(Strength.NUMBERS);
            case LO, LT, SH, ST, UC, UR, UT -> Optional.of(Strength.TEXT);
            case OB, UN ->
                Tag.isPixelData(tag) || Dictionary.entry(tag).isPresent()
                        ? Optional.empty()
                        : Optional.of(Strength.HIDDEN);
            case AT, CS, DS, FD, FL, IS, OD, OF, OL, OV, OW, SL, SQ, SS, SV, UL, US, UV -> Optional.empty();
        };
    }
}
