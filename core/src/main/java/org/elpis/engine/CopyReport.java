package org.elpis.engine;

import java.util.List;
import java.util.Optional;
import org.elpis.fingerprint.CopyRecord.Restores;

/// What became of the objects of a release when a recipient's copy was made, or undone.
///
/// @param id  of the copy
/// @param notes  what else to know: files beside the objects that are not in the copy
public record CopyReport(String id, String recipient, List<Line> lines, List<String> notes) {
    public CopyReport {
        lines = List.copyOf(lines);
        notes = List.copyOf(notes);
    }

    /// What became of one object.
    public enum Result {
        /// It carries the fingerprint; or, when undone, no longer.
        CHANGED,
        /// It is in the copy as it was.
        AS_IT_WAS,
        /// It is not in the copy.
        LEFT_OUT
    }

    /// One object.
    ///
    /// @param reason  why it was not changed; empty when it was
    /// @param isImage  whether it has pixels
    /// @param blocks  that carry the fingerprint
    /// @param most  the largest change of a pixel, in stored units
    public record Line(
            String path,
            Result result,
            String reason,
            boolean isImage,
            int blocks,
            int most,
            Optional<Restores> restores) {
        static Line kept(String path, String reason, boolean isImage) {
            return new Line(path, Result.AS_IT_WAS, reason, isImage, 0, 0, Optional.empty());
        }

        static Line leftOut(String path, String reason) {
            return new Line(path, Result.LEFT_OUT, reason, false, 0, 0, Optional.empty());
        }
    }

    /// Objects with a result.
    public long count(Result result) {
        return lines.stream().filter(line -> line.result() == result).count();
    }

    /// Images that are in the copy and carry nothing.
    public long imagesAsTheyWere() {
        return lines.stream()
                .filter(line -> line.result() == Result.AS_IT_WAS && line.isImage())
                .count();
    }
}
