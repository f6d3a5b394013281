package org.elpis.seal;

import java.util.List;

/// How much of what is shown is withheld of its pixels, and whether that is too much for the same image.
///
/// Of a frame a fifth may be withheld. Where a face was removed, as an attestation says, two fifths may, if of its
/// whole series not more than three tenths are: four whole heads had 13 to 25 percent of a series and 21 to 31 of a
/// frame (docs/evidence/seals.md). Not thread-safe.
final class WithheldShare {
    static final String FRAME = "more of a frame is withheld than may be";
    static final String SERIES = "more of a series is withheld than may be where a face was removed";

    private static final int MOST_PERCENT = 20;
    private static final int MOST_PERCENT_OF_A_HEAD = 40;
    private static final int MOST_PERCENT_OF_A_SERIES = 30;

    private final boolean isDefaced;
    private long cut;
    private int most;

    /// @param isDefaced  whether somebody who is trusted says that a face was removed
    WithheldShare(boolean isDefaced) {
        this.isDefaced = isDefaced;
    }

    /// Counts a frame.
    ///
    /// @return whether too much of it is withheld
    boolean isTooMuch(int hidden, int tiles) {
        int percent = tiles == 0 ? 0 : (int) ((hidden * 100L + tiles - 1) / tiles);
        most = Math.max(most, percent);
        cut += percent > MOST_PERCENT ? 1 : 0;
        return percent > (isDefaced ? MOST_PERCENT_OF_A_HEAD : MOST_PERCENT);
    }

    /// Whether too much is withheld of some series of which frames may lack more than others.
    boolean isTooMuch(List<List<SealedPart>> series) {
        return isDefaced && series.stream().anyMatch(WithheldShare::isTooMuchOf);
    }

    private static boolean isTooMuchOf(List<SealedPart> series) {
        long hidden = 0;
        long tiles = 0;
        for (SealedPart part : series) {
            if (part instanceof SealedPart.Opened opened) {
                for (FrameHashes frame : opened.frames()) {
                    hidden += hidden(
                            frame.header(),
                            Salts.opened(frame.salts(), frame.header().leaves()));
                    tiles += frame.header().tiles();
                }
            }
        }
        return hidden * 100 > tiles * MOST_PERCENT_OF_A_SERIES;
    }

    /// Tiles of a frame that are withheld.
    static int hidden(FrameHeader header, Salts salts) {
        int hidden = 0;
        for (int leaf = 0; leaf < header.tiles(); leaf++) {
            hidden += salts.has(leaf) ? 0 : 1;
        }
        return hidden;
    }

    /// Frames of which more than a fifth is withheld.
    long cut() {
        return cut;
    }

    /// The greatest share of a frame that is withheld, in percent, rounded up.
    int most() {
        return most;
    }
}
