package org.elpis.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Instance;
import org.elpis.merkle.MerkleTree;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;
import org.jspecify.annotations.Nullable;

/// Compares instances with what was sealed of them, leaf by leaf. Not thread-safe.
final class InstanceCheck {
    /// A frame of which more tiles are withheld is too little to be called the same image.
    private static final int MOST_WITHHELD_PERCENT = 20;

    private final Optional<ImageOpener> opener;
    private final AttributeSealing attributes = new AttributeSealing();
    private final TileHashes tiles = new TileHashes();
    private final byte[] hash = new byte[MerkleTree.HASH];

    private final List<Change> changes = new ArrayList<>();
    private final List<Change> unsealed = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private long comparedAttributes;
    private long comparedTiles;
    private long withheldAttributes;
    private long withheldTiles;

    InstanceCheck(Optional<ImageOpener> opener) {
        this.opener = opener;
    }

    List<Change> changes() {
        return changes;
    }

    List<Change> unsealed() {
        return unsealed;
    }

    Set<String> reasons() {
        return reasons;
    }

    void add(Change change) {
        changes.add(change);
    }

    Verdict.Shares shares(long instances, long sealedInstances) {
        return new Verdict.Shares(
                instances, sealedInstances, comparedAttributes, comparedTiles, withheldAttributes, withheldTiles);
    }

    /// Says whether something differs.
    boolean compare(SealedPart.Opened sealed, Instance copy) throws IOException {
        int before = changes.size();
        compare(sealed, InstanceSealing.Walked.of(copy));
        compareFrames(sealed, copy);
        return changes.size() > before;
    }

    /// Compares attributes alone.
    void compare(SealedPart.Opened sealed, InstanceSealing.Walked copy) throws IOException {
        String uid = sealed.uid();
        if (sealed.meaning().paths().contains(null)) {
            reasons.add("what decides how the image is shown or measured is withheld");
        }
        compare(uid, sealed.meaning(), byPath(copy.meaning()));
        compare(uid, sealed.other(), byPath(copy.other()));
    }

    private static Map<String, Attribute> byPath(List<Attribute> attributes) {
        Map<String, Attribute> byPath = LinkedHashMap.newLinkedHashMap(attributes.size());
        attributes.forEach(attribute -> byPath.put(attribute.path(), attribute));
        return byPath;
    }

    private void compare(String uid, AttributeHashes sealed, Map<String, Attribute> copy) throws IOException {
        Salts salts = Salts.opened(sealed.salts(), sealed.count());
        for (int leaf = 0; leaf < sealed.count(); leaf++) {
            String path = sealed.paths().get(leaf);
            if (path == null) {
                withheldAttributes++;
                continue;
            }
            comparedAttributes++;
            Attribute there = copy.remove(path);
            if (there == null) {
                changes.add(new Change.Attribute(uid, path, Change.Kind.LOST));
                continue;
            }
            attributes.put(there, leaf, salts, hash, 0);
            int at = leaf * MerkleTree.HASH;
            if (!Arrays.equals(hash, 0, MerkleTree.HASH, sealed.hashes(), at, at + MerkleTree.HASH)) {
                changes.add(new Change.Attribute(uid, path, Change.Kind.CHANGED));
            }
        }
        for (Attribute gained : copy.values()) {
            Change change = new Change.Attribute(uid, gained.path(), Change.Kind.GAINED);
            (gained.of() == AttributeClass.OTHER ? unsealed : changes).add(change);
        }
    }

    /// Compares frames alone.
    void compareFrames(SealedPart.Opened sealed, Instance copy) throws IOException {
        boolean hasPixels = !InstanceSealing.pixelTags(copy).isEmpty();
        if (sealed.frames().isEmpty() != !hasPixels) {
            changes.add(new Change.FrameCount(sealed.uid(), sealed.frames().size(), hasPixels ? 1 : 0));
            return;
        }
        if (!hasPixels) {
            return;
        }
        if (sealed.frames().getFirst().header().form() == FrameHeader.Form.UNDECODED) {
            compareBytes(sealed, copy);
            return;
        }
        StoredImage image = open(copy);
        if (image == null) {
            return;
        }
        if (image.layout().frames() != sealed.frames().size()) {
            changes.add(new Change.FrameCount(
                    sealed.uid(), sealed.frames().size(), image.layout().frames()));
            return;
        }
        for (int i = 0; i < sealed.frames().size(); i++) {
            compareFrame(sealed.uid(), i, sealed.frames().get(i), image);
        }
    }

