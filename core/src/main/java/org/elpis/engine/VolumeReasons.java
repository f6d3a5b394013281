package org.elpis.engine;

import java.util.Locale;
import java.util.Optional;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.pixel.VolumeOutcome;

/// Why a volume that is a file of its own did not leave.
final class VolumeReasons {
    private VolumeReasons() {}

    static Reason of(VolumeOutcome.Unreadable outcome) {
        return new Reason(
                "VOLUME_NOT_READABLE",
                "Nobody can look at the volume, because " + outcome.why() + ".",
                "Write it again with the software that made it, or leave it out; docs/limits.md says what is read.",
                Optional.empty());
    }

    static Reason of(VolumeOutcome.Doubt outcome) {
        return new Reason(
                "FACE_UNCERTAIN",
                "Nobody can say that no face would be left, because " + outcome.why() + ".",
                "Look at the volume. Correct its orientation when that is wrong, or leave it out.",
                Optional.empty());
    }

    static Reason sameName() {
        return new Reason(
                "SAME_NAME",
                "Another file of the input has the same path within its folder and would get the same name.",
                "Give the folder that holds both, or run once for each with --project of its own.",
                Optional.empty());
    }

    /// Why a file that is no DICOM does not leave; of a NIfTI file, what takes it.
    static Reason of(MalformedDicomException e, InputItem item) {
        String name = item.file().getFileName().toString().toLowerCase(Locale.ROOT);
        boolean isNifti = name.endsWith(".nii") || name.endsWith(".nii.gz");
        if (!isNifti || e.fault() != MalformedDicomException.Fault.NOT_DICOM) {
            return Reason.of(e);
        }
        return new Reason(
                "NIFTI_FILE",
                "The file is NIfTI and no DICOM, which is all that is read here.",
                "Run elpis deface on it: that takes out the face, and the texts of the header.",
                Optional.empty());
    }
}
