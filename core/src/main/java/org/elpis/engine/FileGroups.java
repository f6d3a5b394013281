package org.elpis.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Files grouped by what happened to them: all counted, the first of each group named.
final class FileGroups {
    private final Map<String, Group> groups = new TreeMap<>();
    private final int maxFiles;

    FileGroups(int maxFiles) {
        this.maxFiles = maxFiles;
    }

    private static final class Group {
        private final Reason reason;
        private final List<String> files = new ArrayList<>();
        private long count;

        Group(Reason reason) {
            this.reason = reason;
        }
    }

    /// @param key  names the group, and so its place among the others
    void add(String key, Reason reason, String file) {
        Group group = groups.computeIfAbsent(key, absent -> new Group(reason));
        group.count++;
        if (group.files.size() < maxFiles) {
            group.files.add(file);
        }
    }

    List<JobReport.Group> report() {
        List<JobReport.Group> report = new ArrayList<>(groups.size());
        for (Group group : groups.values()) {
            group.files.sort(Comparator.naturalOrder());
            report.add(new JobReport.Group(group.reason, group.count, group.files));
        }
        return report;
    }
}
