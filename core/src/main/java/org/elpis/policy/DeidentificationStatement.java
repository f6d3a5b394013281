package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a released object says of its own de-identification.
///
/// @param method  names the profile in De-identification Method (0012,0063), by name and digest; the release
///     mark follows it
/// @param codes  items for De-identification Method Code Sequence (0012,0064), from PS3.16 CID 7050
/// @param longitudinal  value for Longitudinal Temporal Information Modified (0028,0303)
/// Source: PS3.15 E.1, PS3.3 C.7.1.1 and C.12.1.
public record DeidentificationStatement(String method, List<Code> codes, String longitudinal) {
    private static final Code BASIC = new Code("113100", "Basic Application Confidentiality Profile");
    private static final Code CLEAN_PIXELS = new Code("113101", "Clean Pixel Data Option");

    private static final Code CLEAN_FACES = new Code("113102", "Clean Recognizable Visual Features Option");

    /// A code of the scheme DCM.
    public record Code(String value, String meaning) {}

    public DeidentificationStatement {
        codes = List.copyOf(codes);
    }

    static DeidentificationStatement of(Profile profile) {
        Set<Option> options = profile.options();
        List<Code> codes = new ArrayList<>();
        codes.add(BASIC);
        for (Option option : Option.values()) {
            if (options.contains(option)) {
                codes.add(new Code(option.codeValue(), option.codeMeaning()));
            }
        }
        return new DeidentificationStatement(profile.shortIdentity(), codes, longitudinal(options));
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

    /// The same, of an object whose face was removed, and whose check was passed.
    DeidentificationStatement withoutFace() {
        List<Code> more = new ArrayList<>(codes);
        more.add(CLEAN_FACES);
        return new DeidentificationStatement(method, more, longitudinal);
    }

    /// Whether a face was removed and the check of that passed.
    public boolean isWithoutFace() {
        return codes.contains(CLEAN_FACES);
    }

    void appendTo(StringBuilder target) {
        target.append("method ").append(method).append("\ncodes");
        for (Code code : codes) {
            target.append(' ').append(code.value());
        }
        target.append("\nlongitudinal ").append(longitudinal).append('\n');
    }
}
