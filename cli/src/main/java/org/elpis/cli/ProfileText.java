package org.elpis.cli;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.elpis.policy.DeidentificationStatement;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.policy.ProfileStatement;
import org.elpis.policy.ProjectRule;
import org.elpis.policy.StatementLine;

/// What `elpis profile` prints for a person at a terminal.
final class ProfileText {
    private static final int LABEL = 16;
    private static final String INDENT = " ".repeat(LABEL);

    private ProfileText() {}

    static String list(List<Profile> profiles) {
        StringBuilder text = new StringBuilder();
        for (Profile profile : profiles) {
            text.append(profile.name()).append('\n');
            text.append(Layout.paragraph("    ", profile.description()));
        }
        return text.append("\nNext: elpis profile show research\n").toString();
    }

    static String show(Profile profile) {
        ProfileStatement statement = ProfileStatement.of(profile);
        StringBuilder text = new StringBuilder();
        labelled("Profile", profile.name(), text);
        labelled("", profile.description(), text);
        labelled("Identity", profile.identity(), text);
        labelled("Pseudonyms", HandlingWords.pseudonyms(profile), text);
        String label = "Options";
        for (DeidentificationStatement.Code code : statement.declared().codes()) {
            labelled(label, code.value() + "  " + code.meaning(), text);
            label = "";
        }
        handling(profile.handling(), text);
        label = "Private";
        for (String list : statement.privateLists()) {
            labelled(label, list, text);
            label = "";
        }
        rules(profile, text);
        rows(statement.lines(), text);
        return text.append("""

                        Next: the same command with --markdown writes, for reviewers, every row and every
                              deviation with its reason.
                        """).toString();
    }

    private static void handling(Handling handling, StringBuilder text) {
        labelled("Texts", HandlingWords.texts(handling), text);
        labelled("Documents", HandlingWords.documents(handling), text);
        labelled("Pixels", HandlingWords.pixels(handling), text);
        labelled("Faces", HandlingWords.faces(handling), text);
        if (!handling.words().isEmpty()) {
            labelled("Words", Layout.count(handling.words().size(), "word") + " of the site may stay in texts", text);
        }
        if (handling.commonWordPatients() > 0) {
            labelled("", HandlingWords.commonWords(handling), text);
        }
    }

    private static void rules(Profile profile, StringBuilder text) {
        int number = 0;
        for (ProjectRule rule : profile.rules()) {
            String reason = rule.reason().isEmpty() ? "" : " (" + rule.reason() + ")";
            labelled(
                    "Rule " + ++number,
                    ProjectRuleWords.action(rule) + ": " + ProjectRuleWords.conditions(rule) + reason,
                    text);
        }
        for (String warning : profile.warnings()) {
            labelled("Warning", warning, text);
        }
    }

    /// How many rows of the table share each treatment, most first.
    private static void rows(List<StatementLine> lines, StringBuilder text) {
        Map<String, Integer> counts = new TreeMap<>();
        int literal = 0;
        for (StatementLine line : lines) {
            counts.merge(line.what(), 1, Integer::sum);
            literal += line.asPublished() ? 1 : 0;
        }
        text.append("\nThe ")
                .append(lines.size())
                .append(" rows of PS3.15 Table E.1-1, ")
                .append(literal);
        text.append(" of them to the letter:\n");
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(count -> {
                    String what = Layout.paragraph(" ".repeat(8), count.getKey());
                    text.append(Layout.right(count.getValue().toString(), 6)).append(what, 6, what.length());
                });
    }

    private static void labelled(String label, String what, StringBuilder text) {
        String paragraph = Layout.paragraph(INDENT, what);
        text.append(Layout.left(label, LABEL)).append(paragraph, LABEL, paragraph.length());
    }
}
