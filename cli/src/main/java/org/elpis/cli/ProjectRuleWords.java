package org.elpis.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Vr;
import org.elpis.policy.ProjectRule;
import org.elpis.policy.ProjectRule.PathPart;

/// A project's own rule in words.
final class ProjectRuleWords {
    private ProjectRuleWords() {}

    /// `(0008,1030) StudyDescription, VR LO`
    static String conditions(ProjectRule rule) {
        List<String> conditions = new ArrayList<>();
        if (!rule.tags().isEmpty()) {
            List<String> tags = new ArrayList<>();
            rule.tags().forEach(tag -> tags.add(attribute(tag)));
            conditions.add(String.join(" or ", tags));
        }
        if (!rule.vrs().isEmpty()) {
            List<String> vrs = new ArrayList<>();
            for (Vr vr : rule.vrs()) {
                vrs.add(vr.name());
            }
            conditions.add("VR " + String.join(" or ", vrs));
        }
        if (!rule.groups().isEmpty()) {
            List<String> groups = new ArrayList<>();
            rule.groups().forEach(group -> groups.add(Tag.format(group << 16).substring(1, 5)));
            conditions.add("group " + String.join(" or ", groups));
        }
        rule.privateCreator().ifPresent(creator -> conditions.add("private creator " + creator));
        rule.privateElement().ifPresent(element -> conditions.add("element xx" + hex(element)));
        if (!rule.path().isEmpty()) {
            conditions.add("path " + path(rule.path()));
        }
        return String.join(", ", conditions);
    }

    /// `replace-uid`, as in a profile file.
    static String action(ProjectRule rule) {
        return rule.action().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String hex(int element) {
        return Tag.format(element).substring(8, 10);
    }

    private static String attribute(int tag) {
        return Tag.format(tag)
                + Dictionary.entry(tag).map(entry -> " " + entry.keyword()).orElse("");
    }

    private static String path(List<PathPart> parts) {
        List<String> words = new ArrayList<>();
        for (PathPart part : parts) {
            words.add(
                    switch (part) {
                        case PathPart.Attribute attribute -> Tag.format(attribute.tag());
                        case PathPart.AnyOne any -> "*";
                        case PathPart.AnyDepth any -> "**";
                    });
        }
        return String.join("/", words);
    }
}
