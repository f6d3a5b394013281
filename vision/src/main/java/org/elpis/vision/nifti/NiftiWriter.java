package org.elpis.vision.nifti;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.zip.GZIPOutputStream;
import org.elpis.dicom.Sha256;

/// Writes a volume anew: a clean header, and the voxels of the original with what a change makes of them.
final class NiftiWriter {
    private static final int BUFFER_BYTES = 1 << 16;

    private NiftiWriter() {}

    /// Changes the bytes of one volume in place.
    interface Change {
        /// Nothing changes.
        Change NONE = volume -> {};

        void apply(byte[] volume);
    }

    /// @param target  a new file; on the disk when this returns
    /// @param digest  SHA-256 that the voxels of the original must have
    /// @throws UnusableNiftiException when the original has changed
    static void write(NiftiFile original, Path target, Change change, byte[] digest) throws IOException {
        try (FileChannel channel = FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream file = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
            if (original.isCompressed()) {
                // Without the name of a file and the time: Java's writes neither.
                GZIPOutputStream compressed = new GZIPOutputStream(file, BUFFER_BYTES);
                write(original, new BufferedOutputStream(compressed, BUFFER_BYTES), change, digest);
                compressed.finish();
            } else {
                write(original, file, change, digest);
            }
            file.flush();
            channel.force(true);
        }
    }

    private static void write(NiftiFile original, OutputStream out, Change change, byte[] digest) throws IOException {
        out.write(CleanHeader.of(original.header()));
        byte[] volume = new byte[original.header().volumeBytes()];
        MessageDigest sha256 = Sha256.start();
        try (VoxelStream voxels = original.voxels()) {
            for (int i = 0; i < original.header().volumes(); i++) {
                voxels.read(volume);
                sha256.update(volume);
                change.apply(volume);
                out.write(volume);
            }
        }
        if (!MessageDigest.isEqual(sha256.digest(), digest)) {
            throw new UnusableNiftiException("it changed while it was read");
        }
        out.flush();
    }
}
