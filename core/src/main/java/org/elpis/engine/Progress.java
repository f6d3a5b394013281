package org.elpis.engine;

/// Is told how far a job is, from several threads.
public interface Progress {
    Progress NONE = new Progress() {};

    /// Parts of a job.
    enum Phase {
        READING,
        RELEASING,
        /// At pixels, outside of a job.
        LOOKING
    }

    /// A phase starts.
    default void start(Phase phase, long files, long bytes) {}

    /// A file of the phase is done.
    default void advance(long bytes) {}
}
