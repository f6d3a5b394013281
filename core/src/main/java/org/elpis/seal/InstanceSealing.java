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
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;

/// Hashes everything of one instance that a seal covers. Not thread-safe.
final class InstanceSealing {
    /// What, beside the photometric interpretation, decoding of frames asks of their object.
    private static final int[] HOW_TO_READ = {
        Tag.PLANAR_CONFIGURATION, Tag.NUMBER_OF_FRAMES, Tag.BITS_ALLOCATED, Tag.HIGH_BIT
    };

    static final int MOST_BITS = 16;

    private final Optional<ImageOpener> opener;
    private final TileHashes tiles = new TileHashes();
    private final AttributeSealing attributes = new AttributeSealing();
    private long looseFrames;

    /// @param opener  empty where no frame can be decoded
    InstanceSealing(Optional<ImageOpener> opener) {
        this.opener = opener;
    }

    /// Frames so far with bits beside the stored ones in use that are not sealed.
    long looseFrames() {
        return looseFrames;
    }

    /// @param studySeed  what the salts of the study follow from
    SealedPart.Opened seal(Instance instance, byte[] studySeed) throws IOException {
        byte[] seed = seed(instance, studySeed);
        Walked walked = Walked.of(instance, opener);
        return part(instance, walked, seed, frames(instance, seed, walked));
    }

    /// Seals an instance and what was made of it. Pixel data that the copy has from the original are read and decoded
    /// once.
    Twins seal(Instance original, byte[] originalSeed, Instance copy, byte[] copySeed) throws IOException {
        byte[] before = seed(original, originalSeed);
        byte[] after = seed(copy, copySeed);
        Walked walkedBefore = Walked.of(original, opener);
        Walked walkedAfter = Walked.of(copy, opener);
        boolean isShared = walkedBefore.overlays() == walkedAfter.overlays();
        Optional<List<List<FrameHashes>>> shared =
                isShared ? shared(original, walkedBefore, before, copy, after) : Optional.empty();
        List<FrameHashes> framesBefore =
                shared.isPresent() ? shared.get().get(0) : frames(original, before, walkedBefore);
        long loose = looseFrames;
        List<FrameHashes> framesAfter = shared.isPresent() ? shared.get().get(1) : frames(copy, after, walkedAfter);
        looseFrames = loose;
        return new Twins(
                part(original, walkedBefore, before, framesBefore),
                part(copy, walkedAfter, after, framesAfter),
                walkedAfter,
                shared.isPresent());
    }

    /// An instance and what was made of it.
    ///
    /// @param walked  attributes of the copy
    /// @param hasSamePixels  whether the copy has the decoded frames of the original
    record Twins(SealedPart.Opened original, SealedPart.Opened copy, Walked walked, boolean hasSamePixels) {}

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
            Instance original, Walked walked, byte[] originalSeed, Instance copy, byte[] copySeed) throws IOException {
        if (opener.isEmpty() || !SamePixels.have(original, copy)) {
            return Optional.empty();
        }
        try {
            StoredImage image = opener.get().open(original);
            return isSealedByTiles(original, image.layout()) && isSealedByTiles(copy, image.layout())
                    ? Optional.of(decoded(image, List.of(originalSeed, copySeed), walked.bits(image.layout())))
                    : Optional.empty();
        } catch (UndecodableFrameException e) {
            return Optional.empty();
        }
    }

    private List<FrameHashes> frames(Instance instance, byte[] seed, Walked walked) throws IOException {
        List<Integer> pixelTags = pixelTags(instance);
        if (pixelTags.isEmpty()) {
            return List.of();
        }
        if (opener.isPresent() && instance.dataSet().contains(Tag.PIXEL_DATA)) {
            try {
                StoredImage image = opener.get().open(instance);
                if (isSealedByTiles(instance, image.layout())) {
                    return decoded(image, List.of(seed), walked.bits(image.layout()))
                            .getFirst();
                }
            } catch (UndecodableFrameException e) {
                // Sealed by its bytes, as the header of the frame says.
            }
        }
        return List.of(undecoded(instance, frameSeed(seed, 0)));
    }

    /// Whether decoding tells all of the values: of more than 16 bits a decoder makes a picture to look at, and of
    /// floats beside them nothing.
    static boolean isSealedByTiles(Instance instance, PixelLayout layout) {
        return layout.bitsStored() <= MOST_BITS
                && hasPixelDataAlone(instance)
                && !PixelOverlays.areTooLarge(instance.dataSet(), layout);
    }

    /// Whether pixels are in Pixel Data, and nowhere else.
    static boolean hasPixelDataAlone(Instance instance) {
        return pixelTags(instance).equals(List.of(Tag.PIXEL_DATA));
    }

    private static byte[] frameSeed(byte[] seed, int frame) {
        return Hashes.derive(seed, "frame", Hashes.number(frame));
    }

    /// @param seeds  of the instances that have these frames
    /// @return the hashes of all frames for each of the seeds
    private List<List<FrameHashes>> decoded(StoredImage image, List<byte[]> seeds, CellBits bits) throws IOException {
        List<List<FrameHashes>> all = new ArrayList<>();
        seeds.forEach(seed -> all.add(new ArrayList<>()));
        long loose = 0;
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
            loose += isLoose(image, frame.written(), bits) ? 1 : 0;
        }
        looseFrames += loose;
        return all;
    }

    /// Whether bits beside the stored ones say something that no seal covers.
    static boolean isLoose(StoredImage image, byte[] written, CellBits bits) throws IOException {
        return bits.exist() && image.cells(written).filter(bits::areUsed).isPresent();
    }

    private FrameHashes undecoded(Instance instance, byte[] seed) throws IOException {
        Salts salts = Salts.of(seed, 1);
        byte[] hash = new byte[MerkleTree.HASH];
        tiles.putBytes(digest -> updatePixels(instance, opener, digest), 0, 0, salts, hash);
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
    ///
    /// Frames of more than 16 bits that have cells are hashed as native ones, colour by pixel.
    static void updatePixels(Instance instance, Optional<ImageOpener> opener, MessageDigest digest) throws IOException {
        Optional<WideFrames> wide = WideFrames.of(instance, opener);
        StringBuilder how = new StringBuilder(instance.dataSet().string(Tag.PHOTOMETRIC_INTERPRETATION));
        for (int tag : HOW_TO_READ) {
            boolean isByPixel = tag == Tag.PLANAR_CONFIGURATION && wide.isPresent();
            how.append('\n').append(isByPixel ? 0 : instance.dataSet().number(tag, 0));
        }
        digest.update(how.append('\n').toString().getBytes(StandardCharsets.UTF_8));
        if (wide.isPresent()) {
            wide.get().update(digest);
            return;
        }
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
