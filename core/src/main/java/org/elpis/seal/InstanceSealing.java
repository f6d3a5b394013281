package org.elpis.seal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.merkle.MerkleTree;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;

/// Hashes everything of one instance that a seal covers. Not thread-safe.
final class InstanceSealing {
    /// What, beside the photometric interpretation, decoding of frames asks of their object.
    private static final int[] HOW_TO_READ = {
        Tag.PLANAR_CONFIGURATION, Tag.NUMBER_OF_FRAMES, Tag.BITS_ALLOCATED, Tag.HIGH_BIT
    };

    private final Optional<ImageOpener> opener;
    private final TileHashes tiles = new TileHashes();
    private final AttributeSealing attributes = new AttributeSealing();

    /// @param opener  empty where no frame can be decoded
    InstanceSealing(Optional<ImageOpener> opener) {
        this.opener = opener;
    }

    /// @param studySeed  what the salts of the study follow from
    SealedPart.Opened seal(Instance instance, byte[] studySeed) throws IOException {
        byte[] seed = seed(instance, studySeed);
        return part(instance, Walked.of(instance), seed, frames(instance, seed));
    }

    /// Seals an instance and what was made of it. Pixel data that the copy has from the original are read and decoded
    /// once.
    Twins seal(Instance original, byte[] originalSeed, Instance copy, byte[] copySeed) throws IOException {
        byte[] before = seed(original, originalSeed);
        byte[] after = seed(copy, copySeed);
        Walked walked = Walked.of(copy);
        Optional<List<List<FrameHashes>>> shared = shared(original, before, copy, after);
        List<FrameHashes> framesBefore = shared.isPresent() ? shared.get().get(0) : frames(original, before);
        List<FrameHashes> framesAfter = shared.isPresent() ? shared.get().get(1) : frames(copy, after);
        return new Twins(
                part(original, Walked.of(original), before, framesBefore),
                part(copy, walked, after, framesAfter),
                walked,
                shared.isPresent());
    }

    /// An instance and what was made of it.
    ///
    /// @param walked  attributes of the copy
    /// @param hasSamePixels  whether the copy has the decoded frames of the original
    record Twins(SealedPart.Opened original, SealedPart.Opened copy, Walked walked, boolean hasSamePixels) {}

    /// The attributes of an instance by the tree that they are leaves of, each in its order.
    record Walked(List<Attribute> meaning, List<Attribute> other) {
        static Walked of(Instance instance) {
            List<Attribute> meaning = new ArrayList<>();
            List<Attribute> other = new ArrayList<>();
            for (Attribute attribute : AttributeWalk.of(instance.dataSet())) {
                (attribute.of() == AttributeClass.MEANING ? meaning : other).add(attribute);
            }
            return new Walked(meaning, other);
        }
    }

    private static byte[] seed(Instance instance, byte[] studySeed) {
        byte[] uid = instance.sopInstanceUid().getBytes(StandardCharsets.US_ASCII);
        return Hashes.derive(studySeed, "instance\0", uid);
    }

    private SealedPart.Opened part(Instance instance, Walked walked, byte[] seed, List<FrameHashes> frames)
            throws IOException {
        byte[] none = new byte[0];
        return new SealedPart.Opened(
                instance.sopInstanceUid(),
                attributes.seal(walked.meaning(), Hashes.derive(seed, "meaning", none)),
                attributes.seal(walked.other(), Hashes.derive(seed, "other", none)),
                frames);
    }

    /// The frames of both, when they are the same and can be decoded.
    private Optional<List<List<FrameHashes>>> shared(
            Instance original, byte[] originalSeed, Instance copy, byte[] copySeed) throws IOException {
        if (opener.isEmpty() || !SamePixels.have(original, copy)) {
            return Optional.empty();
        }
        try {
            return Optional.of(decoded(opener.get().open(original), List.of(originalSeed, copySeed)));
        } catch (UndecodableFrameException e) {
            return Optional.empty();
        }
    }

