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
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.merkle.MerkleTree;
import org.elpis.pixel.ImageOpener;
import org.elpis.pixel.StoredImage;
import org.elpis.pixel.UndecodableFrameException;
import org.jspecify.annotations.Nullable;

/// Compares instances with what was sealed of them, leaf by leaf. Not thread-safe.
final class InstanceCheck {
    /// Clean Recognizable Visual Features Option.
    private static final String FACE_REMOVED = "113102";

    private final Optional<ImageOpener> opener;
    private final WithheldShare share;
    private final AttributeSealing attributes = new AttributeSealing();
    private final TileHashes tiles = new TileHashes();
    private final byte[] hash = new byte[MerkleTree.HASH];

    private final List<Change> changes = new ArrayList<>();
    private final List<Change> unsealed = new ArrayList<>();
    private final Set<String> reasons = new LinkedHashSet<>();
    private boolean isDoubtful;
    private long genuine;
    private long comparedAttributes;
    private long comparedTiles;
    private long withheldAttributes;
    private long withheldTiles;
    private long replacedContent;
    private long replacedOthers;
    private long looseFrames;

    InstanceCheck(Optional<ImageOpener> opener) {
        this(opener, new WithheldShare(false));
    }

    InstanceCheck(Optional<ImageOpener> opener, WithheldShare share) {
        this.opener = opener;
        this.share = share;
    }

    /// By which operation an object says that its pixels were changed.
    ///
    /// Source: PS3.16 CID 7050
    static Attestation.Operation pixelOperation(Instance copy) {
        for (DataSet item : copy.dataSet().items(Tag.DEIDENTIFICATION_METHOD_CODE_SEQUENCE)) {
            if (item.string(Tag.CODE_VALUE).equals(FACE_REMOVED)) {
                return Attestation.Operation.DEFACE_PIXELS;
            }
        }
        return Attestation.Operation.MASK_PIXELS;
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

    private void doubt(String reason) {
        isDoubtful = true;
        reasons.add(reason);
    }

    void add(Change change) {
        changes.add(change);
    }

    Verdict.Shares shares(long instances, long sealedInstances) {
        return new Verdict.Shares(
                instances,
                Math.min(genuine, instances),
                sealedInstances,
                comparedAttributes,
                comparedTiles,
                withheldAttributes,
                withheldTiles,
                replacedContent,
                replacedOthers,
                looseFrames,
                share.cut(),
                share.most());
    }

    /// Says whether something differs.
    boolean compare(SealedPart.Opened sealed, Instance copy) throws IOException {
        int before = changes.size();
        isDoubtful = false;
        Walked walked = Walked.of(copy, opener);
        compare(sealed, walked);
        compareFrames(sealed, copy, walked);
        boolean hasChanges = changes.size() > before;
        genuine += hasChanges || isDoubtful ? 0 : 1;
        return hasChanges;
    }

    /// Compares attributes alone.
    void compare(SealedPart.Opened sealed, Walked copy) throws IOException {
        String uid = sealed.uid();
        if (sealed.meaning().paths().contains(null)) {
            doubt("what decides how the image is shown or measured is withheld");
        }
        compare(uid, sealed.meaning(), byPath(copy.meaning()), Set.of());
        compare(uid, sealed.other(), byPath(copy.other()), copy.unread());
    }

    private static Map<String, Attribute> byPath(List<Attribute> attributes) {
        Map<String, Attribute> byPath = LinkedHashMap.newLinkedHashMap(attributes.size());
        attributes.forEach(attribute -> byPath.put(attribute.path(), attribute));
        return byPath;
    }

    /// @param unread  paths of attributes that may be there and cannot be read
    private void compare(String uid, AttributeHashes sealed, Map<String, Attribute> copy, Set<String> unread)
            throws IOException {
        Salts salts = Salts.opened(sealed.salts(), sealed.count());
        for (int leaf = 0; leaf < sealed.count(); leaf++) {
            String path = sealed.paths().get(leaf);
            boolean isOpen = salts.has(leaf);
            withheldAttributes += isOpen ? 0 : 1;
            if (path == null) {
                continue;
            }
            Attribute there = copy.remove(path);
            if (there == null && unread.contains(path)) {
                doubt("an overlay lies in bits of frames that cannot be decoded");
                continue;
            }
            comparedAttributes += isOpen ? 1 : 0;
            if (there == null) {
                changes.add(new Change.Attribute(uid, path, Change.Kind.LOST));
                continue;
            }
            if (!isOpen) {
                replaced(there);
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

    private void replaced(Attribute there) {
        switch (there.of()) {
            case MEANING -> doubt("what decides how the image is shown or measured was replaced: " + there.path());
            case GUARDED -> replacedContent++;
            case OTHER, FORM -> replacedOthers++;
        }
    }

    /// Compares frames alone.
    void compareFrames(SealedPart.Opened sealed, Instance copy, Walked walked) throws IOException {
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
        if (!InstanceSealing.hasPixelDataAlone(copy)) {
            allChanged(sealed);
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
        if (!InstanceSealing.isSealedByTiles(copy, image.layout())) {
            allChanged(sealed);
            return;
        }
        if (image.isTabledElsewhere()) {
            doubt("an offset table of the copy has its frames elsewhere");
        }
        CellBits bits = walked.bits(image.layout());
        for (int i = 0; i < sealed.frames().size(); i++) {
            compareFrame(sealed.uid(), i, sealed.frames().get(i), image, bits);
        }
    }

    private void allChanged(SealedPart.Opened sealed) {
        for (int i = 0; i < sealed.frames().size(); i++) {
            changes.add(new Change.Frame(sealed.uid(), i));
        }
    }

    private @Nullable StoredImage open(Instance copy) throws IOException {
        if (opener.isEmpty()) {
            doubt("frames cannot be decoded by this installation");
            return null;
        }
        try {
            return opener.get().open(copy);
        } catch (UndecodableFrameException e) {
            doubt("a frame of the copy cannot be decoded: " + e.getMessage());
            return null;
        }
    }

    private void compareBytes(SealedPart.Opened sealed, Instance copy) throws IOException {
        FrameHashes frame = sealed.frames().getFirst();
        Salts salts = Salts.opened(frame.salts(), 1);
        if (!salts.has(0)) {
            withheldTiles++;
            doubt("the pixel data are withheld");
            return;
        }
        tiles.putBytes(digest -> InstanceSealing.updatePixels(copy, opener, digest), 0, 0, salts, hash);
        comparedTiles++;
        if (!Arrays.equals(hash, frame.hashes())) {
            changes.add(new Change.Frame(sealed.uid(), 0));
        }
    }

    private void compareFrame(String uid, int number, FrameHashes sealed, StoredImage image, CellBits bits)
            throws IOException {
        CanonicalFrame frame;
        try {
            frame = CanonicalFrame.of(image, number, tiles);
            looseFrames += InstanceSealing.isLoose(image, frame.written(), bits) ? 1 : 0;
        } catch (UndecodableFrameException e) {
            doubt("a frame of the copy cannot be decoded: " + e.getMessage());
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
            doubt("a frame that was lossy when it was sealed was decoded by other software since");
            return;
        }
        changes.addAll(differing);
        count(header, salts);
    }

    private void count(FrameHeader header, Salts salts) {
        int hidden = WithheldShare.hidden(header, salts);
        withheldTiles += hidden;
        comparedTiles += header.tiles() - hidden;
        if (share.isTooMuch(hidden, header.tiles())) {
            doubt(WithheldShare.FRAME);
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
