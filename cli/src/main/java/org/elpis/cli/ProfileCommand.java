package org.elpis.cli;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.elpis.policy.Profile;

/// `elpis profile list` and `elpis profile show NAME|FILE`
final class ProfileCommand {
    private static final List<String> VERBS = List.of("list", "show");

    private ProfileCommand() {}

    static Options options() {
        Options options = new Options(
                        "profile",
                        "list | show NAME|FILE.yaml",
                        "What stays and what goes: the built-in profiles, or all that one of them or a project's own "
                                + "file does.")
                .places("WORD", "0..2", "list; or show and the name of a profile or its file.")
                .flag("--markdown", "With show: a conformance statement with every row of PS3.15 Table E.1-1.")
                .value("--date", "YYYY-MM-DD", "Date of the statement (default: today).");
        return ProfileChoice.withOptions(options).common().footer("Exit codes: 0 done, 2 usage, 3 environment.");
    }

    static int run(String[] args, Terminal terminal) throws UsageException {
        return options().run(args, terminal, ProfileCommand::run);
    }

    private static int run(Arguments arguments, Terminal terminal) throws UsageException {
        List<String> words = arguments.places();
        String verb = words.isEmpty() ? "" : words.getFirst();
        if (verb.isEmpty()) {
            throw new UsageException("a word is needed: list, or show and a name.");
        }
        if (!VERBS.contains(verb)) {
            throw UsageException.unknown("word", verb, VERBS);
        }
        if (arguments.has("--markdown") && arguments.has("--json")) {
            throw new UsageException("--markdown and --json exclude each other.");
        }
        terminal.out().print(verb.equals("list") ? list(words, arguments) : show(words, arguments));
        return ExitCode.DONE;
    }

    private static String list(List<String> words, Arguments arguments) throws UsageException {
        if (words.size() > 1) {
            throw new UsageException("list takes no name; did you mean 'show'?");
        }
        for (String option : List.of("--markdown", "--date", "--option", "--retain", "--private-elements", "--faces")) {
            if (arguments.has(option)) {
                throw new UsageException(option + " belongs to show.");
            }
        }
        return arguments.has("--json") ? ProfileJson.list(Profile.builtIn()) : ProfileText.list(Profile.builtIn());
    }

    private static String show(List<String> words, Arguments arguments) throws UsageException {
        if (words.size() < 2) {
            throw new UsageException("show needs the name of a profile or its file. Known: "
                    + String.join(", ", ProfileChoice.names()) + ".");
        }
        Profile profile = ProfileChoice.of(arguments, words.getLast());
        if (arguments.has("--markdown")) {
            return new ProfileMarkdown(profile, date(arguments)).text();
        }
        return arguments.has("--json") ? ProfileJson.show(profile, date(arguments)) : ProfileText.show(profile);
    }

    private static LocalDate date(Arguments arguments) throws UsageException {
        String given = arguments.value("--date").orElse("");
        try {
            return given.isEmpty() ? LocalDate.now(ZoneId.systemDefault()) : LocalDate.parse(given);
        } catch (DateTimeException e) {
            throw new UsageException("--date must be a date as 2026-11-20, got '" + given + "'.");
        }
    }
}
