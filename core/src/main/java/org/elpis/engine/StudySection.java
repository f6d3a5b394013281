package org.elpis.engine;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.elpis.detect.Span;
import org.elpis.explain.Row;
import org.elpis.pixel.Faces;

/// The part of the report's page that tells what happened to one study, so that a reader needs nothing else.
final class StudySection {
    private final Html html;
    private final JobReport.StudyReport study;
    private final boolean isDry;
    private final PictureSection pictures;

    private StudySection(Html html, JobReport.StudyReport study, boolean isDry, PictureSection pictures) {
        this.pictures = pictures;
        this.html = html;
        this.study = study;
        this.isDry = isDry;
    }

    /// @param pictures  of the same page
    /// @param fold  `details open class=study` or `details class=study`
    static void write(Html html, JobReport.StudyReport study, Job.Mode mode, PictureSection pictures, String fold) {
        new StudySection(html, study, mode == Job.Mode.DRY_RUN, pictures).write(fold);
    }

    private void write(String fold) {
        Counts counts = study.counts();
        html.open(fold)
                .open("summary")
                .element("b", "Patient " + study.patient())
                .text(" ");
        html.element("span class=soft", sentence(counts)).close("summary");
        html.element(
                "p class=t", study.studyUid().isEmpty() ? "nothing of it was released" : "study " + study.studyUid());
        html.open("dl class=facts");
        quarantined();
        actions();
        found();
        faces();
        kept();
        warnings();
        html.close("dl");
        pictures.write(study);
        objects();
        html.close("details");
    }

    private String sentence(Counts counts) {
        String read = Html.grouped(counts.released()) + " of " + AttributesSection.count(counts.read(), "file")
                + (isDry ? " would leave" : " released");
        return counts.quarantined() == 0
                ? read
                : read + ", " + Html.grouped(counts.quarantined()) + (isDry ? " would be held back" : " held back");
    }

    private void quarantined() {
        if (study.quarantined().isEmpty()) {
            return;
        }
        html.element("dt class=bad", isDry ? "Would be held back" : "Held back")
                .open("dd")
                .open("ul");
        for (JobReport.Group group : study.quarantined()) {
            html.open("li").element("b", AttributesSection.count(group.count(), "file") + ". ");
            html.text(group.reason().what()
                    + group.reason().tag().map(tag -> " At " + tag + ".").orElse("") + " ");
            html.element("span class=soft", "Next: " + group.reason().next());
            html.open("ul class=files");
            ReportHtml.fileNames(html, group);
            html.close("ul").close("li");
        }
        html.close("ul").close("dd");
    }

    private void actions() {
        Map<String, Long> actions = study.found().actions();
        if (actions.isEmpty()) {
            return;
        }
        html.element("dt", "Done").open("dd").open("ul class=chips");
        for (String action : AttributesSection.order()) {
            if (actions.containsKey(action)) {
                html.open("li").element("b", Html.grouped(actions.getOrDefault(action, 0L)));
                html.text(" " + lower(AttributesSection.word(action))).close("li");
            }
        }
        html.close("ul");
        html.element("p class=soft", "elements at every depth, in all its released objects together")
                .close("dd");
    }

    /// `UIDs replaced` stays as it is.
    private static String lower(String word) {
        return Character.isUpperCase(word.charAt(1))
                ? word
                : word.substring(0, 1).toLowerCase(Locale.ROOT) + word.substring(1);
    }

    private void found() {
        JobReport.Found found = study.found();
        if (found.texts() + found.hidden() + found.boxes() + found.harmless() + found.unreadable() == 0) {
            return;
        }
        html.element("dt", "Found").open("dd");
        if (found.texts() > 0) {
            html.text("In " + AttributesSection.count(found.texts(), "text") + ": ");
            StringBuilder kinds = new StringBuilder();
            found.parts()
                    .forEach((kind, count) -> kinds.append(kinds.isEmpty() ? "" : ", ")
                            .append(Html.grouped(count))
                            .append(' ')
                            .append(noun(kind, count == 1)));
            html.text(kinds + ". ");
        }
        if (found.hidden() > 0) {
            html.text(AttributesSection.count(found.hidden(), "place")
                    + " beside images or in colour profiles held something, which was blanked. ");
        }
        if (found.boxes() > 0) {
            html.text("What looks like writing was found in pixels and filled, in " + Html.grouped(found.boxes())
                    + (found.boxes() == 1 ? " box" : " boxes") + ". ");
        }
        if (found.harmless() > 0) {
            html.text("Words in " + Html.grouped(found.harmless()) + (found.harmless() == 1 ? " box" : " boxes")
                    + " were read, say nothing of anybody, and stay. ");
        }
        if (found.templated() > 0) {
            html.text(templates(found));
        }
        if (found.unreadable() > 0) {
            html.text(AttributesSection.count(found.unreadable(), "value")
                    + " could not be looked at, and so did not stay.");
        }
        html.close("dd");
    }

