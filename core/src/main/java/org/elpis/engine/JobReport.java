package org.elpis.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.Tag;
import org.elpis.policy.Option;

/// What a job did, for the person who answers for it. Private: it names source files.
///
/// @param options  options of PS3.15 Table E.1-1 in force
/// @param folder  where the report, the journal and the differences lie, under the home folder
/// @param cpuMillis  processor time of the whole process so far
/// @param differences  objects before and after, for a dry run; else empty
public record JobReport(
        String jobId,
        Path folder,
        String profile,
        String profileDescription,
        Set<Option> options,
        String project,
        Job.Mode mode,
        Counts total,
        List<StudyCounts> studies,
        List<AttributeTally> attributes,
        List<Group> quarantined,
        List<Group> skipped,
        List<Difference> differences,
        List<String> warnings,
        long bytes,
        long wallMillis,
        long cpuMillis) {

    public JobReport {
        options = Set.copyOf(options);
        studies = List.copyOf(studies);
        attributes = List.copyOf(attributes);
        quarantined = List.copyOf(quarantined);
        skipped = List.copyOf(skipped);
        differences = List.copyOf(differences);
        warnings = List.copyOf(warnings);
    }

    /// How many digital signatures the released objects had and have no more: what was signed was changed.
    public long removedSignatures() {
        String signatures = Tag.format(Tag.DIGITAL_SIGNATURES_SEQUENCE);
        long removed = 0;
        for (AttributeTally tally : attributes) {
            removed += tally.tag().equals(signatures) && tally.action().equals("remove") ? tally.count() : 0;
        }
        return removed;
    }

    /// One study. Files that could not be read belong to none and are counted under an empty `studyUid`.
    ///
    /// @param patient  pseudonym
    /// @param studyUid  the new one
    public record StudyCounts(String patient, String studyUid, Counts counts) {}

    /// How often one rule did one thing to one attribute, at any depth.
    ///
    /// @param tag  `(gggg,eeee)`
    /// @param keyword  empty for private and unknown attributes
    public record AttributeTally(String tag, String keyword, String action, String rule, long count) {}

    /// Objects that did not leave for the same reason.
    ///
    /// @param files  names of source files, at most 1,000 of them
    public record Group(Reason reason, long count, List<String> files) {
        public Group {
            files = List.copyOf(files);
        }
    }

    /// One object before and after.
    ///
    /// @param file  name of the source file
    public record Difference(String file, String sopClass, List<Row> rows) {
        public Difference {
            rows = List.copyOf(rows);
        }

        /// One element. Values are cut at 200 characters; bulk is shown by its length.
        public record Row(String location, String keyword, String before, String after, String action, String rule) {}
    }
}
