package org.elpis.seal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import org.elpis.dicom.Sha256;
import org.elpis.merkle.MerkleTree;
import org.elpis.pixel.Raster;

/// Hashes the tiles of frames. Not thread-safe; keeps its memory for the next frame.
final class TileHashes {
    private static final byte TILE = 0x00;
    private static final byte FRAME_BYTES = 0x07;
    /// Before the pixels: the kind of hash, the salt, frame, row and column.
    private static final int HEAD = 1 + Salts.BYTES + 12;

    private static final int LARGEST_SIDE = 32;

    private final MessageDigest sha256 = Sha256.start();
    private byte[] tile = new byte[HEAD + LARGEST_SIDE * LARGEST_SIDE * 2];
    private ByteBuffer bytes = wrap(tile);

    private static ByteBuffer wrap(byte[] array) {
        return ByteBuffer.wrap(array).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// Hashes the tiles whose salts are known into `target`; the others stay as they are there.
    void put(Raster raster, FrameHeader header, int frame, Salts salts, byte[] target) {
        int side = header.side();
        int bytesEach = header.samples() * (raster.bits() + 7 >> 3);
        int needed = HEAD + side * side * bytesEach;
        if (tile.length < needed) {
            tile = new byte[needed];
            bytes = wrap(tile);
        }
        tile[0] = TILE;
        bigEndian(1 + Salts.BYTES, frame);
        int leaf = 0;
        for (int row = 0; row < header.tileRows(); row++) {
            bigEndian(5 + Salts.BYTES, row);
            for (int column = 0; column < header.tileColumns(); column++, leaf++) {
                if (salts.has(leaf)) {
                    salts.put(leaf, tile, 1);
                    bigEndian(9 + Salts.BYTES, column);
                    hash(gather(raster, column * side, row * side, side), target, leaf);
                }
            }
        }
    }

    /// Hashes the bytes of a frame as they are encapsulated.
    void putBytes(byte[] frame, int number, int leaf, Salts salts, byte[] target) throws IOException {
        putBytes(digest -> digest.update(frame, 0, withoutPadding(frame)), number, leaf, salts, target);
    }

    /// Hashes bytes that stand for a frame, unless the salt is withheld.
    void putBytes(Content content, int number, int leaf, Salts salts, byte[] target) throws IOException {
        if (!salts.has(leaf)) {
            return;
        }
        tile[0] = FRAME_BYTES;
        salts.put(leaf, tile, 1);
        bigEndian(1 + Salts.BYTES, number);
        sha256.update(tile, 0, 1 + Salts.BYTES + 4);
        content.update(sha256);
        digest(target, leaf);
    }

    /// Bytes that are too many for the heap.
    @FunctionalInterface
    interface Content {
        void update(MessageDigest digest) throws IOException;
    }

    /// A frame is padded to an even length with a zero byte behind its end, where it has one.
    private static int withoutPadding(byte[] frame) {
        int length = frame.length;
        boolean isPadded = length >= 3
                && frame[length - 1] == 0
                && frame[length - 2] == (byte) 0xD9
                && frame[length - 3] == (byte) 0xFF;
        return isPadded ? length - 1 : length;
    }

    private void bigEndian(int at, int value) {
        tile[at] = (byte) (value >>> 24);
        tile[at + 1] = (byte) (value >>> 16);
        tile[at + 2] = (byte) (value >>> 8);
        tile[at + 3] = (byte) value;
    }

    /// Puts the pixels of a tile behind the head.
    ///
    /// @return where they end
    private int gather(Raster raster, int left, int top, int side) {
        int samples = raster.samples();
        int width = Math.min(side, raster.columns() - left) * samples;
        int height = Math.min(side, raster.rows() - top);
        short[] values = raster.values();
        boolean isWide = raster.bits() > 8;
        int end = HEAD;
        for (int y = 0; y < height; y++) {
            int from = ((top + y) * raster.columns() + left) * samples;
            if (isWide) {
                bytes.position(end);
                bytes.asShortBuffer().put(values, from, width);
                end += width * 2;
            } else {
                for (int i = 0; i < width; i++) {
                    tile[end + i] = (byte) values[from + i];
                }
                end += width;
            }
        }
        return end;
    }

    private void hash(int length, byte[] target, int leaf) {
        sha256.update(tile, 0, length);
        digest(target, leaf);
    }

    private void digest(byte[] target, int leaf) {
        try {
            sha256.digest(target, leaf * MerkleTree.HASH, MerkleTree.HASH);
        } catch (DigestException e) {
            throw new IllegalStateException("A digest of SHA-256 has 32 bytes.", e);
        }
    }
}
