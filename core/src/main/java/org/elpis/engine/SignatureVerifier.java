package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.seal.Verdict.Outcome;
import org.elpis.signature.SignatureCheck;
import org.elpis.signature.SignatureVerdict;

/// Judges files by the DICOM signatures in them.
public final class SignatureVerifier {
    private final SignatureCheck check;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    public SignatureVerifier(SignatureCheck check) {
        this.check = check;
    }

    /// What came of one file.
    ///
    /// @param file  private
    public record Result(String file, SignatureVerdict verdict) {}

    /// What came of a copy.
    ///
    /// @param unread  files of the copy that no verdict covers; private
    public record Report(List<Result> files, List<SealRunner.Unsealed> unread) {
        public Report {
            files = List.copyOf(files);
            unread = List.copyOf(unread);
        }

        /// The worst that is said of any file; nothing at all is unknown.
        public Outcome outcome() {
            boolean isAltered = files.stream().anyMatch(file -> file.verdict().outcome() == Outcome.ALTERED);
            boolean isGenuine = !files.isEmpty()
                    && unread.isEmpty()
                    && files.stream().allMatch(file -> file.verdict().outcome() == Outcome.GENUINE);
            return isAltered ? Outcome.ALTERED : isGenuine ? Outcome.GENUINE : Outcome.UNKNOWN;
        }
    }

    /// Judges all files of a copy.
    public Report verify(Path copy) {
        return verify(List.of(copy));
    }

    /// Judges some files and folders.
    Report verify(List<Path> copies) {
        List<Result> results = new ArrayList<>();
        List<SealRunner.Unsealed> unread = new ArrayList<>();
        try {
            Path spool = StudyFiles.spool();
            try {
                InputFiles.Listing listing = InputFiles.list(copies, spool);
                listing.absent()
                        .forEach(absent -> unread.add(new SealRunner.Unsealed(absent.name(), "it cannot be read")));
                for (InputItem item : listing.items()) {
                    look(item, results, unread);
                }
            } finally {
                Trees.delete(spool);
            }
        } catch (IOException e) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "The copy cannot be read any more.", e)
                    .with("copy", copies.getFirst());
        }
        return new Report(results, unread);
    }

    private void look(InputItem item, List<Result> results, List<SealRunner.Unsealed> unread) {
        try (FileSource source = FileSource.open(item.file())) {
            if (Companions.reasonToSkip(item, source).isEmpty()) {
                results.add(new Result(item.name(), check.verdict(DicomReader.read(source, limits))));
            }
        } catch (MalformedDicomException e) {
            unread.add(new SealRunner.Unsealed(item.name(), "it is no DICOM object that can be read"));
        } catch (IOException e) {
            unread.add(new SealRunner.Unsealed(item.name(), "it cannot be read"));
        }
    }
}
