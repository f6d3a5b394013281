package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// What a released object says of its own de-identification.
///
/// @param method  value for De-identification Method (0012,0063), at most 64 characters; the release mark
///     follows it
/// @param codes  items for De-identification Method Code Sequence (0012,0064), from PS3.16 CID 7050
/// @param longitudinal  value for Longitudinal Temporal Information Modified (0028,0303)
/// Source: PS3.15 E.1, PS3.3 C.7.1.1 and C.12.1.
public record DeidentificationStatement(String method, List<Code> codes, String longitudinal) {
    private static final Code BASIC = new Code("113100", "Basic Application Confidentiality Profile");
    private static final Code CLEAN_PIXELS = new Code("113101", "Clean Pixel Data Option");

    /// A code of the scheme DCM.
    public record Code(String value, String meaning) {}

    public DeidentificationStatement {
        codes = List.copyOf(codes);
    }

    static DeidentificationStatement of(String profileName, Set<Option> options) {
        List<Code> codes = new ArrayList<>();
        codes.add(BASIC);
        for (Option option : Option.values()) {
            if (options.contains(option)) {
                codes.add(new Code(option.codeValue(), option.codeMeaning()));
            }
        }
        return new DeidentificationStatement(profileName, codes, longitudinal(options));
    }

    private static String longitudinal(Set<Option> options) {
        if (options.contains(Option.RETAIN_LONGITUDINAL_FULL_DATES)) {
            return "UNMODIFIED";
        }
        return options.contains(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES) ? "MODIFIED" : "REMOVED";
    }

    /// The same, of an object whose pixels were looked at and hold no words any more.
    DeidentificationStatement withCleanPixels() {
        List<Code> more = new ArrayList<>(codes);
        more.add(CLEAN_PIXELS);
        return new DeidentificationStatement(method, more, longitudinal);
    }

    /// Whether the pixels were looked at and hold no words any more.
    public boolean hasCleanPixels() {
        return codes.contains(CLEAN_PIXELS);
    }

    /// Whether a released object says that its pixels were looked at.
    public static boolean hasCleanPixels(DataSet dataSet) {
        Optional<Element> codes = dataSet.get(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE);
        if (codes.isEmpty() || !(codes.get().value() instanceof Value.Items items)) {
            return false;
        }
        for (DataSet item : items.items()) {
            if (item.string(Tag.CODE_VALUE).equals(CLEAN_PIXELS.value())) {
                return true;
            }
        }
        return false;
    }

    void appendTo(StringBuilder target) {
        target.append("method ").append(method).append("\ncodes");
        for (Code code : codes) {
            target.append(' ').append(code.value());
        }
        target.append("\nlongitudinal ").append(longitudinal).append('\n');
    }
}
