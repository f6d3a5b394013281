package org.elpis.seal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.cbor.CborReader;
import org.elpis.cbor.CborWriter;
import org.elpis.cbor.MalformedCborException;
import org.elpis.dicom.Sha256;
import org.elpis.merkle.MerkleTree;
import org.jspecify.annotations.Nullable;

/// What it takes to compare a copy with a seal: the hashes of all leaves, and the salts of those that are open.
///
/// It is believed only where its root is the one of the seal.
public final class Opening {
    private static final String FORMAT = "elpis-opening 1";
    private static final int MAX_PARTS = 100_000;
    private static final int MAX_PATH = 4096;
    /// The standard's 64 characters are exceeded in the wild.
    static final int MAX_UID = 1024;
    private static final int MAX_HASHES = 1 << 30;

    private final List<List<SealedPart>> series;

    Opening(List<List<SealedPart>> series) {
        this.series = List.copyOf(series);
    }

    List<List<SealedPart>> series() {
        return series;
    }

    /// SOP Instance UIDs of the instances that are open, in the order that is sealed.
    public List<String> uids() {
        return series.stream()
                .flatMap(List::stream)
                .filter(SealedPart.Opened.class::isInstance)
                .map(part -> ((SealedPart.Opened) part).uid())
                .toList();
    }

    /// The root of the study.
    byte[] root() {
        MerkleTree roots = new MerkleTree();
        for (List<SealedPart> parts : series) {
            MerkleTree inSeries = new MerkleTree();
            for (SealedPart part : parts) {
                inSeries.add(part.root());
            }
            roots.add(Hashes.series(parts.size(), inSeries.root()));
        }
        return Hashes.study(series.size(), roots.root());
    }

