package org.elpis.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The part of the report's page that says what was done to which attribute, by which rule, how often.
final class AttributesSection {
    /// What a plan's actions are called on the page, in this order.
    private static final Map<String, String> ACTIONS = actions();

    private AttributesSection() {}

    private static Map<String, String> actions() {
        Map<String, String> actions = new LinkedHashMap<>();
        actions.put("pseudonymize", "Replaced by a pseudonym");
        actions.put("remove", "Removed");
        actions.put("zero", "Emptied");
        actions.put("dummy", "Replaced by a dummy value");
        actions.put("clean", "Looked through: only clinical words may stay");
        actions.put("clean-document", "Documents written anew from what may stay of their text");
        actions.put("shift-date", "Dates moved");
        actions.put("shift-seconds", "Dates moved that are written as seconds");
        actions.put("replace-uid", "UIDs replaced");
        actions.put("clean-vendor-header", "Manufacturers' headers written anew with known parts only");
        actions.put("pool-age", "Ages kept, those over 89 pooled");
        actions.put("fill-boxes", "Words drawn into images filled");
        actions.put("remove-face", "Faces removed from images");
        actions.put("clean-frames", "Comments, metadata and what lies behind the last pixel blanked");
        actions.put("clean-unused-bits", "Overlays in unused bits of the pixels cleared");
        actions.put("clean-colour-profile", "Texts in colour profiles blanked");
        actions.put("keep", "Kept");
        actions.put("add", "Added by the release");
        actions.put("renew", "Written anew");
        return actions;
    }

    /// All actions, in the order in which a reader should meet them.
    static Set<String> order() {
        return ACTIONS.keySet();
    }

    static String word(String action) {
        return ACTIONS.getOrDefault(action, action);
    }

    static void write(Html html, List<JobReport.AttributeTally> attributes) {
        Map<String, List<JobReport.AttributeTally>> byAction = new LinkedHashMap<>();
        ACTIONS.keySet().forEach(action -> byAction.put(action, new ArrayList<>()));
        for (JobReport.AttributeTally tally : attributes) {
            byAction.computeIfAbsent(tally.action(), absent -> new ArrayList<>())
                    .add(tally);
        }
        byAction.forEach((action, tallies) -> {
            if (!tallies.isEmpty()) {
                group(html, action, tallies);
            }
        });
        legend(html);
    }

    private static void group(Html html, String action, List<JobReport.AttributeTally> tallies) {
        long times = 0;
        for (JobReport.AttributeTally tally : tallies) {
            times += tally.count();
        }
        html.open("details").open("summary").element("b", word(action)).text(" ");
        html.element("span class=soft", count(tallies.size(), "attribute") + ", " + count(times, "time"));
        html.close("summary").open("table").open("thead").open("tr");
        html.element("th", "Tag")
                .element("th", "Attribute")
                .element("th", "Rule")
                .element("th class=n", "Times");
        html.close("tr").close("thead").open("tbody");
        for (JobReport.AttributeTally tally : tallies) {
            String keyword = tally.keyword().isEmpty() ? "private or unknown" : tally.keyword();
            html.open("tr").element("td class=t", tally.tag()).element("td", keyword);
            html.element("td", tally.rule())
                    .element("td class=n", Html.grouped(tally.count()))
                    .close("tr");
        }
        html.close("tbody").close("table").close("details");
    }

    static String count(long number, String noun) {
        String plural = noun.endsWith("y") ? noun.substring(0, noun.length() - 1) + "ies" : noun + "s";
        return Html.grouped(number) + " " + (number == 1 ? noun : plural);
    }

    private static void legend(Html html) {
        html.open("p class=soft")
                .text("Rules: \"E.1-1 X\" is the action code of DICOM PS3.15 Table E.1-1 (X remove, Z "
                        + "empty, D dummy, K keep, C clean, U new UID; with several letters the attribute's type in its object "
                        + "decides). \"allow-list\" is an attribute that the table does not list and that stays only when "
                        + "nothing in it can identify. \"project\" is a rule of the project's own profile.");
        html.close("p");
    }
}
