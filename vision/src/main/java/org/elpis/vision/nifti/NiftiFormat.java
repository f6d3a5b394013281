package org.elpis.vision.nifti;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;
import org.elpis.dicom.Sha256;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.VolumeFormat;
import org.elpis.pixel.VolumeHandling;
import org.elpis.pixel.VolumeOutcome;
import org.elpis.vision.face.FaceFinder;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.WorkVolume;

/// NIfTI-1 and NIfTI-2: looks for a face in the mean of all volumes of a file, and takes it out of each.
///
/// A file is read once to look, once to write, and once more beside what was written. One volume is in memory
/// at a time.
public final class NiftiFormat implements VolumeFormat {
    private final FaceLook look;

    /// Who looks for a face.
    @FunctionalInterface
    interface FaceLook {
        FaceRemoval find(WorkVolume volume, FaceHandling handling);
    }

    public NiftiFormat() {
        this(FaceFinder::find);
    }

    NiftiFormat(FaceLook look) {
        this.look = look;
    }

    @Override
    public boolean isNamed(String fileName) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        return lower.endsWith(".nii") || lower.endsWith(".nii.gz");
    }

    @Override
    public VolumeOutcome release(Path source, Path target, VolumeHandling handling) throws IOException {
        try {
            return release(NiftiFile.open(source), target, handling);
        } catch (UnusableNiftiException e) {
            return e.isDoubt() ? new VolumeOutcome.Doubt(e.why()) : new VolumeOutcome.Unreadable(e.why());
        } catch (OutOfMemoryError e) {
            // Others may still fit.
            return new VolumeOutcome.Unreadable(NiftiScan.NO_MEMORY);
        }
    }

    private VolumeOutcome release(NiftiFile file, Path target, VolumeHandling handling) throws IOException {
        NiftiHeader header = file.header();
        NiftiScan scan = NiftiScan.of(file);
        MeanVolume mean = scan.mean();
        return switch (look.find(scan.onGrid(kind(handling, mean)), handling.faces())) {
            case FaceRemoval.Doubt doubt -> new VolumeOutcome.Doubt(doubt.why());
            case FaceRemoval.Nothing nothing -> {
                write(file, target, NiftiWriter.Change.NONE, new BitSet(), mean.digest());
                yield new VolumeOutcome.Faceless(file.ending(), header.volumes(), nothing.why());
            }
            case FaceRemoval.Removed removed -> {
                VoxelMasks masks = new VoxelMasks(header, scan.place(), removed);
                Filling filling = new Filling(header, masks, key(handling, mean));
                write(file, target, filling::fill, masks.gone(), mean.digest());
                yield new VolumeOutcome.Defaced(
                        file.ending(), header.volumes(), masks.gone().cardinality(), removed.check());
            }
        };
    }

    private static WorkVolume.Kind kind(VolumeHandling handling, MeanVolume mean) {
        Optional<WorkVolume.Kind> told = handling.modality().map(modality -> switch (modality) {
            case CT -> WorkVolume.Kind.CT;
            case MR -> WorkVolume.Kind.MR;
            case PET -> WorkVolume.Kind.PET;
        });
        return told.orElseGet(mean::kind);
    }

    /// Two volumes never get the same noise, the same volume always does.
    private static byte[] key(VolumeHandling handling, MeanVolume mean) {
        MessageDigest sha256 = Sha256.start();
        sha256.update(handling.seed());
        sha256.update(mean.digest());
        return sha256.digest();
    }

    private static void write(NiftiFile file, Path target, NiftiWriter.Change change, BitSet gone, byte[] digest)
            throws IOException {
        NiftiWriter.write(file, target, change, digest);
        if (!WrittenCheck.passes(file, NiftiFile.written(target, file.isCompressed()), gone)) {
            throw new UnusableNiftiException("what was written of it is not what should have been");
        }
    }
}
