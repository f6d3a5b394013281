package org.elpis.check;

import java.nio.file.Path;
import java.util.List;

/// What the check of a folder against its originals found. Paths are those of the caller; values are nowhere in
/// it.
///
/// @param instances  every released object with the original it was made from
/// @param files  everything else that was released: objects without an original, and files that are no objects
/// @param unreleased  originals for which nothing was released
/// @param unread  originals that could not be read, whose identity was therefore not searched for
public record CheckReport(
        List<InstanceCheck> instances, List<FileCheck> files, List<Path> unreleased, List<Path> unread) {
    public CheckReport {
        instances = List.copyOf(instances);
        files = List.copyOf(files);
        unreleased = List.copyOf(unreleased);
        unread = List.copyOf(unread);
    }

    /// How a released object was found to belong to an original.
    public enum Pairing {
        SOP_INSTANCE_UID("its SOP Instance UID is unchanged"),
        PIXEL_DATA("its pixel data are unchanged"),
        LIKENESS("its numbers, codes, times and references are the most alike"),
        POSITION("it has the same place among objects of its kind");

        private final String sentence;

        Pairing(String sentence) {
            this.sentence = sentence;
        }

        public String sentence() {
            return sentence;
        }
    }

    /// One released object and its original.
    public record InstanceCheck(
            Path original, Path released, Pairing pairing, SearchResult search, Links links, Intervals intervals) {}

    /// A released file without an original.
    ///
    /// @param isDicom  whether it is an object
    public record FileCheck(Path released, boolean isDicom, SearchResult search) {}

    /// The references of an object that led to an object of the original set.
    ///
    /// @param before  references in the original
    /// @param intact  those that lead to the same object in the released set
    /// @param lost  those that are gone, or whose target was not released
    /// @param broken  those that lead elsewhere or nowhere
    /// @param where  paths of the lost and broken ones, at most 20
    public record Links(int before, int intact, int lost, int broken, List<String> where) {
        public Links {
            where = List.copyOf(where);
        }

        public boolean isIntact() {
            return intact == before;
        }
    }

    /// The dates and times of an object.
    ///
    /// @param dates  dates in the original
    /// @param moved  those that moved by the same days as most dates of the patient, none included
    /// @param lost  those that are gone or empty
    /// @param times  times of day that differ from the original's
    /// @param where  paths of dates that moved by other days, and of changed times, at most 20
    public record Intervals(int dates, int moved, int lost, int times, List<String> where) {
        public Intervals {
            where = List.copyOf(where);
        }

        /// Whether every date that is left keeps its distance from every other.
        public boolean isIntact() {
            return moved + lost == dates && times == 0;
        }
    }

    /// Released files in which something was found.
    public long leaking() {
        long count = 0;
        for (InstanceCheck check : instances) {
            count += check.search().leaks().isEmpty() ? 0 : 1;
        }
        for (FileCheck check : files) {
            count += check.search().leaks().isEmpty() ? 0 : 1;
        }
        return count;
    }

    /// Whether nothing was found and everything could be searched and paired.
    public boolean isClean() {
        boolean clean = unread.isEmpty();
        for (InstanceCheck check : instances) {
            clean &= check.search().isClean();
        }
        for (FileCheck check : files) {
            clean &= check.search().isClean() && !check.isDicom();
        }
        return clean;
    }
}
