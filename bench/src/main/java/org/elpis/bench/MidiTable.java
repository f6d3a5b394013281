package org.elpis.bench;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elpis.testkit.key.AnswerAction;

/// The results of a run as Markdown.
final class MidiTable {
    private final PrintStream out;

    MidiTable(PrintStream out) {
        this.out = out;
    }

    void head() {
        out.println(
                "| hospital | tool | objects / released / held back / missing | plants | leaked | retained | intact "
                        + "| ten public actions, released objects | the same, missing files as the public checker counts them |");
        out.println("|---|---|---|---|---|---|---|---|---|");
    }

    void summary(String hospital, String tool, MidiScore s) {
        Rate actions = MidiScore.sum(s.failedActions.values());
        Rate all = MidiScore.sum(java.util.List.of(actions, s.missing));
        out.printf(
                Locale.ROOT,
                "| %s | %s | %d / %d / %d / %d | %,d | %s | %s | %s | %s | %s |%n",
                hospital,
                tool,
                s.objects,
                s.released,
                s.heldBack,
                s.objects - s.released - s.heldBack,
                s.plants,
                MidiScore.sum(s.leaked.values()).happened(),
                MidiScore.sum(s.lost.values()).spared(),
                s.broken().spared(),
                actions.spared(),
                all.spared());
    }

    void details(String hospital, String tool, MidiScore s, String validity) {
        out.println();
        out.println("### " + hospital + ", " + tool);
        out.println();
        out.println("| layer | leaked | retained |");
        out.println("|---|---|---|");
        Set<String> layers = new TreeSet<>(s.leaked.keySet());
        layers.addAll(s.lost.keySet());
        for (String layer : layers) {
            out.printf(
                    "| %s | %s | %s |%n",
                    layer,
                    s.leaked.getOrDefault(layer, new Rate()).happened(),
                    s.lost.getOrDefault(layer, new Rate()).spared());
        }
        out.println();
        out.println("| language | clinical words kept |");
        out.println("|---|---|");
        s.lostWords.forEach((language, rate) -> out.printf("| %s | %s |%n", language, rate.spared()));
        out.println();
        out.println("| public action | passed |");
        out.println("|---|---|");
        for (Map.Entry<AnswerAction, Rate> action : s.failedActions.entrySet()) {
            out.printf(
                    "| %s | %s |%n", action.getKey().term(), action.getValue().spared());
        }
        out.println();
        out.println("- references intact: " + s.integrity.brokenReferences.spared());
        out.println("- date intervals kept: " + s.integrity.brokenIntervals.spared() + "; dates gone: "
                + s.integrity.goneDates.size());
        out.println("- dciodvfy errors: " + validity);
        out.println("- tokens in files of objects that they were not planted in: " + s.strays.size() + " files");
    }
}
