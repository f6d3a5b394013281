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
    private byte[] canonical = new byte[0];

    /// The canonical pixels of a frame, in memory that the next frame gets as well.
    byte[] canonical(Raster raster) {
        short[] values = raster.values();
        int bytesEach = raster.bits() + 7 >> 3;
        if (canonical.length < values.length * bytesEach) {
            canonical = new byte[values.length * bytesEach];
        }
        if (bytesEach == 2) {
            ByteBuffer.wrap(canonical)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asShortBuffer()
                    .put(values);
        } else {
            for (int i = 0; i < values.length; i++) {
                canonical[i] = (byte) values[i];
            }
        }
        return canonical;
    }

    /// Hashes the tiles whose salts are known into `target`; the others stay as they are there.
    ///
    /// @param pixels  canonical ones, at least as many as the header says
    void put(byte[] pixels, FrameHeader header, int frame, Salts salts, byte[] target) {
        int side = header.side();
        int bytesEach = header.samples() * (header.bits() + 7 >> 3);
        int needed = HEAD + side * side * bytesEach;
        if (tile.length < needed) {
            tile = new byte[needed];
        }
        tile[0] = TILE;
        bigEndian(1 + Salts.BYTES, frame);
        int line = header.columns() * bytesEach;
        int across = header.tileColumns();
        int leaf = 0;
        for (int row = 0; row < header.tileRows(); row++) {
            bigEndian(5 + Salts.BYTES, row);
            int top = row * side * line;
            int height = Math.min(side, header.rows() - row * side);
            for (int column = 0; column < across; column++, leaf++) {
                if (salts.has(leaf)) {
                    salts.put(leaf, tile, 1);
                    bigEndian(9 + Salts.BYTES, column);
                    int width = Math.min(side, header.columns() - column * side) * bytesEach;
                    gather(pixels, top + column * side * bytesEach, line, width, height);
                    sha256.update(tile, 0, HEAD + width * height);
                    digest(target, leaf);
                }
            }
        }
    }

    /// Puts the pixels of a tile behind the head.
    private void gather(byte[] pixels, int first, int line, int width, int height) {
        int from = first;
        for (int at = HEAD; at < HEAD + width * height; at += width, from += line) {
            System.arraycopy(pixels, from, tile, at, width);
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

    private void digest(byte[] target, int leaf) {
        try {
            sha256.digest(target, leaf * MerkleTree.HASH, MerkleTree.HASH);
        } catch (DigestException e) {
            throw new IllegalStateException("A digest of SHA-256 has 32 bytes.", e);
        }
    }
}
