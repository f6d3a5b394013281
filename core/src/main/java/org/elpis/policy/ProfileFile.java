package org.elpis.policy;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.elpis.detect.Vocabulary;
import org.elpis.pixel.FaceHandling;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads a project's own profile from a YAML file that extends a built-in one.
///
/// Everything is checked before the first object is read: an unknown word is refused with its line.
///
/// Format: docs/formats/profile.md
public final class ProfileFile {
    private static final int MAX_BYTES = 1 << 20;

    private Profile base = Profile.RESEARCH;
    private String name = "";
    private String description = "";
    private final Set<Option> added = EnumSet.noneOf(Option.class);
    private final Set<Option> removed = EnumSet.noneOf(Option.class);
    private Optional<Profile.PseudonymSource> pseudonyms = Optional.empty();
    private Optional<Handling.Texts> texts = Optional.empty();
    private Optional<Handling.PrivateElements> privateElements = Optional.empty();
    private Optional<Handling.Documents> documents = Optional.empty();
    private Optional<Handling.Pixels> pixels = Optional.empty();
    private Optional<FaceHandling.Extent> faces = Optional.empty();
    private Optional<FaceHandling.Fill> faceFill = Optional.empty();
    private Optional<Integer> commonWordPatients = Optional.empty();
    private final Set<String> words = new HashSet<>();
    private final List<ProjectRule> rules = new ArrayList<>();

    /// Where paths in the file start.
    private final Path folder;

    private ProfileFile(Path folder) {
        this.folder = folder;
    }

    /// Reads a project's profile.
    ///
    /// @throws ProfileException when the file is not a valid profile
    public static Profile read(Path file) throws IOException, ProfileException {
        if (Files.size(file) > MAX_BYTES) {
            throw new ProfileException(1, "a profile file may have at most 1 MiB");
        }
        try {
            return parse(Files.readString(file), file.resolveSibling(""));
        } catch (CharacterCodingException e) {
            throw new ProfileException(1, "a profile file must be UTF-8");
        }
    }

    static Profile parse(String yaml) throws ProfileException {
        return parse(yaml, Path.of(""));
    }

