package org.elpis.policy;

import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;
import org.elpis.vendor.CsaHeader;
import org.jspecify.annotations.Nullable;

/// Finds the rule for a private element: by its creator, never by its number alone.
final class PrivateRules {
    static final Rule PRIVATE = new Rule(Treatment.REMOVE, "E.1-1 X: private");

    private static final Rule GROUP_LENGTH = new Rule(Treatment.REMOVE, "group length: retired");
    private static final Rule ORPHAN = new Rule(Treatment.REMOVE, "private: no creator");
    private static final Rule CREATOR = new Rule(Treatment.CREATOR, "private creator: with its block");
    private static final Rule VENDOR_HEADER = new Rule(Treatment.VENDOR_HEADER, "extended private: vendor header");
    private static final String STANDARD = "E.3.10-1 safe private";
    private static final String EXTENDED = "extended private";

    private final Profile profile;

    PrivateRules(Profile profile) {
        this.profile = profile;
    }

    /// @param depth  1 at the top level
    Rule find(int tag, int depth, Vr vr, DataSet dataSet) {
        if (Tag.isGroupLength(tag)) {
            return GROUP_LENGTH;
        }
        if (Tag.isPrivateCreator(tag)) {
            return profile.has(Option.RETAIN_SAFE_PRIVATE) || !profile.rules().isEmpty() ? CREATOR : PRIVATE;
        }
        String creator = dataSet.privateCreator(tag);
        if (creator.isEmpty()) {
            return ORPHAN;
        }
        return profile.has(Option.RETAIN_SAFE_PRIVATE) ? listed(tag, depth, vr, creator) : PRIVATE;
    }

    private Rule listed(int tag, int depth, Vr vr, String creator) {
        Optional<SafePrivateAttributes.Entry> safe =
                SafePrivateAttributes.find(Tag.group(tag), creator, Tag.element(tag) & 0xFF);
        Rule standard = safe.isPresent() ? byVr(tag, RuleBook.meant(safe.get().vr(), vr), STANDARD) : PRIVATE;
        boolean isDecided = standard.treatment() != Treatment.REMOVE
                || profile.handling().privateElements() == Handling.PrivateElements.STANDARD;
        return isDecided ? standard : extended(tag, depth, vr, creator);
    }

    private Rule extended(int tag, int depth, Vr vr, String creator) {
        int group = Tag.group(tag);
        int low = Tag.element(tag) & 0xFF;
        if (CsaHeader.isAt(group, creator, low)) {
            return vr == Vr.OB || vr == Vr.UN ? VENDOR_HEADER : PRIVATE;
        }
        ArchivedPrivateAttributes.Entry entry = ArchivedPrivateAttributes.find(group, creator, low);
        return entry == null || !entry.isAt(depth) ? PRIVATE : archived(tag, vr, entry);
    }

    private Rule archived(int tag, Vr vr, ArchivedPrivateAttributes.Entry entry) {
        boolean isWritten = vr.isText() || vr.kind() == Vr.Kind.BULK;
        return switch (entry.use()) {
            case KEEP, TEXT -> {
                Vr meant = vr == Vr.SQ && entry.vrs().isEmpty() ? null : entry.meant(vr);
                yield meant == Vr.UN ? new Rule(Treatment.TEXT_IN_BYTES, EXTENDED) : byVr(tag, meant, EXTENDED);
            }
            case UID -> vr == Vr.UI ? byVr(tag, vr, EXTENDED) : isWritten ? new Rule(Treatment.UID, EXTENDED) : PRIVATE;
            case DATE -> vr == Vr.DA || vr == Vr.DT ? byVr(tag, vr, EXTENDED) : isWritten ? writtenDate() : PRIVATE;
            case SECONDS -> vr.isText() || vr == Vr.SQ ? PRIVATE : seconds();
        };
    }

    /// A date in a value that is not declared as one.
    private Rule writtenDate() {
        return profile.has(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES) ? new Rule(Treatment.DATE, EXTENDED) : PRIVATE;
    }

    private Rule seconds() {
        return profile.has(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES)
                ? new Rule(Treatment.SECONDS, EXTENDED)
                : profile.has(Option.RETAIN_LONGITUDINAL_FULL_DATES) ? new Rule(Treatment.BINARY, EXTENDED) : PRIVATE;
    }

    /// No private element is required, so what would become a dummy goes.
    private Rule byVr(int tag, @Nullable Vr meant, String name) {
        Treatment treatment = meant == null ? Treatment.X_Z_D : Allowance.unlisted(tag, meant, profile);
        return treatment == Treatment.X_Z_D || treatment == Treatment.REMOVE ? PRIVATE : new Rule(treatment, name);
    }
}
