package org.elpis.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the user gave to a command.
///
/// @param options  values of each option that was given, by its name; a flag has none
/// @param places  what stands outside options
record Arguments(Map<String, List<String>> options, List<String> places) {
    Arguments {
        options = Map.copyOf(options);
        places = List.copyOf(places);
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    Optional<String> value(String option) {
        List<String> values = values(option);
        return values.isEmpty() ? Optional.empty() : Optional.of(values.getLast());
    }

    List<String> values(String option) {
        return options.getOrDefault(option, List.of());
    }

    /// A whole number.
    int number(String option, int least, int most, int otherwise) throws UsageException {
        Optional<String> text = value(option);
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int number = Integer.parseInt(text.get());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Falls through to the one answer that both faults deserve.
        }
        throw new UsageException(
                option + " must be a whole number from " + least + " to " + most + ", got '" + text.get() + "'.");
    }

    List<Path> paths() throws UsageException {
        List<Path> paths = new ArrayList<>(places.size());
        for (String place : places) {
            paths.add(path(place));
        }
        return paths;
    }

    /// The paths that a command takes.
    ///
    /// @param needed  what is said when there are fewer or more: `two paths are needed: COPY and SEAL.`
    List<Path> paths(int least, int most, String needed) throws UsageException {
        List<Path> paths = paths();
        if (paths.size() < least || paths.size() > most) {
            throw new UsageException(needed);
        }
        return paths;
    }

    /// Inputs and, last, what they become.
    List<Path> inputsAndOutput() throws UsageException {
        return paths(2, Integer.MAX_VALUE, "two paths are needed: IN and OUT.");
    }

    static Path path(String text) throws UsageException {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            // Falls through to the one answer that both faults deserve.
        }
        throw new UsageException("'" + text + "' is no path.");
    }
}
