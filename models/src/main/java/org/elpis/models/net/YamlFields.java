package org.elpis.models.net;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// The fields of a YAML mapping, each asked for by name. What is wrong is told with its line.
///
/// @param node  the mapping
/// @param what  whose fields these are, for messages
record YamlFields(MappingNode node, String what) {
    /// A recipe has a few hundred characters; the library's time and depth are bounded by this.
    private static final int MOST_CHARACTERS = 1 << 16;

    /// Reads a text that is one mapping.
    static YamlFields parse(String text, String what) {
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("a " + what + " may have at most 65536 characters");
        }
        try {
            LoadSettings settings =
                    LoadSettings.builder().setMaxAliasesForCollections(0).build();
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isEmpty()) {
                throw new IllegalArgumentException("a " + what + " must be a mapping, got nothing");
            }
            return of(root.get(), what);
        } catch (MarkedYamlEngineException e) {
            throw wrong(e.getProblemMark(), "not valid YAML");
        } catch (YamlEngineException | StackOverflowError e) {
            // The library has no bound for nesting but the stack.
            throw new IllegalArgumentException("a " + what + " must be valid YAML");
        }
    }

    static YamlFields of(Node node, String what) {
        if (!(node instanceof MappingNode mapping)) {
            throw wrong(node, what + " must be a mapping of names to values");
        }
        Set<String> names = new HashSet<>();
        for (NodeTuple entry : mapping.getValue()) {
            if (!names.add(text(entry.getKeyNode()))) {
                throw wrong(entry.getKeyNode(), what + " must name each field once");
            }
        }
        return new YamlFields(mapping, what);
    }

    /// Refuses every field that is not one of these.
    YamlFields only(String... names) {
        Set<String> known = new TreeSet<>(List.of(names));
        for (NodeTuple entry : node.getValue()) {
            if (!known.contains(text(entry.getKeyNode()))) {
                throw wrong(entry.getKeyNode(), what + " has only " + String.join(", ", known));
            }
        }
        return this;
    }

    Optional<Node> find(String name) {
        for (NodeTuple entry : node.getValue()) {
            if (text(entry.getKeyNode()).equals(name)) {
                return Optional.of(entry.getValueNode());
            }
        }
        return Optional.empty();
    }

    Node get(String name) {
        return find(name).orElseThrow(() -> wrong(node, what + " must have " + name));
    }

    int whole(String name) {
        return whole(get(name), what + "'s " + name);
    }

    double number(String name) {
        String text = text(get(name));
        if (!text.matches("[+-]?[0-9]{1,30}(\\.[0-9]{0,30})?([eE][+-]?[0-9]{1,3})?")) {
            throw wrong(get(name), what + "'s " + name + " must be a number such as 0.003 or 1e-3");
        }
        return Double.parseDouble(text);
    }

    boolean yes(String name) {
        return switch (text(get(name))) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(get(name), what + "'s " + name + " must be true or false");
        };
    }

    static int whole(Node node, String what) {
        String text = text(node);
        if (!text.matches("[0-9]{1,9}")) {
            throw wrong(node, what + " must be a whole number of at most nine digits");
        }
        return Integer.parseInt(text);
    }

    static List<Node> list(Node node, String what) {
        if (!(node instanceof SequenceNode sequence)) {
            throw wrong(node, what + " must be a list");
        }
        return new ArrayList<>(sequence.getValue());
    }

    static String text(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            throw wrong(node, "a word or a number must stand here");
        }
        return scalar.getValue();
    }

    static IllegalArgumentException wrong(Node node, String message) {
        return wrong(node.getStartMark(), message);
    }

    private static IllegalArgumentException wrong(Optional<Mark> mark, String message) {
        return new IllegalArgumentException(
                "line " + mark.map(at -> at.getLine() + 1).orElse(1) + ": " + message);
    }
}
