package org.elpis.testkit.hospital;

/// Where all chance of a hospital comes from: a family of pools and a number.
///
/// Names, creators, text patterns and folder layouts of one family stand in no other. Tune rules on `A`. `B` and `C` were
/// scored and their failures looked at. `D` and `E` were written by someone who had not seen the rules: score them, and do
/// not tune on what they show, for figures taken on a family that was tuned on say nothing.
public record Seed(Family family, long number) {
    /// The disjoint pools.
    public enum Family {
        A,
        B,
        C,
        D,
        E;

        /// Whether its hospitals hold the wider range of people, places and objects.
        public boolean isWide() {
            return this == D || this == E;
        }
    }

    /// A seed of the family that rules are tuned on.
    public static Seed tuning(long number) {
        return new Seed(Family.A, number);
    }
}
