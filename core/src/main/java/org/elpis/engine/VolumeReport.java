package org.elpis.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.elpis.pixel.VolumeOutcome;

/// What became of the volumes of a job, for the person who answers for it. Private: it names source files.
///
/// @param folder  where the record lies, under the home folder
/// @param left  how many files were not taken, by ending
/// @param entry  index in the ledger; empty where nothing was handed over
public record VolumeReport(
        String jobId,
        Path folder,
        VolumeJob job,
        List<Line> lines,
        Map<String, Long> left,
        long wallMillis,
        OptionalLong entry) {
    /// Of the record in the job's folder.
    public static final String FILE = "volumes.json";

    public VolumeReport {
        lines = List.copyOf(lines);
        left = Map.copyOf(left);
    }

    /// One volume.
    ///
    /// @param source  path of the file; private
    /// @param name  path in the output; without its ending when it did not get there
    public record Line(String source, String name, Result result) {}

    /// Whether a volume left.
    public sealed interface Result {
        /// It has its name in the output.
        ///
        /// @param sha256  of the file, in hexadecimal
        record Released(VolumeOutcome outcome, String sha256) implements Result {}

        /// It stayed behind.
        record HeldBack(Reason reason) implements Result {}
    }

    VolumeReport with(OptionalLong logged) {
        return new VolumeReport(jobId, folder, job, lines, left, wallMillis, logged);
    }

    public long released() {
        return lines.stream()
                .filter(line -> line.result() instanceof Result.Released)
                .count();
    }

    public long quarantined() {
        return lines.size() - released();
    }

    /// Files that are no volumes.
    public long skipped() {
        return left.values().stream().mapToLong(Long::longValue).sum();
    }

    public long read() {
        return lines.size() + skipped();
    }
}
