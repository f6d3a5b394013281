package org.elpis.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;

/// A Confidentiality Profile: PS3.15 Basic with options, and a project's own rules before it.
///
/// @param name  lower-case letters, digits and hyphens, at most 32 characters; it is written into released
///     objects
/// @param description  one sentence for the person who chooses
/// @param options  options of Table E.1-1 in force
/// @param pseudonyms  where pseudonyms and date shifts come from
/// @param rules  a project's own rules; the first that fits an element decides, before the table
/// @param handling  what the standard leaves to the site
public record Profile(
        String name,
        String description,
        Set<Option> options,
        PseudonymSource pseudonyms,
        List<ProjectRule> rules,
        Handling handling) {
    private static final int MAX_NAME = 32;

    /// Where pseudonyms and date shifts come from.
    public enum PseudonymSource {
        /// Derived with the project's key: nothing to store, the same on every machine that has the key.
        KEYED,
        /// Drawn at random and kept in an encrypted vault: what HIPAA 164.514(c) asks for.
        VAULT
    }

    public Profile {
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "name must be 1 to 32 lower-case letters, digits or hyphens, got " + name.length() + " characters");
        }
        options = Set.copyOf(options);
        rules = List.copyOf(rules);
        if (options.contains(Option.RETAIN_LONGITUDINAL_FULL_DATES)
                && options.contains(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES)) {
            throw new IllegalArgumentException(
                    "options must not hold both retain-longitudinal-full-dates and retain-longitudinal-modified-dates");
        }
    }

    private static boolean isName(String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if ((c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
        }
        return true;
    }

    public static final Profile BASIC = new Profile(
            "basic",
            "PS3.15 Basic: dates, descriptions, characteristics and private elements go.",
            EnumSet.noneOf(Option.class),
            PseudonymSource.KEYED,
            List.of(),
            Handling.DEFAULT);

    public static final Profile RESEARCH = new Profile(
            "research",
            "Basic with dates shifted per patient, patient characteristics, cleaned texts and safe private elements.",
            EnumSet.of(
                    Option.RETAIN_LONGITUDINAL_MODIFIED_DATES,
                    Option.RETAIN_PATIENT_CHARACTERISTICS,
                    Option.CLEAN_DESCRIPTORS,
                    Option.CLEAN_STRUCTURED_CONTENT,
                    Option.CLEAN_GRAPHICS,
                    Option.RETAIN_SAFE_PRIVATE),
            PseudonymSource.KEYED,
            List.of(),
            Handling.DEFAULT);

    public static final Profile HIPAA_SAFE_HARBOR = new Profile(
            "hipaa-safe-harbor",
            "45 CFR 164.514(b)(2): no dates, ages over 89 pooled, texts cleaned, random pseudonyms.",
            EnumSet.of(
                    Option.RETAIN_PATIENT_CHARACTERISTICS,
                    Option.CLEAN_DESCRIPTORS,
                    Option.CLEAN_STRUCTURED_CONTENT,
                    Option.CLEAN_GRAPHICS),
            PseudonymSource.VAULT,
            List.of(),
            Handling.DEFAULT);

    public static final Profile GDPR_PSEUDONYMISED = new Profile(
            "gdpr-pseudonymised",
            "GDPR Art. 4(5): as research, with random pseudonyms whose key to the person is kept apart in the vault.",
            RESEARCH.options,
            PseudonymSource.VAULT,
            List.of(),
            Handling.DEFAULT);

    /// The profiles that come with the software.
    public static List<Profile> builtIn() {
        return List.of(BASIC, RESEARCH, HIPAA_SAFE_HARBOR, GDPR_PSEUDONYMISED);
    }

    public static Optional<Profile> builtIn(String name) {
        return builtIn().stream().filter(profile -> profile.name.equals(name)).findFirst();
    }

    /// The same profile with other choices where the standard leaves them to the site.
    public Profile with(Handling other) {
        return new Profile(name, description, options, pseudonyms, rules, other);
    }

    public boolean has(Option option) {
        return options.contains(option);
    }

    /// What a person should know before this profile is used: rules of the project that keep what the Basic
    /// Profile would not, which are obeyed all the same, and what has no effect.
    public List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (int i = 0; i < rules.size(); i++) {
            if (rules.get(i).action() == ProjectRule.ProjectAction.KEEP) {
                warn(i + 1, rules.get(i), warnings);
            }
        }
        if (handling.privateElements() == Handling.PrivateElements.EXTENDED && !has(Option.RETAIN_SAFE_PRIVATE)) {
            warnings.add("private-elements: extended says nothing without the option retain-safe-private.");
        }
        return List.copyOf(warnings);
    }

    private static void warn(int number, ProjectRule rule, List<String> warnings) {
        List<Integer> kept = rule.namedTags();
        if (kept.isEmpty()) {
            warnings.add("Rule " + number + " keeps whatever fits it, untouched: name tags or clean instead.");
        }
        for (int tag : kept) {
            ConfidentialityTable.row(tag)
                    .ifPresent(row -> warnings.add("Rule " + number + " keeps " + Tag.format(tag) + " " + row.keyword()
                            + ", which the Basic Profile would not."));
        }
    }

    /// Name, first 16 hexadecimal digits of the digest of everything that decides, and edition of the table.
    public String identity() {
        return shortIdentity() + " PS3.15-" + ConfidentialityTable.edition();
    }

    /// Name and first 16 hexadecimal digits of the digest of everything that decides, the table's edition included:
    /// at most 49 characters, so that it fits into De-identification Method.
    public String shortIdentity() {
        StringBuilder text = new StringBuilder(name).append('\n');
        for (Option option : Option.values()) {
            text.append(options.contains(option) ? option.codeValue() : "-").append(' ');
        }
        text.append('\n').append(pseudonyms.name()).append('\n');
        text.append(handling.canonical()).append('\n');
        for (ProjectRule rule : rules) {
            text.append(rule.canonical()).append('\n');
        }
        text.append(ConfidentialityTable.edition());
        return name + " " + Sha256.hex(Sha256.of(text.toString())).substring(0, 16);
    }
}