    private List<FrameHashes> frames(Instance instance, byte[] seed) throws IOException {
        List<Integer> pixelTags = pixelTags(instance);
        if (pixelTags.isEmpty()) {
            return List.of();
        }
        if (opener.isPresent() && instance.dataSet().contains(Tag.PIXEL_DATA)) {
            try {
                return decoded(opener.get().open(instance), List.of(seed)).getFirst();
            } catch (UndecodableFrameException e) {
                // Sealed by its bytes, as the header of the frame says.
            }
        }
        return List.of(undecoded(instance, frameSeed(seed, 0)));
    }

    private static byte[] frameSeed(byte[] seed, int frame) {
        return Hashes.derive(seed, "frame", Hashes.number(frame));
    }

    /// @param seeds  of the instances that have these frames
    /// @return the hashes of all frames for each of the seeds
    private List<List<FrameHashes>> decoded(StoredImage image, List<byte[]> seeds) throws IOException {
        List<List<FrameHashes>> all = new ArrayList<>();
        seeds.forEach(seed -> all.add(new ArrayList<>()));
        for (int i = 0; i < image.layout().frames(); i++) {
            CanonicalFrame frame = CanonicalFrame.of(image, i, tiles);
            FrameHeader header = frame.header();
            for (int of = 0; of < seeds.size(); of++) {
                Salts salts = Salts.of(frameSeed(seeds.get(of), i), header.leaves());
                byte[] hashes = new byte[header.leaves() * MerkleTree.HASH];
                tiles.put(frame.pixels(), header, i, salts, hashes);
                if (!frame.isExact()) {
                    tiles.putBytes(frame.written(), i, header.tiles(), salts, hashes);
                }
                all.get(of).add(new FrameHashes(header, hashes, salts.nodes()));
            }
        }
        return all;
    }

    private FrameHashes undecoded(Instance instance, byte[] seed) throws IOException {
        Salts salts = Salts.of(seed, 1);
        byte[] hash = new byte[MerkleTree.HASH];
        tiles.putBytes(digest -> updatePixels(instance, digest), 0, 0, salts, hash);
        return new FrameHashes(FrameHeader.undecoded(), hash, salts.nodes());
    }

    static List<Integer> pixelTags(Instance instance) {
        List<Integer> tags = new ArrayList<>();
        for (int tag : new int[] {Tag.FLOAT_PIXEL_DATA, Tag.DOUBLE_FLOAT_PIXEL_DATA, Tag.PIXEL_DATA}) {
            if (instance.dataSet().contains(tag)) {
                tags.add(tag);
            }
        }
        return tags;
    }

    /// Hashes all bytes of the pixel data, little endian; of fragments, one behind another without the offset
    /// table.
    static void updatePixels(Instance instance, MessageDigest digest) throws IOException {
        StringBuilder how = new StringBuilder(instance.dataSet().string(Tag.PHOTOMETRIC_INTERPRETATION));
        for (int tag : HOW_TO_READ) {
            how.append('\n').append(instance.dataSet().number(tag, 0));
        }
        digest.update(how.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        for (int tag : pixelTags(instance)) {
            Element element = instance.dataSet().get(tag).orElseThrow();
            int unit = AttributeValue.swappedUnit(instance.dataSet(), element);
            switch (element.value()) {
                case Value.Bytes bytes ->
                    AttributeValue.updateRegion(
                            digest,
                            new Value.Region(new BytesSource(bytes.copy(), bytes.length()), 0, bytes.length()),
                            unit);
                case Value.Region region -> AttributeValue.updateRegion(digest, region, unit);
                case Value.Fragments fragments -> {
                    for (int i = 1; i < fragments.regions().size(); i++) {
                        AttributeValue.updateRegion(digest, fragments.regions().get(i), 1);
                    }
                }
                case Value.Items items -> throw new IOException("Pixel data are items.");
            }
        }
    }
}
