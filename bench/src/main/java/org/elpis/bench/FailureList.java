package org.elpis.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.PlantedIdentifier;

/// Failing plants by kind and place, with examples, as Markdown. It holds the invented patients' values.
final class FailureList {
    private static final int EXAMPLES = 3;
    private static final int LONGEST = 260;
    private static final Pattern ITEM = Pattern.compile("\\[<\\d{4}>]");

    private FailureList() {}

    /// @param lostTokens  how often each word that should have stayed was lost
    static String of(List<MidiScore.Failure> failures, Map<String, Integer> lostTokens) {
        Map<String, List<MidiScore.Failure>> groups = new TreeMap<>();
        for (MidiScore.Failure failure : failures) {
            PlantedIdentifier plant = failure.plant();
            String place = ITEM.matcher(plant.path()).replaceAll("[]");
            String group = "%s | %s | %s | %s"
                    .formatted(
                            failure.kind(),
                            plant.answer().layer(),
                            place,
                            plant.answer().action().term());
            groups.computeIfAbsent(group, g -> new ArrayList<>()).add(failure);
        }
        StringBuilder out = new StringBuilder();
        groups.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, List<MidiScore.Failure>> e) ->
                                e.getKey().substring(0, e.getKey().indexOf(' ')))
                        .reversed()
                        .thenComparingInt(e -> -e.getValue().size()))
                .forEach(e -> append(e.getKey(), e.getValue(), out));
        out.append("\nLost words, by language:\n\n");
        lostTokens.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(e ->
                        out.append(e.getKey()).append(" ×").append(e.getValue()).append("; "));
        return out.append('\n').toString();
    }

    private static void append(String group, List<MidiScore.Failure> failures, StringBuilder out) {
        out.append("- **").append(failures.size()).append("× ").append(group).append("**\n");
        Set<String> seen = new HashSet<>();
        failures.stream()
                .filter(failure -> seen.add(failure.plant().value()))
                .limit(EXAMPLES)
                .forEach(failure -> example(failure, out));
    }

    private static void example(MidiScore.Failure failure, StringBuilder out) {
        Answer answer = failure.plant().answer();
        out.append("  - ")
                .append(failure.plant().instance().modality())
                .append(", ")
                .append(answer.language());
        out.append(": `")
                .append(cut(failure.plant().value()))
                .append("` became `")
                .append(cut(failure.found()));
        out.append("`; vanish ").append(answer.vanish());
        if (!answer.near().isEmpty()) {
            out.append(", as words ").append(answer.near());
        }
        out.append("; stay ").append(answer.stay()).append('\n');
    }

    private static String cut(String text) {
        String line = text.replace("\r\n", "⏎").replace('\n', '⏎').replace('\0', ' ');
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
