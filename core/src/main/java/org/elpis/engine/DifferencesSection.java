package org.elpis.engine;

import java.util.ArrayList;
import java.util.List;

/// The part of a dry run's page that shows objects before and after, what changes first.
final class DifferencesSection {
    private DifferencesSection() {}

    static void write(Html html, List<JobReport.Difference> differences) {
        boolean isFirst = true;
        for (JobReport.Difference difference : differences) {
            html.open(isFirst ? "details open" : "details").open("summary");
            html.element("b", difference.sopClass().isEmpty() ? "Object" : difference.sopClass())
                    .text(" ");
            html.element("span class=soft", difference.file()).close("summary");
            write(html, difference);
            html.close("details");
            isFirst = false;
        }
    }

    private static void write(Html html, JobReport.Difference difference) {
        List<JobReport.Difference.Row> changed = new ArrayList<>();
        List<JobReport.Difference.Row> same = new ArrayList<>();
        for (JobReport.Difference.Row row : difference.rows()) {
            (row.before().equals(row.after()) ? same : changed).add(row);
        }
        table(html, changed);
        if (!same.isEmpty()) {
            html.open("details").element("summary", AttributesSection.count(same.size(), "element") + " unchanged");
            table(html, same);
            html.close("details");
        }
    }

    private static void table(Html html, List<JobReport.Difference.Row> rows) {
        html.open("table class=diff").open("thead").open("tr");
        html.element("th", "Where")
                .element("th", "Before")
                .element("th", "After")
                .element("th", "Why");
        html.close("tr").close("thead").open("tbody");
        for (JobReport.Difference.Row row : rows) {
            html.open("tr").open("td").element("span class=t", row.location());
            html.constant("<br>").text(row.keyword()).close("td");
            html.element("td class=before", row.before());
            after(html, row);
            html.open("td").text(row.action()).constant("<br>");
            html.element("span class=soft", row.rule()).close("td").close("tr");
        }
        html.close("tbody").close("table");
    }

    private static void after(Html html, JobReport.Difference.Row row) {
        if (row.action().equals("remove")) {
            html.element("td class=soft", "gone");
        } else if (row.after().isEmpty()) {
            html.element("td class=soft", "empty");
        } else {
            html.element("td class=after", row.after());
        }
    }
}
