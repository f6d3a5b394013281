package org.elpis.vision.nifti;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/// The voxels of a file, volume by volume. Not thread-safe.
final class VoxelStream implements AutoCloseable {
    /// Behind the voxels: what comes there is dropped, but a checksum at the end is worth so much reading.
    private static final int MAX_REST = 16 << 20;

    private final InputStream in;

    VoxelStream(InputStream in) {
        this.in = in;
    }

    /// Fills a volume with the next bytes.
    void read(byte[] volume) throws IOException {
        try {
            if (in.readNBytes(volume, 0, volume.length) < volume.length) {
                throw NiftiFile.endsEarly();
            }
        } catch (EOFException | ZipException e) {
            throw NiftiFile.damaged();
        } catch (UnusableNiftiException e) {
            throw e;
        } catch (IOException e) {
            throw NiftiFile.unreadable(e);
        }
    }

    /// Reads on behind the last voxel, so that the checksum of a compressed file is looked at.
    void end() throws IOException {
        byte[] rest = new byte[1 << 13];
        try {
            for (int read = 0; read < MAX_REST; read += rest.length) {
                if (in.readNBytes(rest, 0, rest.length) < rest.length) {
                    return;
                }
            }
        } catch (EOFException | ZipException e) {
            throw NiftiFile.damaged();
        } catch (IOException e) {
            throw NiftiFile.unreadable(e);
        }
        throw new UnusableNiftiException("it goes on far behind its last voxel");
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
