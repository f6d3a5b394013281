package org.elpis.engine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.elpis.detect.Span;
import org.elpis.dicom.Tag;
import org.elpis.explain.Explanation;
import org.elpis.explain.Row;
import org.elpis.explain.Values;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;

/// What a job did, for the person who answers for it. Private: it names source files.
///
/// @param options  options of PS3.15 Table E.1-1 in force
/// @param folder  where the report, the journal and the differences lie, under the home folder
/// @param seals  what was sealed in the same pass; empty where nothing was to be
/// @param cpuMillis  processor time of the whole process so far
/// @param series  how many series were looked at, whether an object of them is shown or not
/// @param values  whether values or their masks are shown
/// @param pixels  what happened to words drawn into images
/// @param faces  what happened to faces in scans of heads
/// @param utility  what images lost and kept, all together first and then by modality; empty when pixels were
///     not examined
/// @param certificate  root of the certificate; empty when there is none
/// @param entry  index of the job's entry in the ledger; empty in a dry run
public record JobReport(
        String jobId,
        Path folder,
        String profile,
        String profileDescription,
        Set<Option> options,
        String project,
        Job.Mode mode,
        Counts total,
        List<StudyReport> studies,
        List<AttributeTally> attributes,
        List<Group> quarantined,
        List<Group> skipped,
        long series,
        Values values,
        Handling.Pixels pixels,
        FaceHandling faces,
        List<Utility> utility,
        String certificate,
        OptionalLong entry,
        Optional<SealReport> seals,
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
        utility = List.copyOf(utility);
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

    /// In how many released objects words were filled.
    public long imagesWithFilledWords() {
        long filled = 0;
        for (AttributeTally tally : attributes) {
            filled += tally.action().equals("fill-boxes") ? tally.count() : 0;
        }
        return filled;
    }

    /// From how many released objects a face was removed: from pixels, or as the elements that draw it.
    public long objectsWithoutFace() {
        long without = 0;
        for (StudyReport study : studies) {
            without += study.found().faces();
        }
        return without;
    }

    /// The objects that are shown, study by study.
    public List<Sample> samples() {
        List<Sample> samples = new ArrayList<>();
        for (StudyReport study : studies) {
            samples.addAll(study.samples());
        }
        return samples;
    }

    /// One study. Files that could not be read belong to none and are counted under an empty `patient`.
    ///
    /// @param patient  pseudonym
    /// @param studyUid  the new one; empty when nothing of the study was released
    /// @param quarantined  what did not leave, by reason
    /// @param found  in the objects that were released in this run
    /// @param warnings  what is odd about its objects
    /// @param samples  one object of each series, in the order of the job
    /// @param faces  what became of the face in each series that was looked at, named by its new Series
    ///     Instance UID, which is empty when nothing of the series was released; views of the first series of a
    ///     job only
    /// @param pictures  of objects whose pixels were changed, or that were held back for them
    public record StudyReport(
            String patient,
            String studyUid,
            Counts counts,
            List<Group> quarantined,
            Found found,
            List<String> warnings,
            List<Sample> samples,
            List<Faces.SeriesFace> faces,
            List<Picture> pictures) {
        public StudyReport {
            quarantined = List.copyOf(quarantined);
            warnings = List.copyOf(warnings);
            samples = List.copyOf(samples);
            faces = List.copyOf(faces);
            pictures = List.copyOf(pictures);
        }

        static StudyReport none(Counts counts) {
            return new StudyReport(
                    "", "", counts, List.of(), Found.of(PlanSummary.NONE), List.of(), List.of(), List.of(), List.of());
        }
    }

    /// What the plans of a study's objects do, in numbers.
    ///
    /// @param actions  how often each was taken, by the names of plans
    /// @param texts  texts in which something was found
    /// @param parts  of these texts, by kind of span
    /// @param hidden  places beside images and in colour profiles that held something
    /// @param boxes  boxes around words in pixels
    /// @param harmless  boxes around words in pixels that were read and stay
    /// @param templated  images of a device that has a template
    /// @param departed  of these, images with words where the template has none, or none where it always has
    ///     some
    /// @param faces  objects from which a face was removed
    /// @param unreadable  values that could not be looked at
    public record Found(
            Map<String, Long> actions,
            long texts,
            Map<Span.Kind, Long> parts,
            long hidden,
            long boxes,
            long harmless,
            long templated,
            long departed,
            long faces,
            long unreadable) {
        static Found of(PlanSummary summary) {
            Map<Span.Kind, Long> parts = new EnumMap<>(Span.Kind.class);
            for (Span.Kind kind : Span.Kind.values()) {
                if (summary.parts(kind) > 0) {
                    parts.put(kind, summary.parts(kind));
                }
            }
            return new Found(
                    summary.actions(),
                    summary.texts(),
                    parts,
                    summary.hidden(),
                    summary.boxes(),
                    summary.harmless(),
                    summary.templated(),
                    summary.departed(),
                    summary.faces(),
                    summary.unreadable());
        }
    }

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
    /// @param rows  element by element; what stands inside something that goes as a whole is left out
    /// @param hidden  rows that are not shown because there are too many; what changes is shown first
    public record Sample(String file, String sopClass, List<Row> rows, long hidden) {
        /// More cannot be read by anybody; `elpis explain` shows them all.
        static final int MAX_ROWS = 400;

        public Sample {
            rows = List.copyOf(rows);
        }

        static Sample of(String file, Explanation explanation) {
            List<Row> rows = new ArrayList<>();
            for (Row row : explanation.rows()) {
                if (!row.isInside()) {
                    rows.add(row);
                }
            }
            if (rows.size() <= MAX_ROWS) {
                return new Sample(file, explanation.sopClass(), rows, 0);
            }
            List<Row> kept = new ArrayList<>(MAX_ROWS);
            rows.sort((one, other) -> Boolean.compare(other.isChanged(), one.isChanged()));
            kept.addAll(rows.subList(0, MAX_ROWS));
            return new Sample(file, explanation.sopClass(), kept, rows.size() - MAX_ROWS);
        }
    }
}
