package org.elpis.models.identity;

/// In what two images are compared.
public enum Space {
    /// What stays of a patient from day to day: the angle between [IdentityEmbedding]s, 0 to 2.
    IDENTITY("identity"),
    /// The very picture: one is laid over the other (shifted, scaled, turned, mirrored, as its own negative), then the
    /// angle in a space of their pixels that forgives noise, blur and a rest of misplacement, and no other patient;
    /// 0 to 2.
    PIXELS("pixels");

    private final String word;

    Space(String word) {
        this.word = word;
    }

    /// As in keys of figures.
    public String word() {
        return word;
    }
}
