package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.pixel.ExportJudge;
import org.elpis.pixel.ExportJudge.Trial.Care;
import org.elpis.pixel.ExportVerdict;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.Verdict;

/// Holds a picture that left a viewer against the images that it is said to show, and these against their seal.
public final class ExportVerifier {
    private final ExportJudge judge;
    private final Collection<SealerKeys> trusted;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());

    /// @param trusted  sealers whose word counts
    public ExportVerifier(ExportJudge judge, Collection<SealerKeys> trusted) {
        this.judge = judge;
        this.trusted = List.copyOf(trusted);
    }

    /// What came of a picture.
    ///
    /// @param seal  what came of the baseline by its seal; empty when no seal was given
    /// @param images  images of the baseline that the picture was held against
    /// @param unread  files of the baseline that it was not; private
    public record Report(
            ExportVerdict verdict, Optional<Verdict.Outcome> seal, int images, List<SealRunner.Unsealed> unread) {
        public Report {
            unread = List.copyOf(unread);
        }
    }

    /// Judges one picture.
    ///
    /// @param baseline  an image, or a folder with images
    /// @param seal  a seal of the baseline, or a folder with seals
    public Report verify(Path picture, Path baseline, Optional<Path> seal) {
        Optional<Verdict.Outcome> outcome = seal.map(
                file -> new SealVerifier(trusted).verify(baseline, file).outcome());
        if (outcome.isPresent() && outcome.get() != Verdict.Outcome.GENUINE) {
            ExportVerdict unknown = ExportVerdict.unknown("the baseline is not genuine by its seal");
            return new Report(unknown, outcome, 0, List.of());
        }
        try {
            Path spool = StudyFiles.spool();
            try {
                return compare(picture, StudyFiles.of(List.of(baseline), spool, limits), outcome);
            } finally {
                Trees.delete(spool);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new ElpisException(Code.INPUT_UNREADABLE, "The picture or the baseline cannot be read.", e)
                    .with("picture", picture)
                    .with("baseline", baseline);
        }
    }

    private Report compare(Path picture, StudyFiles files, Optional<Verdict.Outcome> seal) throws IOException {
        ExportJudge.Trial trial = judge.trial(picture);
        List<SealRunner.Unsealed> unread = new ArrayList<>();
        int images = 0;
        for (Care care : Care.values()) {
            if (!trial.isPlaced()) {
                unread.clear();
                files.others().forEach(other -> unread.add(new SealRunner.Unsealed(other.name(), other.reason())));
                images = look(trial, files, care, unread);
            }
        }
        return new Report(trial.verdict(), seal, images, unread);
    }

    /// @return images that were looked at
    private int look(ExportJudge.Trial trial, StudyFiles files, Care care, List<SealRunner.Unsealed> unread) {
        int images = 0;
        for (List<InputItem> study : files.studies().values()) {
            for (InputItem item : study) {
                try (FileSource source = FileSource.open(item.file())) {
                    Instance image = DicomReader.read(source, limits);
                    if (image.dataSet().get(Tag.PIXEL_DATA).isPresent()) {
                        trial.look(image.dataSet().string(Tag.SOP_INSTANCE_UID), image, care);
                        images++;
                    }
                } catch (MalformedDicomException | IOException e) {
                    unread.add(new SealRunner.Unsealed(item.name(), "its frames cannot be decoded"));
                }
            }
        }
        return images;
    }
}
