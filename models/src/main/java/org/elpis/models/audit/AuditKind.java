package org.elpis.models.audit;

/// What is audited.
public enum AuditKind {
    /// Was this patient's image in the training set?
    MEMBERSHIP("membership"),
    /// Can a training patient's image be made from the model?
    INVERSION("inversion"),
    /// Do the outputs say sex, age, site?
    ATTRIBUTES("attributes"),
    /// Are generated images copies of training patients?
    MEMORIZATION("memorization"),
    /// What does a shared update give away?
    GRADIENTS("gradients"),
    /// Does the training keep the privacy loss that it claims?
    DP("dp");

    private final String word;

    AuditKind(String word) {
        this.word = word;
    }

    /// As the command line has it.
    public String word() {
        return word;
    }
}
