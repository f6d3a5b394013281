package org.elpis.check;

/// The identity of one patient or study in the form in which it is searched for. Immutable and thread-safe.
///
/// Holds originals: it must not outlive the job or be written anywhere.
public final class KnownIdentity {
    final Needles needles;
    final Hashes wholes;
    final Hashes sameTags;
    final Hashes numbers;
    final Hashes uids;
    final Hashes classUids;
    final Hashes dates;
    final Hashes ages;
    final boolean isForeign;

    KnownIdentity(KnownBuilder builder) {
        needles = builder.needles.build();
        wholes = builder.wholes.copy();
        sameTags = builder.sameTags.copy();
        numbers = builder.numbers.copy();
        uids = builder.uids.copy();
        classUids = builder.classUids.copy();
        dates = builder.dates.copy();
        ages = builder.ages.copy();
        isForeign = builder.isForeign;
    }

    /// Forms that are searched for.
    public int size() {
        return needles.size();
    }
}
