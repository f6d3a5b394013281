package org.elpis.vision.nifti;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.elpis.dicom.UnreadableSourceException;

/// A NIfTI file, or a header with the file of its voxels beside it; compressed when its name ends with `.gz`.
///
/// @param voxelFile  the file itself, or of a pair the one with the voxels
/// @param isCompressed  whether that one is
record NiftiFile(NiftiHeader header, Path voxelFile, boolean isCompressed) {
    private static final String COMPRESSED = ".gz";
    private static final int BUFFER_BYTES = 1 << 16;

    /// Reads the header; checks what can be checked without reading on.
    ///
    /// @throws UnusableNiftiException when it is none, or is not read here
    static NiftiFile open(Path file) throws IOException {
        NiftiHeader header = header(file, isCompressed(file));
        String name = file.getFileName().toString();
        boolean isHeader = withoutCompression(name).endsWith(".hdr");
        if (isHeader != header.isPair()) {
            throw new UnusableNiftiException(
                    isHeader
                            ? "its name says that its voxels are in another file, and it does not"
                            : "its voxels are in another file: give the .hdr, with the .img beside it");
        }
        Path voxelFile = isHeader ? voxelFile(file) : file;
        NiftiFile opened = new NiftiFile(header, voxelFile, isCompressed(voxelFile));
        opened.requireLength();
        return opened;
    }

    /// Reads a single file whose name says nothing.
    static NiftiFile written(Path file, boolean isCompressed) throws IOException {
        return new NiftiFile(header(file, isCompressed), file, isCompressed);
    }

    private static NiftiHeader header(Path file, boolean isCompressed) throws IOException {
        try (InputStream in = stream(file, isCompressed)) {
            byte[] bytes = new byte[Version.TWO.leastDataStart()];
            return NiftiHeader.parse(bytes, in.readNBytes(bytes, 0, bytes.length));
        } catch (EOFException | ZipException e) {
            throw damaged();
        } catch (UnusableNiftiException e) {
            throw e;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static InputStream stream(Path file, boolean isCompressed) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!isCompressed) {
            return new BufferedInputStream(in, BUFFER_BYTES);
        }
        try {
            return new BufferedInputStream(new GZIPInputStream(in, BUFFER_BYTES), BUFFER_BYTES);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static boolean isCompressed(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(COMPRESSED);
    }

    private static String withoutCompression(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(COMPRESSED) ? lower.substring(0, lower.length() - COMPRESSED.length()) : lower;
    }

    private static Path voxelFile(Path header) throws UnusableNiftiException {
        String name = header.getFileName().toString();
        String stem = name.substring(0, withoutCompression(name).length() - ".hdr".length());
        for (String ending : new String[] {".img", ".img.gz", ".IMG", ".IMG.gz"}) {
            Path voxels = header.resolveSibling(stem.concat(ending));
            if (Files.isRegularFile(voxels)) {
                return voxels;
            }
        }
        throw new UnusableNiftiException("the .img with its voxels is not beside it");
    }

    private void requireLength() throws IOException {
        long length;
        try {
            length = Files.size(voxelFile);
        } catch (IOException e) {
            throw unreadable(e);
        }
        // Deflate makes at most 1,032 bytes of one.
        double most = isCompressed ? length * 1032.0 : length;
        if (most < header.dataStart() + header.dataBytes()) {
            throw endsEarly();
        }
    }

    /// Of a file that is written from it: always one file.
    String ending() {
        return isCompressed ? ".nii.gz" : ".nii";
    }

    /// The voxels, from the first one.
    VoxelStream voxels() throws IOException {
        try {
            InputStream in = stream(voxelFile, isCompressed);
            try {
                in.skipNBytes(header.dataStart());
                return new VoxelStream(in);
            } catch (IOException e) {
                in.close();
                throw e;
            }
        } catch (EOFException | ZipException e) {
            throw damaged();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    static UnusableNiftiException damaged() {
        return new UnusableNiftiException("its compression is damaged, or it was cut off");
    }

    static UnusableNiftiException endsEarly() {
        return new UnusableNiftiException("it ends before its last voxel");
    }

    static UnreadableSourceException unreadable(IOException e) {
        return new UnreadableSourceException("The volume could not be read.", e);
    }
}
