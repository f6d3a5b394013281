package org.elpis.seal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.pixel.ImageOpener;

/// One study and what was made of it, sealed together: each instance is hashed with its copy, so that pixels that both
/// have are read and decoded once. What comes of it is what [SealedStudy] and [Disclosure] make one after another.
/// Thread-safe.
public final class SealedRelease {
    private final Optional<ImageOpener> opener;
    private final byte[] key;
    private final SealedStudy originals;
    private final SealedStudy copies;
    private final List<Disclosure.Shown> shown = new ArrayList<>();

    /// @param key  the site's secret for seals
    public SealedRelease(Optional<ImageOpener> opener, byte[] key) {
        this.opener = opener;
        this.key = key.clone();
        this.originals = new SealedStudy(opener, key);
        this.copies = new SealedStudy(opener, key);
    }

    /// Seals an instance that has no copy.
    ///
    /// @throws UnsealableException when it is of another study, or another instance had its UID
    public void add(Instance original) throws IOException, UnsealableException {
        originals.add(original);
    }

    /// Seals an instance and its copy.
    ///
    /// @throws UnsealableException when one of them is of another study than those before, or another instance had
    ///     its UID
    public void add(Instance original, Instance copy) throws IOException, UnsealableException {
        String study = SealedStudy.studyUid(original);
        String copyStudy = SealedStudy.studyUid(copy);
        InstanceSealing sealing = new InstanceSealing(opener);
        InstanceSealing.Twins twins =
                sealing.seal(original, SealedStudy.seed(key, study), copy, SealedStudy.seed(key, copyStudy));
        InstanceCheck check = new InstanceCheck(opener);
        check.compare(twins.original(), twins.walked());
        if (!twins.hasSamePixels()) {
            check.compareFrames(twins.original(), copy, twins.walked());
        }
        Disclosure.Shown found = Disclosure.Shown.of(twins.original(), copy, check);
        originals.add(original, study, twins.original(), sealing.looseFrames());
        copies.add(copy, copyStudy, twins.copy(), 0);
        synchronized (shown) {
            shown.add(found);
        }
    }

    /// How many instances there are.
    public int instances() {
        return originals.instances();
    }

    /// How many of them have a copy.
    public int copies() {
        return copies.instances();
    }

    /// Opens all of the originals.
    public Opening original() {
        return originals.opening();
    }

    /// Opens all of the copies.
    public Opening copy() {
        return copies.opening();
    }

    /// What the copies still show of the originals.
    ///
    /// @param original  as [#original] gives it when all instances are there
    public Disclosure disclosure(Opening original) {
        Disclosure disclosure = new Disclosure(original, opener);
        synchronized (shown) {
            shown.forEach(disclosure::add);
        }
        return disclosure;
    }
}
