package org.elpis.policy;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TagMap;
import org.elpis.dicom.Vr;
import org.jspecify.annotations.Nullable;

/// Finds the rule for an element. What depends on the tag and its VR alone is worked out once.
final class RuleBook {
    private static final Rule GROUP_LENGTH = new Rule(Treatment.REMOVE, "group length: retired");
    private static final Rule UNKNOWN = new Rule(Treatment.REMOVE, "allow-list: not in the dictionary");
    private static final Rule MISPLACED = new Rule(Treatment.REMOVE, "allow-list: group not of a data set");
    private static final Rule OTHER_VR = new Rule(Treatment.X_Z_D, "allow-list: not the VR of the dictionary");

    /// D allows any value that says nothing of the patient. What Clean Descriptors leaves of texts in attributes it
    /// leaves of texts in documents, although the table has no C for the option there.
    private static final Rule DOCUMENT =
            new Rule(Treatment.DOCUMENT, "E.1-1 D: written anew, " + Option.CLEAN_DESCRIPTORS.codeMeaning());

    private static final int FIRST_GROUP = 0x0008;

    private final Profile profile;
    private final PrivateRules privateRules;
    private final TagMap<KnownVr> known = new TagMap<>();

    /// A rule for a tag with a VR; the same tag with another VR is worked out anew.
    private record KnownVr(Vr vr, Rule rule) {}

    RuleBook(Profile profile) {
        this.profile = profile;
        this.privateRules = new PrivateRules(profile);
    }

    /// @param path  tags from the outermost sequence to the element, in the first `depth` places
    Rule find(int[] path, int depth, Vr vr, DataSet dataSet) {
        int tag = path[depth - 1];
        if (!profile.rules().isEmpty()) {
            Rule own = projectRule(path, depth, vr, dataSet);
            if (own != null) {
                return own;
            }
        }
        if (Tag.isPrivate(tag)) {
            return privateRules.find(tag, depth, vr, dataSet);
        }
        KnownVr before = known.get(tag);
        if (before != null && before.vr == vr) {
            return before.rule;
        }
        Rule rule = publicRule(tag, vr);
        known.put(tag, new KnownVr(vr, rule));
        return rule;
    }

    private @Nullable Rule projectRule(int[] path, int depth, Vr vr, DataSet dataSet) {
        int tag = path[depth - 1];
        String creator = dataSet.privateCreator(tag);
        for (ProjectRule rule : profile.rules()) {
            if (rule.fits(path, depth, vr, creator)) {
                return new Rule(treatment(rule.action(), tag, vr), "project: " + rule.reason());
            }
        }
        return null;
    }

    private static Treatment treatment(ProjectRule.ProjectAction action, int tag, Vr vr) {
        return switch (action) {
            case KEEP -> Treatment.KEEP;
            case REMOVE -> Treatment.REMOVE;
            case ZERO -> Treatment.ZERO;
            case DUMMY -> Treatment.DUMMY;
            case CLEAN ->
                isDocument(tag, vr)
                        ? Treatment.DOCUMENT
                        : Allowance.cleaned(tag, Objects.requireNonNullElse(meant(published(tag), vr), vr));
            case REPLACE_UID -> Treatment.UID;
            case SHIFT_DATE -> Treatment.DATE;
        };
    }

