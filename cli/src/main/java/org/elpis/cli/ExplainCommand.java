package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.elpis.ElpisException;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.engine.Explainer;
import org.elpis.engine.Job;
import org.elpis.explain.Row;
import org.elpis.policy.ConfidentialityTable;

/// `elpis explain FILE TAG...`
final class ExplainCommand {
    private ExplainCommand() {}

    static Options options() {
        Options options = new Options(
                        "explain",
                        "FILE TAG...|--all",
                        "What happens to an attribute, by which rule, and why: before, after, and what was found in it. "
                                + "Values are hidden unless you ask for them.")
                .places(
                        "FILE|TAG",
                        "0..*",
                        "A file, and what is asked for: PatientName, (0010,0010), 00100010, or the end of a path such as "
                                + "ReferencedSeriesSequence[0].StudyDescription. Found at any depth.")
                .flag("--all", "Every element.")
                .value("--study", "FOLDER", "Know the patient by the other files of the same study too, as deid does.")
                .flag("--show-values", "Show values instead of their length and kinds of characters.")
                .value("--profile", "NAME|FILE.yaml", "As for deid (default: research).");
        return ProfileChoice.withOptions(options)
                .value("--project", "NAME", "As for deid (default: default).")
                .common()
                .footer(
                        "Nothing is written but, on first use, the site key in the private folder.",
                        "Exit codes: 0 explained, 1 the object has no such attribute or would not leave, 2 usage, "
                                + "3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, ExplainCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        if (arguments.places().isEmpty()) {
            throw new UsageException("FILE is missing: give a file and an attribute, or --all.");
        }
        List<String> tags = arguments.places().subList(1, arguments.places().size());
        if (tags.isEmpty() != arguments.has("--all")) {
            throw new UsageException("give either an attribute, such as PatientName, or --all.");
        }
        Path file = Arguments.path(arguments.places().getFirst());
        Job job = job(file, arguments, terminal);
        for (String tag : tags) {
            // Before anything is read: an attribute that nobody knows is in no file.
            TagPath.of(tag, keywords(List.of()));
        }
        try {
            Explainer.Answer answer = explain(job, file, arguments);
            return show(answer, job, tags, arguments, terminal);
        } catch (MalformedDicomException e) {
            ExplainText.refuse(e, arguments.has("--json"), terminal);
            return ExitCode.FINDINGS;
        }
    }

    private static Job job(Path file, Arguments arguments, Terminal terminal) throws UsageException {
        Set<Job.Extra> extras =
                arguments.has("--show-values") ? EnumSet.of(Job.Extra.SHOW_VALUES) : EnumSet.noneOf(Job.Extra.class);
        Path home = terminal.home(arguments);
        try {
            return new Job(
                    List.of(file),
                    home.resolve("dry-run"),
                    home,
                    ProfileChoice.of(arguments),
                    arguments.value("--project").orElse("default"),
                    1,
                    Job.Mode.DRY_RUN,
                    Job.Layout.FOLDERS,
                    extras);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static Explainer.Answer explain(Job job, Path file, Arguments arguments)
            throws UsageException, MalformedDicomException {
        Optional<String> folder = arguments.value("--study");
        Path study = folder.isPresent() ? Arguments.path(folder.get()) : file;
        try {
            if (!Files.isRegularFile(file)) {
                throw new IOException("no file");
            }
            if (folder.isPresent() && !Files.isDirectory(study)) {
                throw new UsageException("--study '" + folder.get() + "' is no folder.");
            }
            return new Explainer(job).explain(file, folder.isPresent() ? Optional.of(study) : Optional.empty());
        } catch (IOException e) {
            throw new ElpisException(
                            ElpisException.Code.INPUT_UNREADABLE,
                            "The input is no file that can be read. Check the path; folders are for inspect and deid.",
                            e)
                    .with("input", file);
        }
    }

    private static int show(Explainer.Answer answer, Job job, List<String> tags, Arguments arguments, Terminal terminal)
            throws UsageException {
        List<Row> all = answer.explained().explanation().rows();
        List<TagPath> paths = new ArrayList<>();
        for (String tag : tags) {
            paths.add(TagPath.of(tag, keywords(all)));
        }
        List<Row> rows = new ArrayList<>();
        for (Row row : all) {
            if (paths.isEmpty() || paths.stream().anyMatch(path -> path.fits(row.location()))) {
                rows.add(row);
            }
        }
        List<String> absent = new ArrayList<>();
        for (TagPath path : paths) {
            if (all.stream().noneMatch(row -> path.fits(row.location()))) {
                absent.add(path.named());
            }
        }
        ExplainText text = new ExplainText(answer, job.profile(), rows, absent);
        terminal.out()
                .print(arguments.has("--json") ? text.json() : arguments.has("--all") ? text.table() : text.details());
        return text.isLeaving() && absent.isEmpty() ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    /// Keywords to guess from: those of the object, and those of the table.
    private static List<String> keywords(List<Row> rows) {
        Set<String> keywords = new TreeSet<>();
        rows.forEach(row -> keywords.add(row.keyword()));
        ConfidentialityTable.rows().forEach(row -> keywords.add(row.keyword()));
        keywords.remove("");
        return List.copyOf(keywords);
    }
}
