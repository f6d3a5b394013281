package org.elpis.vision.nifti;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/// A NIfTI file drawn for a test, written with offsets of its own, so that it can judge the reader.
///
/// A ball of tissue with a value of 100 and some noise in air of 0 to 15.
final class DrawnNifti {
    static final String NAME = "Zwrzbrzycki";

    private final boolean isTwo;
    private final ByteOrder order;
    private int code = 4;
    private int bits = 16;
    private long[] dims = {3, 20, 24, 16, 1, 1, 1, 1};
    private double[] sizes = {1, 2, 2, 2, 0, 0, 0, 0};
    private int qformCode;
    private double[] quatern = {0, 0, 0};
    private double[] qoffset = {-19, -23, -15};
    private int sformCode = 1;
    private double[] srow = {2, 0, 0, -19, 0, 2, 0, -23, 0, 0, 2, -15};
    private int units = 10;
    private double slope;
    private double intercept;
    private int intent;
    private String intentName = "";
    private double toffset;
    private byte[] extension = new byte[0];
    private byte[] behind = new byte[0];
    private double dataStart = -1;
    private boolean isPair;
    private boolean isScribbled;

    private DrawnNifti(boolean isTwo, ByteOrder order) {
        this.isTwo = isTwo;
        this.order = order;
    }

    static DrawnNifti one(ByteOrder order) {
        return new DrawnNifti(false, order);
    }

    static DrawnNifti two(ByteOrder order) {
        return new DrawnNifti(true, order);
    }

    static DrawnNifti usual() {
        return one(ByteOrder.LITTLE_ENDIAN);
    }

    DrawnNifti type(int newCode, int newBits) {
        code = newCode;
        bits = newBits;
        return this;
    }

    /// The number of dimensions and each of them.
    DrawnNifti dims(long... newDims) {
        dims = new long[] {1, 1, 1, 1, 1, 1, 1, 1};
        System.arraycopy(newDims, 0, dims, 0, newDims.length);
        return this;
    }

    DrawnNifti sizes(double i, double j, double k) {
        sizes = new double[] {1, i, j, k, 2, 0, 0, 0};
        return this;
    }

    DrawnNifti leftHanded() {
        sizes[0] = -1;
        return this;
    }

    DrawnNifti qform(int newCode, double b, double c, double d) {
        qformCode = newCode;
        quatern = new double[] {b, c, d};
        return this;
    }

    DrawnNifti sform(int newCode, double... newRows) {
        sformCode = newCode;
        srow = newRows.length == 0 ? srow : newRows;
        return this;
    }

    DrawnNifti units(int newUnits) {
        units = newUnits;
        return this;
    }

    DrawnNifti scaled(double newSlope, double newIntercept) {
        slope = newSlope;
        intercept = newIntercept;
        return this;
    }

    DrawnNifti intent(int newIntent, String name) {
        intent = newIntent;
        intentName = name;
        return this;
    }

    DrawnNifti toffset(double newToffset) {
        toffset = newToffset;
        return this;
    }

    DrawnNifti extension(byte[] bytes) {
        extension = bytes;
        return this;
    }

    DrawnNifti behind(byte[] bytes) {
        behind = bytes;
        return this;
    }

    DrawnNifti dataStart(double start) {
        dataStart = start;
        return this;
    }

    DrawnNifti pair() {
        isPair = true;
        return this;
    }

    /// Every field that is for people, or for nobody, holds a name.
    DrawnNifti scribbled() {
        isScribbled = true;
        return this;
    }

    int voxels() {
        return (int) (dims[1] * dims[2] * dims[3]);
    }

    private int volumes() {
        int volumes = 1;
        for (int i = 4; i <= dims[0]; i++) {
            volumes *= (int) dims[i];
        }
        return volumes;
    }

    private int headerBytes() {
        return isTwo ? 540 : 348;
    }

    private int start() {
        return isPair ? 0 : headerBytes() + 4 + extension.length;
    }

    byte[] header() {
        ByteBuffer header = ByteBuffer.allocate(headerBytes() + 4).order(order);
        if (isTwo) {
            putTwo(header);
        } else {
            putOne(header);
        }
        header.put(headerBytes(), (byte) (extension.length > 0 ? 1 : 0));
        return header.array();
    }