    /// SHA-256 of the file, by which a sealer signs for salts and paths as well.
    public byte[] digest() {
        MessageDigest sha256 = Sha256.start();
        try (OutputStream out =
                new BufferedOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256), 1 << 16)) {
            write(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return sha256.digest();
    }

    public void write(OutputStream target) throws IOException {
        CborWriter out = new CborWriter(target);
        out.map(3)
                .text("seal")
                .bytes(root())
                .text("format")
                .text(FORMAT)
                .text("series")
                .array(series.size());
        for (List<SealedPart> parts : series) {
            out.array(parts.size());
            for (SealedPart part : parts) {
                switch (part) {
                    case SealedPart.Withheld withheld -> out.bytes(withheld.root());
                    case SealedPart.Opened opened -> write(out, opened);
                }
            }
        }
    }

    private static void write(CborWriter out, SealedPart.Opened part) throws IOException {
        out.map(4).text("uid").text(part.uid()).text("other");
        write(out, part.other());
        out.text("frames").array(part.frames().size());
        for (FrameHashes frame : part.frames()) {
            out.map(3).text("salts");
            write(out, frame.salts());
            out.text("hashes")
                    .bytes(frame.hashes())
                    .text("header")
                    .bytes(frame.header().bytes());
        }
        out.text("meaning");
        write(out, part.meaning());
    }

    private static void write(CborWriter out, AttributeHashes attributes) throws IOException {
        out.map(3).text("paths").array(attributes.count());
        for (@Nullable String path : attributes.paths()) {
            if (path == null) {
                out.nothing();
            } else {
                out.text(path);
            }
        }
        out.text("salts");
        write(out, attributes.salts());
        out.text("hashes").bytes(attributes.hashes());
    }

    private static void write(CborWriter out, List<SaltNode> salts) throws IOException {
        out.array(salts.size());
        for (SaltNode salt : salts) {
            out.array(3).number(salt.level()).number(salt.number()).bytes(salt.node());
        }
    }

    /// Reads an opening.
    ///
    /// @param length  bytes of the input
    /// @throws MalformedCborException when it is not one in the form that is written
    public static Opening read(InputStream source, long length) throws IOException {
        CborReader in = new CborReader(source, length);
        in.mapOf(3);
        in.text("seal");
        byte[] root = in.exactly(MerkleTree.HASH);
        in.text("format");
        in.text(FORMAT);
        in.text("series");
        int count = in.array(MAX_PARTS);
        List<List<SealedPart>> series = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int instances = in.array(MAX_PARTS);
            List<SealedPart> parts = new ArrayList<>();
            for (int part = 0; part < instances; part++) {
                parts.add(in.isMap() ? opened(in) : new SealedPart.Withheld(in.exactly(MerkleTree.HASH)));
            }
            series.add(parts);
        }
        in.end();
        Opening opening = new Opening(series);
        require(MessageDigest.isEqual(root, opening.root()));
        return opening;
    }

    /// The SOP Instance UID of the first instance that an opening opens, read from its beginning; nothing else of it is
    /// looked at. Empty where there is none.
    ///
    /// @param length  bytes of the input
    /// @throws MalformedCborException when it does not begin as an opening does
    public static Optional<String> firstUid(InputStream source, long length) throws IOException {
        CborReader in = new CborReader(source, length);
        in.mapOf(3);
        in.text("seal");
        in.exactly(MerkleTree.HASH);
        in.text("format");
        in.text(FORMAT);
        in.text("series");
        for (int series = in.array(MAX_PARTS); series > 0; series--) {
            for (int parts = in.array(MAX_PARTS); parts > 0; parts--) {
                if (in.isMap()) {
                    in.mapOf(4);
                    in.text("uid");
                    return Optional.of(in.text(MAX_UID));
                }
                in.exactly(MerkleTree.HASH);
            }
        }
        return Optional.empty();
    }

    private static SealedPart.Opened opened(CborReader in) throws IOException {
        in.mapOf(4);
        in.text("uid");
        String uid = in.text(MAX_UID);
        in.text("other");
        AttributeHashes other = attributes(in);
        in.text("frames");
        int count = in.array(Integer.MAX_VALUE);
        List<FrameHashes> frames = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            frames.add(frame(in));
        }
        in.text("meaning");
        return new SealedPart.Opened(uid, attributes(in), other, frames);
    }

    private static FrameHashes frame(CborReader in) throws IOException {
        in.mapOf(3);
        in.text("salts");
        List<SaltNode> salts = salts(in);
        in.text("hashes");
        byte[] hashes = in.bytes(MAX_HASHES);
        in.text("header");
        FrameHeader header = header(in.bytes(FrameHeader.MAX_BYTES));
        require(hashes.length == (long) header.leaves() * MerkleTree.HASH);
        requireSalts(salts, header.leaves());
        return new FrameHashes(header, hashes, salts);
    }

    private static FrameHeader header(byte[] bytes) throws MalformedCborException {
        try {
            return FrameHeader.of(bytes);
        } catch (IllegalArgumentException e) {
            throw new MalformedCborException(MalformedCborException.Fault.UNEXPECTED);
        }
    }

    private static AttributeHashes attributes(CborReader in) throws IOException {
        in.mapOf(3);
        in.text("paths");
        int count = in.array(MAX_PARTS);
        List<@Nullable String> paths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            paths.add(in.isNothing() ? null : in.text(MAX_PATH));
        }
        in.text("salts");
        List<SaltNode> salts = salts(in);
        in.text("hashes");
        byte[] hashes = in.exactly(count * MerkleTree.HASH);
        requireSalts(salts, count);
        Salts opened = Salts.opened(salts, count);
        for (int i = 0; i < count; i++) {
            // A path without a salt is that of a value that was replaced.
            require(!opened.has(i) || paths.get(i) != null);
        }
        return new AttributeHashes(paths, hashes, salts);
    }

    private static List<SaltNode> salts(CborReader in) throws IOException {
        int count = in.array(MAX_HASHES);
        List<SaltNode> salts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            in.arrayOf(3);
            salts.add(
                    new SaltNode((int) in.unsigned(31), (int) in.unsigned(Integer.MAX_VALUE), in.exactly(Salts.BYTES)));
        }
        return salts;
    }

    private static void requireSalts(List<SaltNode> salts, int leaves) throws MalformedCborException {
        try {
            Salts.opened(salts, leaves);
        } catch (IllegalArgumentException e) {
            throw new MalformedCborException(MalformedCborException.Fault.UNEXPECTED);
        }
    }

    private static void require(boolean isAsExpected) throws MalformedCborException {
        if (!isAsExpected) {
            throw new MalformedCborException(MalformedCborException.Fault.UNEXPECTED);
        }
    }
}
