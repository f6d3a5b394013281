package org.elpis.vision.nifti;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// What a header says of the voxels behind it; checked, so that nothing it claims can ask for more memory
/// than is allowed.
///
/// @param raw  the whole header in its byte order
/// @param isPair  whether the voxels are in a file of their own
/// @param nx  voxels along the first axis, which runs fastest in the file; 1 or more, as ny and nz
/// @param volumes  how many volumes follow each other: the product of all further dimensions
/// @param dataStart  bytes before the voxels
/// @param slope  value = stored × slope + intercept
/// Source: nifti1.h, nifti2.h
record NiftiHeader(
        Version version,
        ByteBuffer raw,
        boolean isPair,
        ScalarType type,
        int nx,
        int ny,
        int nz,
        int volumes,
        long dataStart,
        double slope,
        double intercept) {
    /// Of one volume: 2^28 are a cube of 645 voxels, more than any scanner of heads makes.
    static final long MAX_VOXELS = 1L << 28;

    /// Of all volumes together, uncompressed: functional series of the largest studies have 6 GiB.
    static final long MAX_BYTES = 16L << 30;

    /// Before the voxels: extensions hold a DICOM header or the history of processing, never this much.
    static final long MAX_DATA_START = 64L << 20;

    private static final int FIRST_OF_VOLUMES = 4;

    /// Reads a header.
    ///
    /// @param bytes  at least as many as the version has
    /// @throws UnusableNiftiException when it is none, or its voxels are not read here
    static NiftiHeader parse(byte[] bytes, int length) throws UnusableNiftiException {
        ByteBuffer header = ByteBuffer.wrap(bytes, 0, length).slice();
        Version version = version(header);
        if (length < version.headerBytes()) {
            throw new UnusableNiftiException("it ends inside its header");
        }
        boolean isPair = isPair(header, version);
        ScalarType type = ScalarType.of((long) Field.DATATYPE.real(header, version, 0));
        if (Field.BITPIX.real(header, version, 0) != type.bytes() * 8) {
            throw new UnusableNiftiException("the type and the bits of its voxels contradict each other");
        }
        long[] dims = dims(header, version);
        long voxels = dims[1] * dims[2] * dims[3];
        long volumes = 1;
        for (int i = FIRST_OF_VOLUMES; i < dims.length; i++) {
            volumes *= dims[i];
        }
        requireSize(voxels, volumes, type);
        requireImage((int) Field.INTENT_CODE.real(header, version, 0));
        double slope = Field.SCL_SLOPE.real(header, version, 0);
        double intercept = Field.SCL_INTER.real(header, version, 0);
        boolean isScaled = Double.isFinite(slope) && slope != 0 && Double.isFinite(intercept);
        return new NiftiHeader(
                version,
                header,
                isPair,
                type,
                (int) dims[1],
                (int) dims[2],
                (int) dims[3],
                (int) volumes,
                dataStart(header, version, isPair),
                isScaled ? slope : 1,
                isScaled ? intercept : 0);
    }

    /// Sets the order of the bytes on the way: the size of the header tells both.
    private static Version version(ByteBuffer header) throws UnusableNiftiException {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            header.order(order);
            int size = header.capacity() < 4 ? 0 : header.getInt(0);
            for (Version version : Version.values()) {
                if (size == version.headerBytes()) {
                    return version;
                }
            }
        }
        throw new UnusableNiftiException("it is no NIfTI file");
    }

    private static boolean isPair(ByteBuffer header, Version version) throws UnusableNiftiException {
        int at = Field.MAGIC.at(version, 0);
        char digit = version == Version.ONE ? '1' : '2';
        boolean isNamed = header.get(at) == 'n' && header.get(at + 2) == digit && header.get(at + 3) == 0;
        if (!isNamed || header.get(at + 1) != '+' && header.get(at + 1) != 'i') {
            throw new UnusableNiftiException(
                    version == Version.ONE
                            ? "it is ANALYZE or no NIfTI file, and does not say how the patient lies in it"
                            : "it is no NIfTI file");
        }
        return header.get(at + 1) == 'i';
    }

    /// `dims[0]` is 7; what the header does not count is 1.
    private static long[] dims(ByteBuffer header, Version version) throws UnusableNiftiException {
        double count = Field.DIM.real(header, version, 0);
        if (!(count >= 1 && count <= 7)) {
            throw new UnusableNiftiException("it has no dimensions, or more than seven");
        }
        long[] dims = {7, 1, 1, 1, 1, 1, 1, 1};
        double all = 1;
        for (int i = 1; i <= (int) count; i++) {
            double dim = Field.DIM.real(header, version, i);
            if (!(dim >= 1)) {
                throw new UnusableNiftiException("one of its dimensions is not positive");
            }
            all *= dim;
            dims[i] = (long) dim;
        }
        if (all > MAX_BYTES) {
            throw new UnusableNiftiException("it claims more voxels than are read");
        }
        return dims;
    }

    private static void requireSize(long voxels, long volumes, ScalarType type) throws UnusableNiftiException {
        boolean isBig = voxels > MAX_VOXELS || voxels * type.bytes() > Integer.MAX_VALUE - 8;
        if (isBig || voxels * volumes > MAX_BYTES / type.bytes()) {
            throw new UnusableNiftiException("it claims more voxels than are read");
        }
    }

    /// Coordinates, triangles, matrices and displacements (1004 to 1010, 2002 to 2005, those of FSL up to
    /// 2018) are no grey values, and some draw a surface.
    private static void requireImage(int intent) throws UnusableNiftiException {
        if (intent >= 1004 && intent <= 1010 || intent >= 2002 && intent <= 2018) {
            throw new UnusableNiftiException("its numbers are no picture but vectors, matrices, points or a surface");
        }
    }

    private static long dataStart(ByteBuffer header, Version version, boolean isPair) throws UnusableNiftiException {
        double start = Field.VOX_OFFSET.real(header, version, 0);
        double least = isPair ? 0 : version.leastDataStart();
        if (!(start >= least && start <= MAX_DATA_START) || start != Math.rint(start)) {
            throw new UnusableNiftiException("it does not say where its voxels start");
        }
        return (long) start;
    }

    int voxels() {
        return nx * ny * nz;
    }

    /// Of one volume.
    int volumeBytes() {
        return voxels() * type.bytes();
    }

    /// Of all volumes.
    long dataBytes() {
        return (long) volumeBytes() * volumes;
    }

    double real(Field field, int index) {
        return field.real(raw, version, index);
    }
}
