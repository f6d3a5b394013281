package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;
import org.elpis.deid.FileMeta;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.ReleaseMark;
import org.elpis.deid.UidDeriver;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.UnreadableSourceException;
import org.elpis.media.MediaDirectory;

/// Writes the DICOMDIR of a release. It is made of the released objects as they lie in the output, those of earlier
/// jobs included, so nothing of an original can get into it.
final class FileSet {
    private final OutputFolder output;
    private final ProjectKeys keys;
    private final ReadLimits limits;

    FileSet(OutputFolder output, ProjectKeys keys, ReadLimits limits) {
        this.output = output;
        this.keys = keys;
        this.limits = limits;
    }

    /// Refuses a folder that holds a release of the other layout: nobody would find the one or the other. Refuses one
    /// with a DICOMDIR that belongs to no release: it would be overwritten.
    static void requireLayout(Job job) throws IOException {
        List<String> paths = Manifest.paths(job.output());
        boolean isForeign = job.layout() == Job.Layout.FILE_SET
                && Files.exists(job.output().resolve(MediaDirectory.NAME))
                && !Files.exists(job.output().resolve(Manifest.NAME));
        if (isForeign) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The output folder holds a DICOMDIR that is not of a release. Choose another output.")
                    .with("output", job.output());
        }
        boolean isOther = !paths.isEmpty() && isFileSet(paths.getFirst()) != (job.layout() == Job.Layout.FILE_SET);
        if (isOther) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "The output folder holds a release that is laid out otherwise, with or without a DICOMDIR. "
                                    + "Choose another output.")
                    .with("output", job.output());
        }
    }

    private static boolean isFileSet(String path) {
        return !path.endsWith(".dcm");
    }

    /// Writes the DICOMDIR anew. Only what carries this project's release mark is listed: what lies in the output
    /// and was changed, or came from elsewhere, has been searched by nobody.
    ///
    /// @return how many objects of the manifest it does not list
    int write() {
        MediaDirectory directory = new MediaDirectory();
        ReleaseMark mark = new ReleaseMark(keys);
        int without = 0;
        try {
            for (String path : Manifest.paths(output.folder())) {
                try (FileSource source = FileSource.open(output.folder().resolve(path))) {
                    Instance instance = DicomReader.read(source, limits);
                    boolean isOurs = mark.verify(instance) == ReleaseMark.Verdict.OURS;
                    without += isOurs && directory.add(path, instance) ? 0 : 1;
                }
            }
        } catch (IOException | MalformedDicomException e) {
            throw new ElpisException(
                            Code.OUTPUT_UNUSABLE,
                            "A released object could not be read again for the DICOMDIR. Run the same command: it continues.",
                            e)
                    .with("output", output.folder());
        }
        writeDirectory(directory);
        return without;
    }

    private void writeDirectory(MediaDirectory directory) {
        String uid = new UidDeriver(keys).derive(MediaDirectory.NAME + " " + directory.digest());
        try {
            output.write(
                    MediaDirectory.NAME,
                    directory.encode(FileMeta.of(MediaDirectory.SOP_CLASS, uid, TransferSyntax.EXPLICIT_LITTLE)));
        } catch (UnreadableSourceException e) {
            throw new IllegalStateException("A DICOMDIR is made in memory.", e);
        }
    }
}
