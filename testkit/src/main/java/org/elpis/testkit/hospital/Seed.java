package org.elpis.testkit.hospital;

/// Where all chance of a hospital comes from: a family of pools and a number.
///
/// Names, creators, text patterns and folder layouts of one family stand in no other. Tune rules on `A`. `B` and `C`
/// were
/// scored and their failures looked at; so were `D` and `E`, which were written without sight of the rules. Nobody who
/// writes rules looks into `F` or at what fails on it: figures taken on a family that was tuned on say nothing.
public record Seed(Family family, long number) {
    /// The disjoint pools.
    public enum Family {
        A,
        B,
        C,
        D,
        E,
        F;

        /// Whether its hospitals hold the wider range of people, places and objects.
        public boolean isWide() {
            return this == D || this == E || this == F;
        }
    }

    /// A seed of the family that rules are tuned on.
    public static Seed tuning(long number) {
        return new Seed(Family.A, number);
    }
}
