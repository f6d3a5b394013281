package org.elpis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.elpis.check.Retained;
import org.elpis.policy.Option;

/// The names that `check --retain` takes.
final class RetainedNames {
    static final List<String> NAMES =
            List.of("dates", "modified-dates", "uids", "device", "institution", "characteristics");

    private RetainedNames() {}

    static Retained of(String name) throws UsageException {
        return switch (name) {
            case "dates" -> Retained.DATES;
            case "modified-dates" -> Retained.MODIFIED_DATES;
            case "uids" -> Retained.UIDS;
            case "device" -> Retained.DEVICE;
            case "institution" -> Retained.INSTITUTION;
            case "characteristics" -> Retained.PATIENT_CHARACTERISTICS;
            default -> throw UsageException.unknown("name for --retain", name, NAMES);
        };
    }

    /// What a check of a release with these options has to be told.
    static List<String> of(Set<Option> options) {
        List<String> names = new ArrayList<>();
        for (Option option : Option.values()) {
            if (options.contains(option)) {
                switch (option) {
                    case RETAIN_UIDS -> names.add("uids");
                    case RETAIN_DEVICE_IDENTITY -> names.add("device");
                    case RETAIN_INSTITUTION_IDENTITY -> names.add("institution");
                    case RETAIN_PATIENT_CHARACTERISTICS -> names.add("characteristics");
                    case RETAIN_LONGITUDINAL_FULL_DATES -> names.add("dates");
                    case RETAIN_LONGITUDINAL_MODIFIED_DATES -> names.add("modified-dates");
                    case RETAIN_SAFE_PRIVATE, CLEAN_DESCRIPTORS, CLEAN_STRUCTURED_CONTENT, CLEAN_GRAPHICS -> {}
                }
            }
        }
        return names;
    }
}