    private static Profile parse(String yaml, Path folder) throws ProfileException {
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder()
                            .setMaxAliasesForCollections(0)
                            .build())
                    .composeString(yaml);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ProfileException(line, "not valid YAML");
        } catch (YamlEngineException | StackOverflowError e) {
            // The library has no bound for nesting but the stack; a profile needs four levels.
            throw new ProfileException(1, "not valid YAML");
        }
        if (root.isEmpty() || !(root.get() instanceof MappingNode mapping)) {
            throw new ProfileException(1, "a profile is a mapping that starts with: elpis-profile: 1");
        }
        ProfileFile file = new ProfileFile(folder);
        file.readAll(mapping);
        return file.profile(line(mapping));
    }

    private void readAll(MappingNode mapping) throws ProfileException {
        boolean hasVersion = false;
        requireDistinctKeys(mapping);
        for (NodeTuple entry : mapping.getValue()) {
            String key = text(entry.getKeyNode());
            Node value = entry.getValueNode();
            hasVersion |= key.equals("elpis-profile");
            switch (key) {
                case "elpis-profile" -> requireVersion(value);
                case "name" -> name = text(value);
                case "description" -> description = text(value);
                case "extends" -> base = base(value);
                case "options" -> added.addAll(options(value));
                case "without" -> removed.addAll(options(value));
                case "pseudonyms" -> pseudonyms = Optional.of(pseudonyms(value));
                case "texts" -> texts = Optional.of(choice(value, "texts", Handling.Texts.values()));
                case "private-elements" ->
                    privateElements = Optional.of(choice(value, "private-elements", Handling.PrivateElements.values()));
                case "documents" -> documents = Optional.of(choice(value, "documents", Handling.Documents.values()));
                case "pixels" -> pixels = Optional.of(choice(value, "pixels", Handling.Pixels.values()));
                case "faces" -> faces = Optional.of(choice(value, "faces", FaceHandling.Extent.values()));
                case "face-fill" -> faceFill = Optional.of(choice(value, "face-fill", FaceHandling.Fill.values()));
                case "words" -> readWords(value);
                case "words-file" -> readWordsFile(value);
                case "common-words" -> commonWordPatients = Optional.of(commonWordPatients(value));
                case "rules" -> readRules(value);
                default ->
                    throw new ProfileException(
                            line(entry.getKeyNode()),
                            "unknown key '" + key
                                    + "'; known are elpis-profile, name, description, extends, options, without, "
                                    + "pseudonyms, texts, private-elements, documents, pixels, faces, face-fill, words, words-file, common-words, "
                                    + "rules");
            }
        }
        if (!hasVersion) {
            throw new ProfileException(line(mapping), "the first line must be: elpis-profile: 1");
        }
    }

    static void requireDistinctKeys(MappingNode mapping) throws ProfileException {
        Set<String> keys = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            String key = text(entry.getKeyNode());
            if (!keys.add(key)) {
                throw new ProfileException(line(entry.getKeyNode()), "'" + key + "' is given twice");
            }
        }
    }

    private Profile profile(int line) throws ProfileException {
        Set<Option> options = EnumSet.noneOf(Option.class);
        options.addAll(base.options());
        options.removeAll(removed);
        options.addAll(added);
        if (added.contains(Option.RETAIN_LONGITUDINAL_FULL_DATES)) {
            options.remove(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES);
        }
        try {
            return new Profile(
                    name.isEmpty() ? base.name() : name,
                    description.isEmpty() ? base.description() : description,
                    options,
                    pseudonyms.orElse(base.pseudonyms()),
                    rules,
                    handling());
        } catch (IllegalArgumentException e) {
            throw new ProfileException(line, String.valueOf(e.getMessage()));
        }
    }

    private static void requireVersion(Node value) throws ProfileException {
        if (!text(value).equals("1")) {
            throw new ProfileException(line(value), "elpis-profile must be 1: this software knows no other version");
        }
    }

    private static Profile base(Node value) throws ProfileException {
        String wanted = text(value);
        Optional<Profile> found = Profile.builtIn(wanted);
        if (found.isEmpty()) {
            throw new ProfileException(
                    line(value),
                    "unknown profile '" + wanted + "'; known are "
                            + String.join(
                                    ", ",
                                    Profile.builtIn().stream()
                                            .map(Profile::name)
                                            .toList()));
        }
        return found.get();
    }

    private static List<Option> options(Node value) throws ProfileException {
        List<Option> options = new ArrayList<>();
        for (Node node : list(value)) {
            Optional<Option> option = Option.ofYamlName(text(node));
            if (option.isEmpty()) {
                throw new ProfileException(
                        line(node),
                        "unknown option '" + text(node) + "'; known are " + String.join(", ", optionNames()));
            }
            options.add(option.get());
        }
        return options;
    }

    private static List<String> optionNames() {
        List<String> names = new ArrayList<>();
        for (Option option : Option.values()) {
            names.add(option.yamlName());
        }
        return names;
    }

    private static Profile.PseudonymSource pseudonyms(Node value) throws ProfileException {
        return switch (text(value)) {
            case "keyed" -> Profile.PseudonymSource.KEYED;
            case "vault" -> Profile.PseudonymSource.VAULT;
            default -> throw new ProfileException(line(value), "pseudonyms must be keyed or vault");
        };
    }

    private Handling handling() {
        Handling handling = base.handling();
        return new Handling(
                texts.orElse(handling.texts()),
                privateElements.orElse(handling.privateElements()),
                documents.orElse(handling.documents()),
                pixels.orElse(handling.pixels()),
                new FaceHandling(
                        faces.orElse(handling.faces().extent()),
                        faceFill.orElse(handling.faces().fill())),
                words,
                commonWordPatients.orElse(handling.commonWordPatients()));
    }

    /// The value of an enumeration whose name is the word in capitals, with underscores for hyphens.
    private static <E extends Enum<E>> E choice(Node value, String key, E[] known) throws ProfileException {
        List<String> names = new ArrayList<>();
        for (E one : known) {
            String name = one.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equals(text(value))) {
                return one;
            }
            names.add(name);
        }
        throw new ProfileException(line(value), key + " must be one of " + String.join(", ", names));
    }

    private static int commonWordPatients(Node value) throws ProfileException {
        try {
            int patients = Integer.parseInt(text(value));
            if (patients == 0 || patients >= Handling.MIN_COMMON_WORD_PATIENTS) {
                return patients;
            }
        } catch (NumberFormatException e) {
            // Refused below, like any other value that is none.
        }
        throw new ProfileException(
                line(value), "common-words must be a whole number, 0 or at least " + Handling.MIN_COMMON_WORD_PATIENTS);
    }

    private void readWords(Node value) throws ProfileException {
        for (Node node : list(value)) {
            String word = text(node);
            if (!Vocabulary.isWord(word)) {
                throw new ProfileException(line(node), "words must be single words of letters, digits and underscores");
            }
            words.add(word);
        }
    }

    private void readWordsFile(Node value) throws ProfileException {
        try {
            Path file = folder.resolve(text(value));
            if (!Files.isRegularFile(file)) {
                // A pipe or a device has neither a length nor an end.
                throw new ProfileException(line(value), "the words-file cannot be read");
            }
            if (Files.size(file) > WordsFile.MAX_BYTES) {
                throw new ProfileException(line(value), "a words-file may have at most 8 MiB");
            }
            words.addAll(WordsFile.read(file));
        } catch (IOException | InvalidPathException e) {
            throw new ProfileException(line(value), "the words-file cannot be read");
        }
    }

    private void readRules(Node value) throws ProfileException {
        if (!(value instanceof SequenceNode sequence)) {
            throw new ProfileException(line(value), "rules must be a list");
        }
        for (Node node : sequence.getValue()) {
            if (!(node instanceof MappingNode mapping)) {
                throw new ProfileException(line(node), "a rule must be a mapping with an action");
            }
            rules.add(new RuleReader(mapping).read());
        }
    }

    static List<Node> list(Node value) {
        return value instanceof SequenceNode sequence ? sequence.getValue() : List.of(value);
    }

    static String text(Node node) throws ProfileException {
        if (node instanceof ScalarNode scalar) {
            return scalar.getValue().strip();
        }
        throw new ProfileException(line(node), "a single word is expected here");
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
