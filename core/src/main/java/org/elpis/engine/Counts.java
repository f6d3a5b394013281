package org.elpis.engine;

/// How many objects were read, and what became of them. `read` is always the sum of the others.
public record Counts(long read, long released, long quarantined, long skipped) {
    public static final Counts NONE = new Counts(0, 0, 0, 0);

    public Counts {
        if (read != released + quarantined + skipped) {
            throw new IllegalArgumentException("read must be released + quarantined + skipped, got " + read + ", "
                    + released + ", " + quarantined + ", " + skipped);
        }
    }

    Counts plusReleased() {
        return new Counts(read + 1, released + 1, quarantined, skipped);
    }

    Counts plusQuarantined() {
        return new Counts(read + 1, released, quarantined + 1, skipped);
    }

    Counts plusSkipped() {
        return new Counts(read + 1, released, quarantined, skipped + 1);
    }

    Counts plus(Counts other) {
        return new Counts(
                read + other.read, released + other.released, quarantined + other.quarantined, skipped + other.skipped);
    }
}
