package org.elpis.bench.seals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.elpis.cbor.CborReader;

/// What an attacker reads in the file of an opening: all hashes, and every secret that it tells.
///
/// @param hashes  of leaves: tiles of frames and attributes, in hexadecimal digits of no meaning to this class
/// @param secrets  nodes of the trees of salts
record ToldOpening(Set<Leaf> hashes, List<byte[]> secrets, int withheld) {
    private static final int HASH = 32;
    private static final int MAX = 1 << 28;

    /// A hash as a value.
    static final class Leaf {
        private final byte[] hash;

        Leaf(byte[] hash) {
            this.hash = hash;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Leaf leaf && Arrays.equals(hash, leaf.hash);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(hash);
        }
    }

    /// Reads the file by its page, docs/formats/seal.md, without the code that writes it.
    static ToldOpening read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        CborReader in = new CborReader(new ByteArrayInputStream(bytes), bytes.length);
        ToldOpening told = new ToldOpening(new HashSet<>(), new ArrayList<>(), 0);
        int withheld = 0;
        in.mapOf(3);
        in.text("seal");
        in.exactly(HASH);
        in.text("format");
        in.text("elpis-opening 1");
        in.text("series");
        for (int series = in.array(MAX); series > 0; series--) {
            for (int instances = in.array(MAX); instances > 0; instances--) {
                withheld += told.instance(in);
            }
        }
        return new ToldOpening(told.hashes, told.secrets, withheld);
    }

    private int instance(CborReader in) throws IOException {
        in.mapOf(4);
        in.text("uid");
        in.text(64);
        in.text("other");
        int withheld = attributes(in);
        in.text("frames");
        for (int frames = in.array(MAX); frames > 0; frames--) {
            in.mapOf(3);
            in.text("salts");
            long told = salts(in);
            in.text("hashes");
            withheld += (int) (hashes(in) - told);
            in.text("header");
            in.bytes(64);
        }
        in.text("meaning");
        return withheld + attributes(in);
    }

    private int attributes(CborReader in) throws IOException {
        in.mapOf(3);
        in.text("paths");
        int withheld = 0;
        for (int paths = in.array(MAX); paths > 0; paths--) {
            if (in.isNothing()) {
                withheld++;
            } else {
                in.text(MAX);
            }
        }
        in.text("salts");
        salts(in);
        in.text("hashes");
        hashes(in);
        return withheld;
    }

    /// @return how many leaves the nodes open, where the tree is full
    private long salts(CborReader in) throws IOException {
        long leaves = 0;
        for (int nodes = in.array(MAX); nodes > 0; nodes--) {
            in.arrayOf(3);
            leaves += 1L << in.unsigned(31);
            in.unsigned(MAX);
            secrets.add(in.exactly(HASH));
        }
        return leaves;
    }

    private int hashes(CborReader in) throws IOException {
        byte[] all = in.bytes(MAX);
        for (int at = 0; at < all.length; at += HASH) {
            hashes.add(new Leaf(Arrays.copyOfRange(all, at, at + HASH)));
        }
        return all.length / HASH;
    }
}
