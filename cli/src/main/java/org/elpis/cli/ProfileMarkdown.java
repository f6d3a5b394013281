package org.elpis.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.elpis.engine.Software;
import org.elpis.policy.ConfidentialityTable;
import org.elpis.policy.DeidentificationStatement;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;
import org.elpis.policy.PrivateLine;
import org.elpis.policy.Profile;
import org.elpis.policy.ProfileStatement;
import org.elpis.policy.ProjectRule;
import org.elpis.policy.StatementLine;

/// The conformance statement of a profile: what a site attaches to its ethics file. A function of the
/// profile, the
/// version of the software and a date.
final class ProfileMarkdown {
    private final Profile profile;
    private final ProfileStatement statement;
    private final LocalDate date;
    private final StringBuilder text = new StringBuilder(1 << 17);

    ProfileMarkdown(Profile profile, LocalDate date) {
        this.profile = profile;
        this.statement = ProfileStatement.of(profile);
        this.date = date;
    }

    String text() {
        heading();
        options();
        handling();
        rules();
        rows();
        unlisted();
        privates();
        deviations();
        limits();
        return text.toString();
    }

    private void heading() {
        text.append("# Conformance statement: de-identification by the profile ")
                .append(profile.name());
        text.append("\n\n").append(cell(profile.description())).append("\n\n");
        head("", "");
        row("Standard", "DICOM PS3.15 Annex E, edition " + ConfidentialityTable.edition());
        row("Software", Software.NAME);
        row("Profile identity", "`" + profile.identity() + "`");
        row("Pseudonyms and date shifts", HandlingWords.pseudonyms(profile));
        row("Date of this statement", date.toString());
        text.append("\nWhat is done to each attribute was asked of the rules that decide about objects; deviations and "
                + "limits are the documentation's. Plans and `release.json` carry the same profile identity.\n");
    }

    private void options() {
        section("Profile and options");
        text.append("De-identification Method Code Sequence (0012,0064) of released objects has the codes in force, of "
                + "CID 7050. Longitudinal Temporal Information Modified (0028,0303) is ");
        text.append(statement.declared().longitudinal()).append(".\n\n");
        head("Code", "Meaning", "In force");
        List<String> declared = new ArrayList<>();
        for (DeidentificationStatement.Code code : statement.declared().codes()) {
            declared.add(code.value());
        }
        DeidentificationStatement.Code basic = statement.declared().codes().getFirst();
        row(basic.value(), basic.meaning(), "yes");
        for (Option option : Option.values()) {
            row(option.codeValue(), option.codeMeaning(), declared.contains(option.codeValue()) ? "yes" : "no");
        }
    }

    private void handling() {
        section("What the standard leaves to the site");
        Handling handling = profile.handling();
        point("Texts: " + HandlingWords.texts(handling) + ".");
        point("Documents: " + HandlingWords.documents(handling) + ".");
        point("Pixels: " + HandlingWords.pixels(handling) + ".");
        point("Faces: " + HandlingWords.faces(handling) + ".");
        point("Words of the site that may stay in texts: " + handling.words().size() + ".");
        if (handling.commonWordPatients() > 0) {
            point("Common words: " + HandlingWords.commonWords(handling) + ".");
        }
    }

    private void rules() {
        section("Rules of the project");
        if (profile.rules().isEmpty()) {
            text.append("None.\n");
        } else {
            text.append("The first that fits an element decides, before the table.\n\n");
            head("", "Elements", "Action", "Reason");
        }
        int number = 0;
        for (ProjectRule rule : profile.rules()) {
            row(
                    Integer.toString(++number),
                    ProjectRuleWords.conditions(rule),
                    ProjectRuleWords.action(rule),
                    rule.reason());
        }
        for (String warning : profile.warnings()) {
            text.append("\nWarning: ").append(cell(warning)).append('\n');
        }
    }

    private void rows() {
        section("Attributes of Table E.1-1");
        text.append(
                "In force at every depth, unless a rule of the project names a path. `*`: not the plain meaning of the code; see the deviations.\n\n");
        head("Attribute", "Tag", "Basic", "What is done", "", "Rule");
        for (StatementLine line : statement.lines()) {
            row(
                    line.row().name(),
                    line.tag(),
                    line.row().basic().code(),
                    line.what(),
                    line.asPublished() ? "" : "\\*",
                    line.rule());
        }
    }

    private void unlisted() {
        section("Attributes that no table lists");
        text.append("What is not in the dictionary is removed. Pixel data stay as said above; of palettes, waveforms "
                + "and ICC profiles the samples stay and are not examined.\n\n");
        head("VR", "What is done");
        for (ProfileStatement.ByVr line : statement.unlisted()) {
            row(line.vr().name(), line.what());
        }
    }

    private void privates() {
        section("Private attributes");
        if (statement.privateLists().isEmpty()) {
            text.append("All are removed.\n");
            return;
        }
        text.append("By their creator, never by their number alone; what stays is cleaned by its VR, all others are "
                + "removed. Lists in force:\n\n");
        statement.privateLists().forEach(this::point);
        text.append('\n');
        head("Creator", "Tag", "VR", "Name", "What is done", "Rule");
        for (PrivateLine line : statement.privateLines()) {
            row(
                    line.creator(),
                    line.tag(),
                    line.vr(),
                    line.name(),
                    line.what() + (line.isInSequencesOnly() ? "; inside sequences only" : ""),
                    line.rule());
        }
    }

    private void deviations() {
        section("Deviations from the table, and why");
        head("Table", "Elpis", "Reason");
        for (ProfileStatement.Deviation deviation : ProfileStatement.deviations()) {
            row(deviation.table(), deviation.done(), deviation.reason());
        }
    }

    private void limits() {
        section("What is not examined");
        ProfileStatement.limits().forEach(this::point);
    }

    private void section(String title) {
        text.append("\n## ").append(title).append("\n\n");
    }

    private void point(String sentence) {
        text.append("- ").append(sentence).append('\n');
    }

    private void head(String... cells) {
        row(cells);
        text.append('|');
        for (int i = 0; i < cells.length; i++) {
            text.append("---|");
        }
        text.append('\n');
    }

    private void row(String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(cell(cell)).append(" |");
        }
        text.append('\n');
    }

    private static String cell(String words) {
        return words.replace("|", "\\|").replace('\n', ' ');
    }
}
