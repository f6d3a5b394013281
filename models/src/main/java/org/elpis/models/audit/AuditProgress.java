package org.elpis.models.audit;

/// Is told how far an audit is, from several threads.
public interface AuditProgress {
    AuditProgress NONE = (stage, done, total) -> {};

    /// A stage is so far.
    ///
    /// @param stage  for people: `training reference models`
    /// @param done  of `total`
    void at(String stage, long done, long total);
}