    private Rule publicRule(int tag, Vr vr) {
        if (Tag.isGroupLength(tag)) {
            return GROUP_LENGTH;
        }
        if (Tag.group(tag) < FIRST_GROUP) {
            return MISPLACED;
        }
        if (tag == Tag.PATIENT_ID || tag == Tag.PATIENT_NAME) {
            boolean isWritable = vr.isText() || vr == Vr.UN;
            return new Rule(isWritable ? Treatment.PSEUDONYM : Treatment.ZERO, "E.1-1 Z: pseudonym");
        }
        if (isDocument(tag, vr) && cleansDocuments()) {
            return DOCUMENT;
        }
        Optional<ConfidentialityTable.Row> row = ConfidentialityTable.row(tag);
        Vr meant = meant(published(tag), vr);
        if (row.isPresent()) {
            Rule rule = listed(tag, meant == null ? vr : meant, row.get());
            return meant == null && keepsSomething(rule.treatment()) ? OTHER_VR : rule;
        }
        if (Dictionary.entry(tag).isEmpty()) {
            return UNKNOWN;
        }
        return meant == null ? OTHER_VR : new Rule(Allowance.unlisted(tag, meant, profile), "allow-list: not in E.1-1");
    }

    /// A document is bytes; items or characters in its place are none.
    private static boolean isDocument(int tag, Vr vr) {
        return tag == Tag.ENCAPSULATED_DOCUMENT && (vr == Vr.OB || vr == Vr.UN);
    }

    private boolean cleansDocuments() {
        return profile.handling().documents() == Handling.Documents.CLEAN && profile.has(Option.CLEAN_DESCRIPTORS);
    }

    private static boolean keepsSomething(Treatment treatment) {
        return switch (treatment) {
            case REMOVE, ZERO, DUMMY, UID, X, X_Z, X_D, X_Z_D, Z_D -> false;
            default -> true;
        };
    }

    /// The dictionary's VR of an attribute, `US or SS`; "" where none is published.
    static String published(int tag) {
        Optional<Dictionary.Entry> entry = Dictionary.entry(tag);
        return entry.isPresent() ? entry.get().vr() : "";
    }

    /// The VR by which a value is to be judged; null when it is encoded with one that cannot be meant.
    ///
    /// A value of characters is judged by the published VR whatever characters it says it has, because that is
    /// how whoever reads the attribute takes it; numbers likewise. Characters for numbers, or the reverse, are
    /// a place to hide something.
    static @Nullable Vr meant(String published, Vr vr) {
        Vr first = Vr.of(published);
        if (first == null || published.contains(vr.name())) {
            return vr;
        }
        boolean isSameKind = first.isText() == vr.isText() && (first == Vr.SQ) == (vr == Vr.SQ);
        // A text in whose place a sequence stands is its items, which have rules of their own.
        return vr == Vr.UN || vr == Vr.SQ || isSameKind ? first : null;
    }

    /// Cleaning goes before keeping where two options in force differ: it keeps what may stay and no more.
    private Rule listed(int tag, Vr vr, ConfidentialityTable.Row row) {
        Option option = option(row);
        if (option == null) {
            return new Rule(
                    Allowance.of(row.basic(), vr), "E.1-1 " + row.basic().code());
        }
        if (row.options().get(option) == ActionCode.C) {
            return new Rule(Allowance.cleaned(tag, vr), "E.1-1 C: " + option.codeMeaning());
        }
        // What describes a patient is free text to some producers; devices and institutions are names by nature.
        Treatment treatment =
                option == Option.RETAIN_PATIENT_CHARACTERISTICS ? Allowance.cleaned(tag, vr) : Allowance.retained(vr);
        return new Rule(treatment, "E.1-1 K: " + option.codeMeaning());
    }

    /// The option in force that decides a row; null when none does.
    private @Nullable Option option(ConfidentialityTable.Row row) {
        Option cleaning = null;
        Option keeping = null;
        for (Map.Entry<Option, ActionCode> entry : row.options().entrySet()) {
            if (profile.has(entry.getKey())) {
                if (entry.getValue() == ActionCode.C) {
                    cleaning = entry.getKey();
                } else {
                    keeping = entry.getKey();
                }
            }
        }
        return cleaning != null ? cleaning : keeping;
    }

    /// The action code of a row that is in force.
    ActionCode code(ConfidentialityTable.Row row) {
        Option option = option(row);
        return option == null ? row.basic() : row.options().getOrDefault(option, row.basic());
    }
}
