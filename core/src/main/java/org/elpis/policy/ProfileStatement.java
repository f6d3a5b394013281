package org.elpis.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Vr;

/// What a profile does, row by row, as the gate would do it: the rules themselves are asked, so that what a site
/// hands to its reviewers and what happens to its objects cannot differ.
///
/// Immutable. The same profile gives the same statement on every machine.
public final class ProfileStatement {
    /// Any attribute that no table lists and that has no rule for its tag alone.
    private static final int UNLISTED = 0x0008_0041;

    private static final DataSet NOTHING = DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE);

    private final Profile profile;
    private final RuleBook rules;

    /// One thing that Elpis does otherwise than the table says.
    public record Deviation(String table, String done, String reason) {}

    /// What happens to an attribute that no table lists.
    public record ByVr(Vr vr, String what) {}

    private ProfileStatement(Profile profile) {
        this.profile = profile;
        this.rules = new RuleBook(profile);
    }

    public static ProfileStatement of(Profile profile) {
        return new ProfileStatement(profile);
    }

    /// What released objects say of themselves: options in force with their codes.
    public DeidentificationStatement declared() {
        return DeidentificationStatement.of(profile);
    }

    /// One line for each row of Table E.1-1, in the order of the rows.
    public List<StatementLine> lines() {
        List<StatementLine> lines = new ArrayList<>();
        for (ConfidentialityTable.Row row : ConfidentialityTable.rows()) {
            lines.add(row.pattern().equals("ggggeeee") ? privateLine(row) : line(row));
        }
        return List.copyOf(lines);
    }

    private StatementLine line(ConfidentialityTable.Row row) {
        int tag = Integer.parseUnsignedInt(row.pattern().replace('x', '0'), 16);
        Rule rule = rules.find(new int[] {tag}, 1, vr(tag), NOTHING);
        return new StatementLine(
                row,
                rule.name(),
                TreatmentWords.of(rule.treatment()),
                TreatmentWords.actions(rule.treatment()),
                TreatmentWords.isPlain(rules.code(row), rule.treatment()));
    }

    /// The VR by which an attribute is judged when it is encoded as published; LO where none is published.
    static Vr vr(int tag) {
        Vr published = Vr.of(RuleBook.published(tag));
        return published == null ? Vr.LO : published;
    }

    /// Private attributes are decided one by one.
    private StatementLine privateLine(ConfidentialityTable.Row row) {
        boolean keepsSome = profile.has(Option.RETAIN_SAFE_PRIVATE);
        return new StatementLine(
                row,
                keepsSome ? "E.1-1 C: " + Option.RETAIN_SAFE_PRIVATE.codeMeaning() : PrivateRules.PRIVATE.name(),
                keepsSome ? "kept and cleaned when on a list of safe ones, else removed" : "removed",
                keepsSome ? EnumSet.allOf(Action.Kind.class) : EnumSet.of(Action.Kind.REMOVE),
                true);
    }

    /// What happens to attributes of the dictionary that the table does not list, by their VR.
    public List<ByVr> unlisted() {
        List<ByVr> lines = new ArrayList<>();
        for (Vr vr : Vr.values()) {
            lines.add(new ByVr(vr, TreatmentWords.of(Allowance.unlisted(UNLISTED, vr, profile))));
        }
        return List.copyOf(lines);
    }

    /// The lists of private attributes that may stay, in words; empty when none may.
    public List<String> privateLists() {
        if (!profile.has(Option.RETAIN_SAFE_PRIVATE)) {
            return List.of();
        }
        List<String> lists = new ArrayList<>();
        lists.add("PS3.15 Table E.3.10-1, edition " + ConfidentialityTable.edition() + ": "
                + SafePrivateAttributes.size() + " attributes.");
        if (profile.handling().privateElements() == Handling.PrivateElements.EXTENDED) {
            lists.add("What The Cancer Imaging Archive keeps (UAMS-DBMI/PosdaTools 0377dd9c6db3, Apache-2.0): "
                    + ArchivedPrivateAttributes.size() + " attributes.");
            lists.add("CSA headers of Siemens systems, (0029,xx10) and (0029,xx20), written anew from the elements and "
                    + "protocol settings that are known to say how an image was taken.");
        }
        return List.copyOf(lists);
    }

    /// One line for each private attribute of the lists in force.
    public List<PrivateLine> privateLines() {
        return PrivateLines.of(profile);
    }

    /// Where Elpis differs from the table whatever the profile, and why.
    public static List<Deviation> deviations() {
        List<Deviation> deviations = new ArrayList<>();
        for (List<String> row : GuidePage.load("profiles.md").table("Where Elpis differs from the table, and why")) {
            deviations.add(new Deviation(row.get(0), row.get(1), row.get(2)));
        }
        return List.copyOf(deviations);
    }

    /// What is not examined whatever the profile, each in a sentence or two.
    public static List<String> limits() {
        return GuidePage.load("limits.md").points("Not examined");
    }
}
