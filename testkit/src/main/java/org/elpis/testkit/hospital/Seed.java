package org.elpis.testkit.hospital;

/// Where all chance of a hospital comes from: a family of pools and a number.
///
/// Names, creators, text patterns and folder layouts of one family stand in no other. Tune rules on `A`; score
/// them on `B` and `C`, which nobody has looked at: figures taken on the family that was tuned on say nothing.
public record Seed(Family family, long number) {
    /// The disjoint pools.
    public enum Family {
        A,
        B,
        C
    }

    /// A seed of the family that rules are tuned on.
    public static Seed tuning(long number) {
        return new Seed(Family.A, number);
    }
}
