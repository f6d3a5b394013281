package org.elpis.engine;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.compare.ObjectFinding;
import org.elpis.compare.Sameness;
import org.elpis.seal.Verdict;

/// What came of comparing a copy with a baseline. Private: it names files.
///
/// @param objects  all that are not the same, and those beside whose pixels something else hides, in the order of the
///     baseline
/// @param strays  what is wrong with the series as such
/// @param identity  by path and how it differs, in how many objects an attribute that may identify differs; indices
///     of items are left out
/// @param doubts  why something cannot be compared, beside what the objects say
/// @param unread  files of either side that nobody could read
/// @param seal  what the seal says of the baseline, where one was given
public record BaselineReport(
        Counts counts,
        List<ObjectResult> objects,
        List<Stray> strays,
        SortedMap<String, Long> identity,
        List<String> doubts,
        List<SealRunner.Unsealed> unread,
        Optional<SealVerifier.Report> seal) {
    /// How much was compared.
    ///
    /// @param pairs  objects of the copy with an original
    /// @param byPixels  of them those found by equal pixels, because UIDs were replaced
    /// @param byPlace  those found by their place in the series
    /// @param frames  compared, of all objects
    /// @param withholding  objects of which the copy lacks overlays or other parts of what is shown, with UIDs
    ///     replaced
    /// @param otherStudies  studies of the baseline of which the copy has nothing
    public record Counts(
            long copies,
            long originals,
            long pairs,
            long byPixels,
            long byPlace,
            long same,
            long altered,
            long unknown,
            long frames,
            long withholding,
            long otherStudies) {}

    /// One object of the copy and its original.
    ///
    /// @param copy  name of its file; private
    /// @param original  the same
    /// @param uid  SOP Instance UID in the copy
    /// @param number  Instance Number of the original, -1 where there is none
    /// @param pixelsOf  SOP Instance UID of another object of the baseline that has the very pixels
    public record ObjectResult(
            String copy,
            String original,
            String uid,
            String series,
            int number,
            ObjectFinding finding,
            Optional<String> pixelsOf) {}

    /// What happened to an object as a part of its series.
    public enum StrayKind {
        MISSING,
        EXTRA,
        /// Extra, with the pixels of an object that is there too.
        DOUBLED,
        /// Twice with one UID and different content.
        TWICE,
        MOVED
    }

    /// An object that is not as it should be in its series.
    ///
    /// @param uid  SOP Instance UID; of the original where it is missing
    /// @param file  private
    public record Stray(StrayKind kind, String uid, String series, int number, String file) {}

    public BaselineReport {
        objects = List.copyOf(objects);
        strays = List.copyOf(strays);
        identity = Collections.unmodifiableSortedMap(new TreeMap<>(identity));
        doubts = List.copyOf(doubts);
        unread = List.copyOf(unread);
    }

    /// Unknown where a seal was given by which the baseline is not genuine: then nobody knows what was compared with.
    public Sameness outcome() {
        if (seal.isPresent() && seal.get().outcome() != Verdict.Outcome.GENUINE) {
            return Sameness.UNKNOWN;
        }
        return comparison();
    }

    /// What the comparison alone says, whatever the baseline is.
    public Sameness comparison() {
        Sameness all = counts.pairs() > 0 && doubts.isEmpty() && unread.isEmpty() ? Sameness.SAME : Sameness.UNKNOWN;
        for (ObjectResult object : objects) {
            all = all.and(object.finding().sameness());
        }
        return strays.isEmpty() ? all : Sameness.ALTERED;
    }
}
