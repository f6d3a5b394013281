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
import org.elpis.pixel.Raster;
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
        String uid = instance.sopInstanceUid();
        byte[] seed = Hashes.derive(studySeed, "instance\0", uid.getBytes(StandardCharsets.US_ASCII));
        List<Attribute> meaning = new ArrayList<>();
        List<Attribute> other = new ArrayList<>();
        PixelOverlays overlays = PixelOverlays.of(instance, opener);
        for (Attribute attribute : AttributeWalk.of(Icons.expanded(instance, overlays.dataSet(), opener))) {
            (attribute.of() == AttributeClass.MEANING ? meaning : other).add(attribute);
        }
        byte[] none = new byte[0];
        return new SealedPart.Opened(
                uid,
                attributes.seal(meaning, Hashes.derive(seed, "meaning", none)),
                attributes.seal(other, Hashes.derive(seed, "other", none)),
                frames(instance, seed, overlays.bits()));
    }

    /// @param overlays  bits of a cell that are sealed with the attributes
    private List<FrameHashes> frames(Instance instance, byte[] seed, long overlays) throws IOException {
        List<Integer> pixelTags = pixelTags(instance);
        if (pixelTags.isEmpty()) {
            return List.of();
        }
        if (opener.isPresent() && instance.dataSet().contains(Tag.PIXEL_DATA)) {
            try {
                StoredImage image = opener.get().open(instance);
                if (isSealedByTiles(instance, image.layout())) {
                    return decoded(image, seed, CellBits.of(image.layout(), overlays));
                }
            } catch (UndecodableFrameException e) {
                // Sealed by its bytes, as the header of the frame says.
            }
        }
        return List.of(undecoded(instance, frameSeed(seed, 0)));
    }

    /// Whether decoding tells all of the values: of more than 16 bits a decoder makes a picture to look at.
    static boolean isSealedByTiles(Instance instance, PixelLayout layout) {
        return layout.bitsStored() <= MOST_BITS && !PixelOverlays.areTooLarge(instance.dataSet(), layout);
    }

    private static byte[] frameSeed(byte[] seed, int frame) {
        return Hashes.derive(seed, "frame", Hashes.number(frame));
    }

    private List<FrameHashes> decoded(StoredImage image, byte[] seed, CellBits bits) throws IOException {
        List<FrameHashes> frames = new ArrayList<>();
        long loose = 0;
        for (int i = 0; i < image.layout().frames(); i++) {
            byte[] written = image.written(i);
            Raster raster = image.raster(i);
            boolean isExact = image.isExact(written);
            FrameHeader header = FrameHeader.of(raster, isExact ? FrameHeader.Form.EXACT : FrameHeader.Form.LOSSY);
            Salts salts = Salts.of(frameSeed(seed, i), header.leaves());
            byte[] hashes = new byte[header.leaves() * MerkleTree.HASH];
            tiles.put(raster, header, i, salts, hashes);
            if (!isExact) {
                tiles.putBytes(written, i, header.tiles(), salts, hashes);
            }
            frames.add(new FrameHashes(header, hashes, salts.nodes()));
            loose += isLoose(image, written, bits) ? 1 : 0;
        }
        looseFrames += loose;
        return frames;
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
