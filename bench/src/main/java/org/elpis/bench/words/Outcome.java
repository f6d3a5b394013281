package org.elpis.bench.words;

import java.util.Map;

/// What became of one line.
///
/// @param seed  of the frame
/// @param covered  share of its glyph pixels within boxes, 0 to 1; of a loop the least of its frames
/// @param isHeld  the detector could not say, so that nothing leaves
/// @param isAll  boxes fill nearly all of the frame, so that a covered line says nothing of having been found
/// @param atGate  what became of it in the end; of what has no gate the same as at the first look
record Outcome(
        String family,
        long seed,
        Map<Trait, String> traits,
        double covered,
        boolean isHeld,
        boolean isAll,
        AtGate atGate) {
    /// A line behind the gate.
    ///
    /// @param covered  share of its glyph pixels that are filled, 0 to 1; of a loop the least of its frames
    /// @param isHeld  its image does not leave
    record AtGate(double covered, boolean isHeld) {}

    Outcome {
        traits = Map.copyOf(traits);
    }

    boolean isMissed() {
        return !isHeld && covered < Found.COVERED;
    }

    /// Whether its image was released with the line in it.
    boolean hasLeft() {
        return !atGate.isHeld && atGate.covered < Found.COVERED;
    }

    /// The line by its traits, in one line of tab-separated text.
    String row() {
        StringBuilder row = new StringBuilder(family).append('\t').append(seed);
        for (Trait trait : Trait.values()) {
            row.append('\t').append(traits.get(trait));
        }
        return row.append('\t')
                .append(String.format(java.util.Locale.ROOT, "%.3f", covered))
                .append('\t')
                .append(isHeld ? "held" : isMissed() ? "missed" : isAll ? "all filled" : "covered")
                .append('\t')
                .append(String.format(java.util.Locale.ROOT, "%.3f", atGate.covered))
                .append('\t')
                .append(atGate.isHeld ? "held" : hasLeft() ? "left" : "covered")
                .toString();
    }

    static String header() {
        StringBuilder row = new StringBuilder("family\tseed");
        for (Trait trait : Trait.values()) {
            row.append('\t').append(trait.name().toLowerCase(java.util.Locale.ROOT));
        }
        return row.append("\tcovered\toutcome\tcovered at gate\tat gate").toString();
    }
}
