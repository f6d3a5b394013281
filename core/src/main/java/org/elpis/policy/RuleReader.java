package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;

/// Reads one rule of a profile file.
final class RuleReader {
    private static final int LONGEST_REASON = 200;

    private final MappingNode mapping;
    private final List<Integer> tags = new ArrayList<>();
    private final List<Vr> vrs = new ArrayList<>();
    private final List<Integer> groups = new ArrayList<>();
    private final List<ProjectRule.PathPart> path = new ArrayList<>();
    private Optional<String> privateCreator = Optional.empty();
    private OptionalInt privateElement = OptionalInt.empty();
    private Optional<ProjectRule.ProjectAction> action = Optional.empty();
    private String reason = "";

    RuleReader(MappingNode mapping) {
        this.mapping = mapping;
    }

    ProjectRule read() throws ProfileException {
        ProfileFile.requireDistinctKeys(mapping);
        for (NodeTuple entry : mapping.getValue()) {
            readEntry(entry.getKeyNode(), entry.getValueNode());
        }
        int line = ProfileFile.line(mapping);
        if (action.isEmpty()) {
            throw new ProfileException(line, "the rule has no action");
        }
        try {
            return new ProjectRule(tags, vrs, groups, privateCreator, privateElement, path, action.get(), reason);
        } catch (IllegalArgumentException e) {
            throw new ProfileException(line, String.valueOf(e.getMessage()));
        }
    }

    private void readEntry(Node key, Node value) throws ProfileException {
        switch (ProfileFile.text(key)) {
            case "tag" -> {
                for (Node node : ProfileFile.list(value)) {
                    tags.add(tag(node, ProfileFile.text(node)));
                }
            }
            case "keyword" -> {
                for (Node node : ProfileFile.list(value)) {
                    tags.add(keyword(node, ProfileFile.text(node)));
                }
            }
            case "vr" -> {
                for (Node node : ProfileFile.list(value)) {
                    vrs.add(vr(node));
                }
            }
            case "group" -> {
                for (Node node : ProfileFile.list(value)) {
                    groups.add(hex(node, ProfileFile.text(node), 4));
                }
            }
            case "private-creator" -> privateCreator = Optional.of(ProfileFile.text(value));
            case "element" -> privateElement = OptionalInt.of(hex(value, ProfileFile.text(value), 2));
            case "path" -> readPath(value);
            case "action" -> action = Optional.of(action(value));
            case "reason" -> reason = reason(value);
            default ->
                throw new ProfileException(
                        ProfileFile.line(key),
                        "unknown key '" + ProfileFile.text(key)
                                + "'; known are tag, keyword, vr, group, private-creator, element, path, action, "
                                + "reason");
        }
    }

    private static int tag(Node node, String text) throws ProfileException {
        OptionalInt tag = Tag.parse(text);
        if (tag.isEmpty()) {
            throw wrongDigits(node, 8);
        }
        return tag.getAsInt();
    }

    private static int hex(Node node, String digits, int length) throws ProfileException {
        try {
            if (digits.length() == length && digits.charAt(0) != '+') {
                return Integer.parseUnsignedInt(digits, 16);
            }
        } catch (NumberFormatException e) {
            // Falls through to the one answer that both faults deserve.
        }
        throw wrongDigits(node, length);
    }

    private static ProfileException wrongDigits(Node node, int length) throws ProfileException {
        return new ProfileException(
                ProfileFile.line(node), "'" + ProfileFile.text(node) + "' must have " + length + " hexadecimal digits");
    }

    private static int keyword(Node node, String keyword) throws ProfileException {
        OptionalInt tag = Dictionary.tagOf(keyword);
        if (tag.isEmpty()) {
            throw new ProfileException(ProfileFile.line(node), "unknown keyword '" + keyword + "'");
        }
        return tag.getAsInt();
    }

    private static Vr vr(Node node) throws ProfileException {
        try {
            return Vr.valueOf(ProfileFile.upper(ProfileFile.text(node)));
        } catch (IllegalArgumentException e) {
            throw new ProfileException(ProfileFile.line(node), "unknown vr '" + ProfileFile.text(node) + "'");
        }
    }

    private void readPath(Node value) throws ProfileException {
        for (String part : ProfileFile.text(value).split("/", -1)) {
            path.add(
                    switch (part) {
                        case "*" -> new ProjectRule.PathPart.AnyOne();
                        case "**" -> new ProjectRule.PathPart.AnyDepth();
                        default ->
                            new ProjectRule.PathPart.Attribute(
                                    part.startsWith("(") ? tag(value, part) : keyword(value, part));
                    });
        }
    }

    private static ProjectRule.ProjectAction action(Node value) throws ProfileException {
        for (ProjectRule.ProjectAction known : ProjectRule.ProjectAction.values()) {
            if (known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(ProfileFile.text(value))) {
                return known;
            }
        }
        throw new ProfileException(
                ProfileFile.line(value),
                "unknown action '" + ProfileFile.text(value)
                        + "'; known are keep, remove, zero, dummy, clean, replace-uid, shift-date");
    }

    private static String reason(Node value) throws ProfileException {
        String text = ProfileFile.text(value);
        if (text.length() > LONGEST_REASON || text.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw new ProfileException(ProfileFile.line(value), "a reason may have 200 printable ASCII characters");
        }
        return text;
    }
}