    private static String templates(JobReport.Found found) {
        String images = AttributesSection.count(found.templated(), "image") + (found.templated() == 1 ? " is" : " are")
                + " of a device whose words stand at known places";
        return images
                + (found.departed() == 0
                        ? ", and had them there. "
                        : "; " + Html.grouped(found.departed())
                                + (found.departed() == 1 ? " has" : " have")
                                + " words at other places as well, or lacks some. ");
    }

    private void faces() {
        if (study.faces().isEmpty()) {
            return;
        }
        html.element("dt", "Faces").open("dd").open("ul");
        for (Faces.SeriesFace face : study.faces()) {
            html.open("li")
                    .element("b", face.seriesUid().isEmpty() ? "a series of which nothing left" : face.seriesUid());
            html.text(" " + face.what()
                            + face.check().map(StudySection::sentence).orElse(""))
                    .close("li");
        }
        html.close("ul").close("dd");
    }

    private static String sentence(Faces.Check check) {
        return " Of the points of the face's surface " + percent(check.residualSurface())
                + " have a surface left near them; " + Html.grouped(check.brainTouched()) + " of "
                + Html.grouped(check.brain()) + " voxels of the brain were changed.";
    }

    /// `0.3 %`
    private static String percent(double share) {
        long tenths = Math.round(share * 1000);
        return tenths / 10 + "." + tenths % 10 + " %";
    }

    private static String noun(Span.Kind kind, boolean isOne) {
        return switch (kind) {
            case KNOWN_IDENTITY -> isOne ? "name or number of its persons" : "names or numbers of its persons";
            case UNKNOWN_WORD -> isOne ? "word outside the vocabulary" : "words outside the vocabulary";
            case NUMBER -> isOne ? "number that is no measure" : "numbers that are no measures";
            case DATE -> isOne ? "date" : "dates";
            case NAME -> isOne ? "name" : "names";
            case CONTACT -> isOne ? "way to reach somebody" : "ways to reach somebody";
            case PLACE -> isOne ? "place" : "places";
            case AGE -> isOne ? "age over 89" : "ages over 89";
            case UID -> isOne ? "unique identifier" : "unique identifiers";
        };
    }

    /// What the Basic Profile would not keep, by what keeps it.
    private void kept() {
        Map<String, Set<String>> kept = new LinkedHashMap<>();
        for (JobReport.Sample sample : study.samples()) {
            for (Row row : sample.rows()) {
                String because =
                        row.action().equals("keep") && !row.name().equals("Private Creator") ? because(row.rule()) : "";
                if (!because.isEmpty() && !row.vr().equals("SQ") && row.before().characters() > 0) {
                    kept.computeIfAbsent(because, absent -> new TreeSet<>())
                            .add(row.name().isEmpty() ? row.location().toString() : row.name());
                }
            }
        }
        if (kept.isEmpty()) {
            return;
        }
        html.element("dt", "Kept on purpose").open("dd").open("ul");
        kept.forEach((because, names) -> html.open("li")
                .element("b", because + ": ")
                .text(String.join(", ", names))
                .close("li"));
        html.close("ul").element("p class=soft", "in the objects shown below").close("dd");
    }

    private static String because(String rule) {
        if (rule.startsWith("E.1-1 K: ")) {
            return rule.substring("E.1-1 K: ".length());
        }
        if (rule.startsWith("E.1-1 C: ")) {
            return rule.substring("E.1-1 C: ".length()) + ", looked at and nothing found";
        }
        if (rule.startsWith("E.3.10-1")) {
            return "Private elements of the list of safe ones";
        }
        return rule.startsWith("project: ")
                ? "The project's rule \"" + rule.substring("project: ".length()) + "\""
                : "";
    }

    private void warnings() {
        if (study.warnings().isEmpty()) {
            return;
        }
        html.element("dt", "Odd").open("dd").open("ul");
        study.warnings().forEach(warning -> html.element("li", warning));
        html.close("ul").close("dd");
    }

    private void objects() {
        if (study.samples().isEmpty()) {
            return;
        }
        html.element("h4", "One object of each series, before and after");
        boolean isFirst = true;
        for (JobReport.Sample sample : study.samples()) {
            ObjectSection.write(html, sample, isFirst ? "details open class=object" : "details class=object");
            isFirst = false;
        }
    }
}
