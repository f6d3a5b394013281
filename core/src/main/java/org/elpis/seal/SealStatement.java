package org.elpis.seal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.elpis.cbor.CborReader;
import org.elpis.cbor.CborWriter;
import org.elpis.merkle.MerkleTree;

/// What is signed of a study.
///
/// @param study  root of the study, 32 bytes
/// @param series  how many, as all counts
/// @param lossy  frames that are sealed by their bytes and the reference decode
/// @param undecoded  frames that are sealed by their bytes alone
/// @param classes  digest of the table of attribute classes
/// @param opening  digest of the file that opens all of it
/// @param time  seconds since 1970 in UTC, by the sealer's own clock
/// @param sealer  what the sealer calls itself
public record SealStatement(
        byte[] study,
        long series,
        long instances,
        long frames,
        long lossy,
        long undecoded,
        byte[] classes,
        byte[] opening,
        long time,
        String software,
        String sealer) {
    private static final String FORMAT = "elpis-seal 1";
    private static final int MAX_TEXT = 200;
    private static final long MAX_COUNT = 1L << 40;

    /// The statement about what an opening opens.
    public static SealStatement of(Opening opening, long time, String software, String sealer) {
        long instances = 0;
        long frames = 0;
        long lossy = 0;
        long undecoded = 0;
        for (var parts : opening.series()) {
            for (SealedPart part : parts) {
                instances++;
                if (part instanceof SealedPart.Opened opened) {
                    for (FrameHashes frame : opened.frames()) {
                        frames++;
                        lossy += frame.header().form() == FrameHeader.Form.LOSSY ? 1 : 0;
                        undecoded += frame.header().form() == FrameHeader.Form.UNDECODED ? 1 : 0;
                    }
                }
            }
        }
        return new SealStatement(
                opening.root(),
                opening.series().size(),
                instances,
                frames,
                lossy,
                undecoded,
                AttributeClasses.digest(),
                opening.digest(),
                time,
                software,
                sealer);
    }

    /// Whether another statement says the same, whenever it was made.
    public boolean saysTheSameAs(SealStatement other) {
        SealStatement then = new SealStatement(
                study, series, instances, frames, lossy, undecoded, classes, opening, other.time, software, sealer);
        return Arrays.equals(then.encoded(), other.encoded());
    }

    byte[] encoded() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CborWriter out = new CborWriter(bytes);
            out.map(12)
                    .text("time")
                    .number(time)
                    .text("lossy")
                    .number(lossy)
                    .text("study")
                    .bytes(study);
            out.text("format")
                    .text(FORMAT)
                    .text("frames")
                    .number(frames)
                    .text("sealer")
                    .text(sealer);
            out.text("series")
                    .number(series)
                    .text("classes")
                    .bytes(classes)
                    .text("opening")
                    .bytes(opening)
                    .text("software")
                    .text(software);
            out.text("instances").number(instances).text("undecoded").number(undecoded);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
        return bytes.toByteArray();
    }

    static SealStatement read(byte[] bytes) throws IOException {
        CborReader in = new CborReader(bytes);
        in.mapOf(12);
        long time = number(in, "time");
        long lossy = number(in, "lossy");
        in.text("study");
        byte[] study = in.exactly(MerkleTree.HASH);
        in.text("format");
        in.text(FORMAT);
        long frames = number(in, "frames");
        in.text("sealer");
        String sealer = in.text(MAX_TEXT);
        long series = number(in, "series");
        in.text("classes");
        byte[] classes = in.exactly(MerkleTree.HASH);
        in.text("opening");
        byte[] opening = in.exactly(MerkleTree.HASH);
        in.text("software");
        String software = in.text(MAX_TEXT);
        long instances = number(in, "instances");
        long undecoded = number(in, "undecoded");
        in.end();
        return new SealStatement(
                study, series, instances, frames, lossy, undecoded, classes, opening, time, software, sealer);
    }

    private static long number(CborReader in, String key) throws IOException {
        in.text(key);
        return in.unsigned(MAX_COUNT);
    }
}
