package org.elpis.seal;

/// What was found to have been done to a study, counted. Written by [TransformCheck] alone.
public final class TransformCount {
    long objects;
    long leftOut;
    long rewritten;
    long added;
    long dropped;
    long replaced;
    long maskedFrames;
    long noiseFrames;

    TransformCount() {}

    /// Objects that were compared with their originals.
    public long objects() {
        return objects;
    }

    /// Originals of which nothing is in the release.
    public long leftOut() {
        return leftOut;
    }

    /// Objects in another transfer syntax than their originals.
    public long rewritten() {
        return rewritten;
    }

    public long added() {
        return added;
    }

    public long dropped() {
        return dropped;
    }

    public long replaced() {
        return replaced;
    }

    /// Frames of which rectangles are filled and nothing else differs.
    public long maskedFrames() {
        return maskedFrames;
    }

    /// Frames with noise in the place of a face.
    public long noiseFrames() {
        return noiseFrames;
    }
}
