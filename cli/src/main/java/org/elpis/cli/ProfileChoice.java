package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.pixel.FaceHandling;
import org.elpis.policy.Handling.PrivateElements;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.elpis.policy.ProfileException;
import org.elpis.policy.ProfileFile;

/// Finds the profile that `--profile` and the options that change it ask for.
final class ProfileChoice {
    private static final int MAX_NAME = 32;
    private static final String CUSTOM = "-custom";

    private ProfileChoice() {}

    /// Adds the options that change a profile.
    static Options withOptions(Options options) {
        return options.values(
                        "--option",
                        "NAME",
                        "Add an option of PS3.15: clean-descriptors, retain-safe-private, ... May be repeated.")
                .values("--retain", "NAME", "The same for options that retain: uids, device-identity, ...")
                .value(
                        "--private-elements",
                        "standard|extended",
                        "Which private elements count as safe: those of PS3.15, or also what a public archive keeps.")
                .flag(
                        "--no-pixels",
                        "Do not look at pixels: words burned into images and faces in head scans leave with them. For "
                                + "images that are known to have none.")
                .value(
                        "--faces",
                        "face|face-ears-teeth|skull-strip|untouched",
                        "What goes from CT, MR and PET scans of heads (default: face). untouched: nobody looks, and "
                                + "faces leave.");
    }

    static Profile of(Arguments arguments) throws UsageException {
        return of(arguments, arguments.value("--profile").orElse(Profile.RESEARCH.name()));
    }

    /// @param chosen  name of a built-in profile, or a file
    static Profile of(Arguments arguments, String chosen) throws UsageException {
        Profile base = base(chosen);
        Set<Option> added = EnumSet.noneOf(Option.class);
        for (String name : arguments.values("--option")) {
            added.add(option(name, ""));
        }
        for (String name : arguments.values("--retain")) {
            added.add(option(name, "retain-"));
        }
        Profile profile = base.options().containsAll(added) ? base : with(base, added);
        Optional<String> elements = arguments.value("--private-elements");
        Profile chosenElements = elements.isEmpty() ? profile : with(profile, privateElements(elements.get()));
        Optional<String> faces = arguments.value("--faces");
        Profile chosenFaces = faces.isEmpty() ? chosenElements : with(chosenElements, extent(faces.get()));
        if (!arguments.has("--no-pixels")) {
            return chosenFaces;
        }
        if (faces.isPresent() && chosenFaces.handling().looksForFaces()) {
            throw new UsageException("--no-pixels and --faces " + faces.get()
                    + " exclude each other: nobody would look. To look for faces and not for words, use a profile with "
                    + "pixels: untouched.");
        }
        return withoutPixels(chosenFaces);
    }

    private static FaceHandling.Extent extent(String name) throws UsageException {
        List<String> names = new ArrayList<>();
        for (FaceHandling.Extent extent : FaceHandling.Extent.values()) {
            String known = extent.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (known.equals(name)) {
                return extent;
            }
            names.add(known);
        }
        throw UsageException.unknown("way with faces", name, names);
    }

    private static Profile with(Profile base, FaceHandling.Extent extent) {
        FaceHandling usual = base.handling().faces();
        if (extent == usual.extent()) {
            return base;
        }
        Profile changed = base.with(base.handling().with(new FaceHandling(extent, usual.fill())));
        // The objects themselves say whether a face was removed, so the name stays where none is.
        return extent == FaceHandling.Extent.UNTOUCHED
                ? changed
                : new Profile(
                        custom(base.name()),
                        base.description() + " Faces: "
                                + extent.name().toLowerCase(Locale.ROOT).replace('_', '-') + ".",
                        base.options(),
                        base.pseudonyms(),
                        base.rules(),
                        changed.handling());
    }

    private static PrivateElements privateElements(String name) throws UsageException {
        List<String> names = new ArrayList<>();
        for (PrivateElements elements : PrivateElements.values()) {
            String known = elements.name().toLowerCase(Locale.ROOT);
            if (known.equals(name)) {
                return elements;
            }
            names.add(known);
        }
        throw UsageException.unknown("kind of private elements", name, names);
    }