    private @Nullable StoredImage open(Instance copy) throws IOException {
        if (opener.isEmpty()) {
            reasons.add("frames cannot be decoded by this installation");
            return null;
        }
        try {
            return opener.get().open(copy);
        } catch (UndecodableFrameException e) {
            reasons.add("a frame of the copy cannot be decoded: " + e.getMessage());
            return null;
        }
    }

    private void compareBytes(SealedPart.Opened sealed, Instance copy) throws IOException {
        FrameHashes frame = sealed.frames().getFirst();
        Salts salts = Salts.opened(frame.salts(), 1);
        if (!salts.has(0)) {
            withheldTiles++;
            reasons.add("the pixel data are withheld");
            return;
        }
        tiles.putBytes(digest -> InstanceSealing.updatePixels(copy, digest), 0, 0, salts, hash);
        comparedTiles++;
        if (!Arrays.equals(hash, frame.hashes())) {
            changes.add(new Change.Frame(sealed.uid(), 0));
        }
    }

    private void compareFrame(String uid, int number, FrameHashes sealed, StoredImage image) throws IOException {
        CanonicalFrame frame;
        try {
            frame = CanonicalFrame.of(image, number, tiles);
        } catch (UndecodableFrameException e) {
            reasons.add("a frame of the copy cannot be decoded: " + e.getMessage());
            return;
        }
        FrameHeader header = sealed.header();
        Salts salts = Salts.opened(sealed.salts(), header.leaves());
        byte[] found = sealed.hashes().clone();
        boolean isLossy = header.form() == FrameHeader.Form.LOSSY;
        if (!header.equals(frame.header().as(header.form()))) {
            changes.add(new Change.Frame(uid, number));
            return;
        }
        if (isLossy) {
            tiles.putBytes(frame.written(), number, header.tiles(), salts, found);
            if (salts.has(header.tiles()) && Arrays.equals(found, sealed.hashes())) {
                count(header, salts);
                return;
            }
        }
        tiles.put(frame.pixels(), header, number, salts, found);
        List<Change> differing = differing(uid, number, header, found, sealed.hashes());
        if (isLossy && frame.isExact() && !differing.isEmpty()) {
            reasons.add("a frame that was lossy when it was sealed was decoded by other software since");
            return;
        }
        changes.addAll(differing);
        count(header, salts);
    }

    private void count(FrameHeader header, Salts salts) {
        int hidden = 0;
        for (int leaf = 0; leaf < header.tiles(); leaf++) {
            hidden += salts.has(leaf) ? 0 : 1;
        }
        withheldTiles += hidden;
        comparedTiles += header.tiles() - hidden;
        if (hidden * 100L > (long) header.tiles() * MOST_WITHHELD_PERCENT) {
            reasons.add("more than a fifth of a frame is withheld");
        }
    }

    private static List<Change> differing(String uid, int number, FrameHeader header, byte[] found, byte[] sealed) {
        List<Change> differing = new ArrayList<>();
        for (int leaf = 0; leaf < header.tiles(); leaf++) {
            int at = leaf * MerkleTree.HASH;
            if (!Arrays.equals(found, at, at + MerkleTree.HASH, sealed, at, at + MerkleTree.HASH)) {
                int x = leaf % header.tileColumns() * header.side();
                int y = leaf / header.tileColumns() * header.side();
                differing.add(new Change.Tile(
                        uid,
                        number,
                        x,
                        y,
                        Math.min(header.side(), header.columns() - x),
                        Math.min(header.side(), header.rows() - y)));
            }
        }
        return differing;
    }
}