    private void putOne(ByteBuffer h) {
        h.putInt(0, 348);
        if (isScribbled) {
            put(h, 4, NAME.substring(0, 10));
            put(h, 14, NAME);
            h.putInt(32, 19510423);
            h.putShort(36, (short) 1951);
            put(h, 38, "r");
            h.putInt(140, 19510423);
            h.putInt(144, 19510423);
            put(h, 148, "scan of " + NAME + " in 19510423");
            put(h, 228, NAME);
        }
        h.put(39, (byte) 0x39);
        for (int i = 0; i < 8; i++) {
            h.putShort(40 + 2 * i, (short) dims[i]);
            h.putFloat(76 + 4 * i, (float) sizes[i]);
        }
        h.putFloat(56, isScribbled ? 19510423 : 0);
        h.putShort(68, (short) intent);
        h.putShort(70, (short) code);
        h.putShort(72, (short) bits);
        h.putFloat(108, (float) (dataStart < 0 ? start() : dataStart));
        h.putFloat(112, (float) slope);
        h.putFloat(116, (float) intercept);
        h.put(123, (byte) units);
        h.putFloat(124, 250);
        h.putFloat(136, (float) toffset);
        h.putShort(252, (short) qformCode);
        h.putShort(254, (short) sformCode);
        for (int i = 0; i < 3; i++) {
            h.putFloat(256 + 4 * i, (float) quatern[i]);
            h.putFloat(268 + 4 * i, (float) qoffset[i]);
        }
        for (int i = 0; i < 12; i++) {
            h.putFloat(280 + 4 * i, (float) srow[i]);
        }
        put(h, 328, intentName);
        put(h, 344, isPair ? "ni1" : "n+1");
    }

    private void putTwo(ByteBuffer h) {
        h.putInt(0, 540);
        put(h, 4, (isPair ? "ni2" : "n+2") + "\0\r\n\u001a\n");
        h.putShort(12, (short) code);
        h.putShort(14, (short) bits);
        for (int i = 0; i < 8; i++) {
            h.putLong(16 + 8 * i, dims[i]);
            h.putDouble(104 + 8 * i, sizes[i]);
        }
        h.putDouble(80, isScribbled ? 19510423 : 0);
        h.putLong(168, (long) (dataStart < 0 ? start() : dataStart));
        h.putDouble(176, slope);
        h.putDouble(184, intercept);
        h.putDouble(192, 250);
        h.putDouble(216, toffset);
        if (isScribbled) {
            put(h, 240, "scan of " + NAME + " in 19510423");
            put(h, 320, NAME);
            put(h, 525, NAME);
        }
        h.putInt(344, qformCode);
        h.putInt(348, sformCode);
        for (int i = 0; i < 3; i++) {
            h.putDouble(352 + 8 * i, quatern[i]);
            h.putDouble(376 + 8 * i, qoffset[i]);
        }
        for (int i = 0; i < 12; i++) {
            h.putDouble(400 + 8 * i, srow[i]);
        }
        h.putInt(500, units);
        h.putInt(504, intent);
        put(h, 508, intentName);
        h.put(524, (byte) 0x39);
    }

    private static void put(ByteBuffer header, int at, String text) {
        header.put(at, text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// The stored values of all volumes.
    byte[] data() {
        int bytes = bits / 8;
        ByteBuffer data = ByteBuffer.allocate(voxels() * volumes() * bytes).order(order);
        Random random = new Random(7);
        for (int t = 0; t < volumes(); t++) {
            for (int k = 0; k < dims[3]; k++) {
                for (int j = 0; j < dims[2]; j++) {
                    for (int i = 0; i < dims[1]; i++) {
                        put(data, (isBall(i, j, k) ? 100 : 0) + random.nextInt(16) + t);
                    }
                }
            }
        }
        return data.array();
    }

    private boolean isBall(int i, int j, int k) {
        double x = (2.0 * i + 1) / dims[1] - 1;
        double y = (2.0 * j + 1) / dims[2] - 1;
        double z = (2.0 * k + 1) / dims[3] - 1;
        return x * x + y * y + z * z < 0.6;
    }

    private void put(ByteBuffer data, int value) {
        switch (code) {
            case 2, 256 -> data.put((byte) value);
            case 4, 512 -> data.putShort((short) value);
            case 8, 768 -> data.putInt(value);
            case 1024, 1280 -> data.putLong(value);
            case 16 -> data.putFloat(value);
            case 64 -> data.putDouble(value);
            default -> data.put(new byte[bits / 8]);
        }
    }

    byte[] file() {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header());
        file.writeBytes(extension);
        file.writeBytes(data());
        file.writeBytes(behind);
        return file.toByteArray();
    }

    static byte[] compressed(byte[] bytes) {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(file)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file.toByteArray();
    }

    /// Compressed when the name says so; a pair gets its second file.
    Path write(Path file) throws IOException {
        boolean isCompressed = file.getFileName().toString().endsWith(".gz");
        byte[] bytes = isPair ? header() : file();
        Files.write(file, isCompressed ? compressed(bytes) : bytes);
        if (isPair) {
            String name = file.getFileName().toString().replace(".hdr", ".img");
            Files.write(file.resolveSibling(name), isCompressed ? compressed(data()) : data());
        }
        return file;
    }

    NiftiHeader parsed() throws UnusableNiftiException {
        byte[] header = header();
        return NiftiHeader.parse(header, header.length);
    }
}
