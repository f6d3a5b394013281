package org.elpis.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.elpis.deid.SiteKey;
import org.elpis.deid.TemplateFile;
import org.elpis.device.DeviceTemplates;
import org.elpis.device.DeviceTemplates.Known;
import org.elpis.device.TemplateLearning;
import org.elpis.engine.DeviceSurvey;
import org.elpis.engine.Job;
import org.elpis.engine.Progress;
import org.elpis.policy.Profile;

/// `elpis template learn IN...`, `elpis template show [ID]` and `elpis template forget ID...`
final class TemplateCommand {
    private static final List<String> VERBS = List.of("learn", "show", "forget");
    private static final int MAX_JOBS = 1024;
    private static final int MAX_OBJECTS = 1000;

    private TemplateCommand() {}

    static Options options() {
        return new Options(
                        "template",
                        "learn IN... | show [ID] | forget ID...",
                        "Where devices draw words into their images: learned from originals of several patients, filled "
                                + "in every later image of the device, also where nobody sees them.")
                .places(
                        "WORD",
                        "0..*",
                        "learn and files, folders, zip files or DICOMDIRs with originals; show and, for all of one "
                                + "template, its id; forget and ids.")
                .value("--project", "NAME", "As for deid (default: default).")
                .value(
                        "--objects",
                        "N",
                        "With learn: images of a device that a template needs, 2 to " + MAX_OBJECTS + " (default: "
                                + TemplateLearning.USUAL_OBJECTS + "). They must be of two patients or more.")
                .value("--jobs", "N", "With learn: threads (default: one for each core).")
                .common()
                .footer(
                        "Exit codes: 0 done, 1 nothing was learned, or no template has that id, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, TemplateCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<String> words = arguments.places();
        String verb = words.isEmpty() ? "" : words.getFirst();
        if (verb.isEmpty()) {
            throw new UsageException("a word is needed: learn, show or forget.");
        }
        List<String> rest = words.subList(1, words.size());
        return switch (verb) {
            case "learn" -> learn(arguments, rest, terminal);
            case "show" -> show(arguments, rest, terminal);
            case "forget" -> forget(arguments, rest, terminal);
            default -> throw UsageException.unknown("word", verb, VERBS);
        };
    }

    private static int learn(Arguments arguments, List<String> places, Terminal terminal) throws UsageException {
        List<Path> inputs = new ArrayList<>();
        for (String place : places) {
            inputs.add(Arguments.path(place));
        }
        if (inputs.isEmpty()) {
            throw new UsageException("learn needs files or folders with originals.");
        }
        Job job = job(inputs, arguments, terminal);
        int least = arguments.number("--objects", 2, MAX_OBJECTS, TemplateLearning.USUAL_OBJECTS);
        DeviceSurvey.Survey survey;
        try (ProgressBar bar = new ProgressBar(terminal.err(), System::nanoTime)) {
            boolean shows = terminal.isInteractive() && !arguments.has("--json");
            survey = new DeviceSurvey(job, shows ? bar : Progress.NONE).run(least);
        }
        terminal.out().print(arguments.has("--json") ? TemplateJson.of(survey) : TemplateText.of(survey, least));
        boolean isLearned = survey.devices().stream().anyMatch(device -> device.change() != DeviceSurvey.Change.NONE);
        return isLearned ? ExitCode.DONE : ExitCode.FINDINGS;
    }

    private static int show(Arguments arguments, List<String> ids, Terminal terminal) throws UsageException {
        if (ids.size() > 1) {
            throw new UsageException("show takes one id at most.");
        }
        refuseForLearn(arguments);
        DeviceTemplates templates = file(arguments, terminal).read();
        boolean isJson = arguments.has("--json");
        if (ids.isEmpty()) {
            terminal.out().print(isJson ? TemplateJson.of(templates.all()) : TemplateText.list(templates.all()));
            return ExitCode.DONE;
        }
        List<Known> found = templates.all().stream()
                .filter(known -> known.id().equals(ids.getFirst()))
                .toList();
        if (found.isEmpty()) {
            return noSuch(ids.getFirst(), terminal);
        }
        terminal.out().print(isJson ? TemplateJson.of(found) : TemplateText.of(found.getFirst()));
        return ExitCode.DONE;
    }

    private static int forget(Arguments arguments, List<String> ids, Terminal terminal) throws UsageException {
        if (ids.isEmpty()) {
            throw new UsageException("forget needs the id of a template: elpis template show lists them.");
        }
        refuseForLearn(arguments);
        TemplateFile file = file(arguments, terminal);
        List<Known> known = file.read().all();
        Set<Known> going = new LinkedHashSet<>();
        for (String id : ids) {
            List<Known> found =
                    known.stream().filter(one -> one.id().equals(id)).toList();
            if (found.isEmpty()) {
                return noSuch(id, terminal);
            }
            going.addAll(found);
        }
        DeviceTemplates left = file.change(before -> before.stream()
                .filter(template ->
                        going.stream().noneMatch(one -> one.template().equals(template)))
                .toList());
        terminal.out()
                .print(
                        arguments.has("--json")
                                ? TemplateJson.of(left.all())
                                : TemplateText.forgotten(going.size(), left.size()));
        return ExitCode.DONE;
    }

    private static int noSuch(String id, Terminal terminal) {
        terminal.err()
                .print(Layout.paragraph(
                        "",
                        "elpis template: no template of the project has the id '" + Layout.shown(id, 40)
                                + "'. Next: elpis template show"));
        return ExitCode.FINDINGS;
    }

    private static void refuseForLearn(Arguments arguments) throws UsageException {
        for (String option : List.of("--objects", "--jobs")) {
            if (arguments.has(option)) {
                throw new UsageException(option + " belongs to learn.");
            }
        }
    }

    private static TemplateFile file(Arguments arguments, Terminal terminal) throws UsageException {
        Job job = job(List.of(terminal.home(arguments)), arguments, terminal);
        return new TemplateFile(job.projectFolder(), SiteKey.of(job.home()).project(job.project()));
    }

    private static Job job(List<Path> inputs, Arguments arguments, Terminal terminal) throws UsageException {
        Path home = terminal.home(arguments);
        int cores = Runtime.getRuntime().availableProcessors();
        try {
            return new Job(
                    inputs,
                    home.resolve("dry-run"),
                    home,
                    Profile.RESEARCH,
                    arguments.value("--project").orElse("default"),
                    arguments.number("--jobs", 1, MAX_JOBS, cores),
                    Job.Mode.DRY_RUN);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