    private static Profile with(Profile base, PrivateElements elements) throws UsageException {
        if (elements == base.handling().privateElements()) {
            return base;
        }
        if (!base.has(Option.RETAIN_SAFE_PRIVATE)) {
            throw new UsageException("--private-elements says nothing without --option retain-safe-private: profile '"
                    + base.name() + "' removes all private elements.");
        }
        return new Profile(
                custom(base.name()),
                base.description() + " Private elements: " + elements.name().toLowerCase(Locale.ROOT) + ".",
                base.options(),
                base.pseudonyms(),
                base.rules(),
                base.handling().with(elements));
    }

    /// The objects themselves say whether anybody looked at their pixels, so the name stays.
    private static Profile withoutPixels(Profile base) {
        return base.with(base.handling().withoutPixels());
    }

    private static String custom(String name) {
        return name.endsWith(CUSTOM)
                ? name
                : name.substring(0, Math.min(name.length(), MAX_NAME - CUSTOM.length())) + CUSTOM;
    }

    private static Profile base(String name) throws UsageException {
        Optional<Profile> builtIn = Profile.builtIn(name);
        if (builtIn.isPresent()) {
            return builtIn.get();
        }
        Path file = Arguments.path(name);
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isMeantAsFile = lower.endsWith(".yaml") || lower.endsWith(".yml") || name.indexOf('/') >= 0;
        if (!Files.isRegularFile(file)) {
            throw isMeantAsFile
                    ? new UsageException("--profile '" + name + "' is no file.")
                    : UsageException.unknown("profile", name, names());
        }
        try {
            return ProfileFile.read(file);
        } catch (ProfileException e) {
            throw new UsageException("the profile '" + name + "' cannot be used: " + e.getMessage() + ".");
        } catch (IOException e) {
            throw new ElpisException(
                            ElpisException.Code.PROFILE_INVALID, "The profile file cannot be read as UTF-8 text.", e)
                    .with("profile", file);
        }
    }

    static List<String> names() {
        List<String> names = new ArrayList<>();
        Profile.builtIn().forEach(profile -> names.add(profile.name()));
        return names;
    }

    private static Option option(String name, String prefix) throws UsageException {
        Optional<Option> option = Option.ofYamlName(name);
        if (option.isEmpty() && !prefix.isEmpty()) {
            option = Option.ofYamlName(prefix + name);
        }
        if (option.isEmpty()) {
            throw UsageException.unknown("option of PS3.15", name, optionNames(prefix));
        }
        return option.get();
    }

    private static List<String> optionNames(String prefix) {
        List<String> names = new ArrayList<>();
        for (Option option : Option.values()) {
            if (option.yamlName().startsWith(prefix)) {
                names.add(option.yamlName().substring(prefix.length()));
            }
        }
        return names;
    }

    /// A changed profile must not carry the unchanged one's name into what leaves. Full dates take the place of
    /// shifted ones: the two exclude each other, and the user's own word counts.
    private static Profile with(Profile base, Set<Option> added) throws UsageException {
        if (added.contains(Option.RETAIN_LONGITUDINAL_FULL_DATES)
                && added.contains(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES)) {
            throw new UsageException("full dates and modified dates exclude each other.");
        }
        Set<Option> options = EnumSet.copyOf(added);
        options.addAll(base.options());
        if (added.contains(Option.RETAIN_LONGITUDINAL_FULL_DATES)) {
            options.remove(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES);
        }
        if (added.contains(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES)) {
            options.remove(Option.RETAIN_LONGITUDINAL_FULL_DATES);
        }
        List<String> more = new ArrayList<>();
        added.forEach(option -> more.add(option.yamlName()));
        return new Profile(
                custom(base.name()),
                base.description() + " Added on the command line: " + String.join(", ", more) + ".",
                options,
                base.pseudonyms(),
                base.rules(),
                base.handling());
    }
}
