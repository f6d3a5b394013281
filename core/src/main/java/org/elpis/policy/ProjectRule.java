package org.elpis.policy;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.elpis.dicom.Vr;

/// A project's own rule: which elements it is for, and what happens to them.
///
/// All conditions that are given must hold. Without any the rule would be for everything and is refused.
///
/// @param tags  tags, or empty for any
/// @param vrs  value representations, or empty for any
/// @param groups  group numbers, or empty for any
/// @param privateCreator  owner of the private block
/// @param privateElement  low byte of the element number in the block of `privateCreator`, wherever the block
///     lies
/// @param path  tags from the outermost sequence to the element; [PathPart] may stand for one or several
/// @param action  what happens
/// @param reason  why, in the project's words; shown in reports, so it must not name a person
public record ProjectRule(
        List<Integer> tags,
        List<Vr> vrs,
        List<Integer> groups,
        Optional<String> privateCreator,
        OptionalInt privateElement,
        List<PathPart> path,
        ProjectAction action,
        String reason) {

    /// Actions a project may ask for.
    public enum ProjectAction {
        KEEP,
        REMOVE,
        ZERO,
        DUMMY,
        CLEAN,
        REPLACE_UID,
        SHIFT_DATE
    }

    /// One part of a path pattern.
    public sealed interface PathPart {
        /// Exactly this attribute.
        record Attribute(int tag) implements PathPart {}

        /// Any one attribute: `*`.
        record AnyOne() implements PathPart {}

        /// Any number of attributes, also none: `**`.
        record AnyDepth() implements PathPart {}
    }

    public ProjectRule {
        tags = List.copyOf(tags);
        vrs = List.copyOf(vrs);
        groups = List.copyOf(groups);
        path = List.copyOf(path);
        if (tags.isEmpty() && vrs.isEmpty() && groups.isEmpty() && privateCreator.isEmpty() && path.isEmpty()) {
            throw new IllegalArgumentException("a rule must name a tag, keyword, vr, group, private-creator or path");
        }
        if (!path.isEmpty() && path.stream().noneMatch(PathPart.Attribute.class::isInstance)) {
            throw new IllegalArgumentException("a path must name an attribute");
        }
        if (privateElement.isPresent() && privateCreator.isEmpty()) {
            throw new IllegalArgumentException("element counts in the block of a private-creator, which is missing");
        }
    }

    /// The attributes that the rule names for itself; empty when it is for kinds of them.
    List<Integer> namedTags() {
        boolean isNamedByPath = tags.isEmpty() && !path.isEmpty() && path.getLast() instanceof PathPart.Attribute;
        return isNamedByPath ? List.of(((PathPart.Attribute) path.getLast()).tag()) : tags;
    }

    /// Whether the rule is for an element; `location` holds the tags from the outermost sequence to the element.
    boolean fits(int[] location, int depth, Vr vr, String creator) {
        int tag = location[depth - 1];
        return (tags.isEmpty() || tags.contains(tag))
                && (vrs.isEmpty() || vrs.contains(vr))
                && (groups.isEmpty() || groups.contains(tag >>> 16))
                && (privateCreator.isEmpty() || privateCreator.get().equals(creator))
                && (privateElement.isEmpty() || privateElement.getAsInt() == (tag & 0xFF))
                && (path.isEmpty() || fitsPath(0, location, 0, depth));
    }

    private boolean fitsPath(int part, int[] location, int at, int depth) {
        if (part == path.size()) {
            return at == depth;
        }
        return switch (path.get(part)) {
            case PathPart.Attribute attribute ->
                at < depth && location[at] == attribute.tag() && fitsPath(part + 1, location, at + 1, depth);
            case PathPart.AnyOne any -> at < depth && fitsPath(part + 1, location, at + 1, depth);
            case PathPart.AnyDepth any ->
                fitsPath(part + 1, location, at, depth) || at < depth && fitsPath(part, location, at + 1, depth);
        };
    }

    String canonical() {
        return tags + " " + vrs + " " + groups + " " + privateCreator + " " + privateElement + " " + path + " "
                + action;
    }
}
