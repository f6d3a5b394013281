package org.elpis.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The options of one command. The only class that knows picocli; only the command that was asked for is
/// described to it, without annotations, because reading those costs more than everything else it does
/// (docs/decisions/0005).
final class Options {
    private final CommandSpec spec = CommandSpec.create();
    private final List<String> names = new ArrayList<>();

    /// @param synopsis  what follows the options: `IN... OUT`
    Options(String command, String synopsis, String what) {
        spec.name("elpis " + command);
        spec.usageMessage()
                .width(Terminal.COLUMNS)
                .sortOptions(false)
                .customSynopsis("elpis " + command + " [OPTIONS]" + (synopsis.isEmpty() ? "" : " " + synopsis))
                .description(what)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .footerHeading("%n");
    }

    Options flag(String name, String what) {
        return add(OptionSpec.builder(name)
                .type(boolean.class)
                .arity("0")
                .description(what)
                .build());
    }

    Options value(String name, String label, String what) {
        return add(option(name, label, what).type(String.class).build());
    }

    /// May be given several times, and with several values separated by commas.
    Options values(String name, String label, String what) {
        return add(option(name, label, what)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .splitRegex(",")
                .build());
    }

    /// May be given several times; a value may hold commas.
    Options repeated(String name, String label, String what) {
        return add(option(name, label, what)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .build());
    }

    private static OptionSpec.Builder option(String name, String label, String what) {
        return OptionSpec.builder(name).paramLabel(label).arity("1").description(what);
    }

    private Options add(OptionSpec option) {
        spec.addOption(option);
        names.add(option.longestName());
        return this;
    }

    /// @param range  how many: `1..*`
    Options places(String label, String range, String what) {
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel(label)
                .arity(range)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .description(what)
                .build());
        return this;
    }

    Options footer(String... lines) {
        spec.usageMessage().footer(lines);
        return this;
    }

    /// What every command has.
    Options common() {
        flag("--json", "Print the result as JSON.");
        value("--home", "DIR", "Private folder for keys and reports (default: ELPIS_HOME, else ~/.elpis).");
        spec.addOption(OptionSpec.builder("--help", "-h")
                .usageHelp(true)
                .type(boolean.class)
                .arity("0")
                .description("Show this.")
                .build());
        return this;
    }

    String help() {
        return new CommandLine(spec).getUsageMessage(Ansi.OFF);
    }

    /// @throws UsageException when the arguments are not what the command takes
    Arguments parse(String[] args) throws UsageException {
        CommandLine line = new CommandLine(spec);
        try {
            return arguments(line.parseArgs(args));
        } catch (UnmatchedArgumentException e) {
            throw unmatched(e.getUnmatched().getFirst());
        } catch (ParameterException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /// Does what a command does, or shows its help.
    ///
    /// @return the exit code
    /// @throws UsageException when the arguments are not what the command takes
    int run(String[] args, Terminal terminal, Body body) throws UsageException {
        Arguments arguments = parse(args);
        if (arguments.has("--help")) {
            terminal.out().print(help());
            return ExitCode.DONE;
        }
        return body.run(arguments, terminal);
    }

    /// What a command does with what the user gave to it.
    @FunctionalInterface
    interface Body {
        /// Does it, and returns the exit code.
        int run(Arguments arguments, Terminal terminal) throws UsageException;
    }

    private UsageException unmatched(String word) {
        if (!word.startsWith("-")) {
            return new UsageException("'" + word + "' is one argument too many.");
        }
        int equals = word.indexOf('=');
        return UsageException.unknown("option", equals < 0 ? word : word.substring(0, equals), names);
    }

    private Arguments arguments(ParseResult result) {
        Map<String, List<String>> options = new HashMap<>();
        for (OptionSpec option : result.matchedOptions()) {
            List<String> values = new ArrayList<>();
            if (option.arity().max() > 0) {
                values.addAll(
                        option.originalStringValues().size() > 1 || option.isMultiValue()
                                ? option.stringValues()
                                : option.originalStringValues());
            }
            options.put(option.longestName(), values);
        }
        // Matched once for every run of words between options, each time with the words of all runs.
        Set<PositionalParamSpec> matched = new LinkedHashSet<>(result.matchedPositionals());
        List<String> places = new ArrayList<>();
        for (PositionalParamSpec place : matched) {
            places.addAll(place.stringValues());
        }
        return new Arguments(options, places);
    }
}
