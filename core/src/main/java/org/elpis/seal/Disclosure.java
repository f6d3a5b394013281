package org.elpis.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.Instance;
import org.elpis.pixel.ImageOpener;
import org.jspecify.annotations.Nullable;

/// Makes of the opening of a study one that opens only what a changed copy still shows. Not thread-safe.
///
/// What differs is withheld: the salt of its leaf is not told, so that nobody can try what it was.
public final class Disclosure {
    private final Opening original;
    private final Optional<ImageOpener> opener;
    private final Map<String, SealedPart.Opened> shown = new HashMap<>();
    private final Set<Attestation.Operation> operations = EnumSet.noneOf(Attestation.Operation.class);

    /// @param original  opens everything
    public Disclosure(Opening original, Optional<ImageOpener> opener) {
        this.original = original;
        this.opener = opener;
    }

    /// Adds what became of an instance.
    ///
    /// @param uid  SOP Instance UID that was sealed
    /// @param copy  of it
    /// @return whether it can be shown; an instance whose frames are others altogether is withheld as a whole
    public boolean add(String uid, Instance copy) throws IOException {
        for (List<SealedPart> parts : original.series()) {
            for (SealedPart part : parts) {
                if (part instanceof SealedPart.Opened opened && opened.uid().equals(uid)) {
                    return add(opened, copy);
                }
            }
        }
        return false;
    }

    private boolean add(SealedPart.Opened sealed, Instance copy) throws IOException {
        InstanceCheck check = new InstanceCheck(opener);
        check.compare(sealed, copy);
        return add(Shown.of(sealed, copy, check));
    }

    /// Adds what became of an instance as it was found before.
    boolean add(Shown found) {
        operations.addAll(found.operations());
        found.part().ifPresent(part -> shown.put(found.uid(), part));
        return found.part().isPresent();
    }

    /// What a copy still shows of an instance.
    ///
    /// @param uid  SOP Instance UID that was sealed
    /// @param part  opens what is shown; empty where the instance is withheld as a whole
    record Shown(String uid, Optional<SealedPart.Opened> part, Set<Attestation.Operation> operations) {
        /// @param check  that compared the copy with what was sealed, and nothing else
        static Shown of(SealedPart.Opened sealed, Instance copy, InstanceCheck check) {
            Set<Attestation.Operation> operations = EnumSet.noneOf(Attestation.Operation.class);
            return new Shown(sealed.uid(), told(sealed, copy, check, operations), operations);
        }
    }

    private static Optional<SealedPart.Opened> told(
            SealedPart.Opened sealed, Instance copy, InstanceCheck check, Set<Attestation.Operation> operations) {
        Map<String, Change.Kind> paths = new HashMap<>();
        Map<Integer, BitSet> tiles = new HashMap<>();
        for (Change change : check.changes()) {
            switch (change) {
                case Change.Attribute attribute -> note(attribute, paths, operations);
                case Change.Tile tile -> {
                    FrameHeader header = sealed.frames().get(tile.frame()).header();
                    tiles.computeIfAbsent(tile.frame(), none -> new BitSet())
                            .set(tile.y() / header.side() * header.tileColumns() + tile.x() / header.side());
                    operations.add(InstanceCheck.pixelOperation(copy));
                }
                case Change.Frame frame -> {
                    return Optional.empty();
                }
                case Change.FrameCount count -> {
                    return Optional.empty();
                }
                case Change.Missing missing -> throw new IllegalStateException("one instance cannot lack another");
                case Change.Added added -> throw new IllegalStateException("one instance cannot add another");
                case Change.Twice twice -> throw new IllegalStateException("one instance cannot be there twice");
            }
        }
        if (!check.reasons().isEmpty()) {
            return Optional.empty();
        }
        if (!check.unsealed().isEmpty()) {
            operations.add(Attestation.Operation.ADD_ATTRIBUTES);
        }
        List<FrameHashes> frames = new ArrayList<>();
        for (int i = 0; i < sealed.frames().size(); i++) {
            frames.add(frame(sealed.frames().get(i), tiles.getOrDefault(i, new BitSet())));
        }
        return Optional.of(new SealedPart.Opened(
                copy.sopInstanceUid(), withheld(sealed.meaning(), paths), withheld(sealed.other(), paths), frames));
    }

    private static void note(
            Change.Attribute attribute, Map<String, Change.Kind> paths, Set<Attestation.Operation> operations) {
        if (attribute.kind() != Change.Kind.GAINED) {
            paths.put(attribute.path(), attribute.kind());
            operations.add(
                    attribute.kind() == Change.Kind.LOST
                            ? Attestation.Operation.DROP_ATTRIBUTES
                            : Attestation.Operation.REPLACE_ATTRIBUTES);
        }
    }

    /// What was replaced keeps its path, which the copy shows; what was dropped does not.
    private static AttributeHashes withheld(AttributeHashes sealed, Map<String, Change.Kind> paths) {
        BitSet withheld = new BitSet();
        List<@Nullable String> left = new ArrayList<>(sealed.paths());
        for (int i = 0; i < left.size(); i++) {
            String path = left.get(i);
            if (path == null || paths.containsKey(path)) {
                withheld.set(i);
                left.set(i, paths.get(path) == Change.Kind.CHANGED ? path : null);
            }
        }
        return new AttributeHashes(
                left,
                sealed.hashes(),
                Salts.opened(sealed.salts(), sealed.count()).without(withheld));
    }

    /// The bytes of a lossy frame are withheld with its first tile: with other pixels they are others.
    private static FrameHashes frame(FrameHashes sealed, BitSet tiles) {
        if (tiles.isEmpty()) {
            return sealed;
        }
        BitSet withheld = (BitSet) tiles.clone();
        withheld.set(
                sealed.header().tiles(),
                Math.max(sealed.header().tiles(), sealed.header().leaves()));
        return sealed.with(
                Salts.opened(sealed.salts(), sealed.header().leaves()).without(withheld));
    }

    /// What was done to the instances so far, and that some are left out where they are.
    public Set<Attestation.Operation> operations() {
        Set<Attestation.Operation> all = EnumSet.noneOf(Attestation.Operation.class);
        all.addAll(operations);
        int sealed = original.series().stream().mapToInt(List::size).sum();
        if (shown.size() < sealed) {
            all.add(Attestation.Operation.LEAVE_OUT_INSTANCES);
        }
        return all;
    }

    /// The opening that may go with the copies.
    public Opening opening() {
        List<List<SealedPart>> series = new ArrayList<>();
        for (List<SealedPart> parts : original.series()) {
            List<SealedPart> told = new ArrayList<>();
            for (SealedPart part : parts) {
                SealedPart.Opened kept = part instanceof SealedPart.Opened opened ? shown.get(opened.uid()) : null;
                told.add(kept == null ? new SealedPart.Withheld(part.root()) : kept);
            }
            series.add(told);
        }
        return new Opening(series);
    }
}
