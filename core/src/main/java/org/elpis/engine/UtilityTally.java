package org.elpis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.elpis.pixel.Likeness;
import org.elpis.pixel.PixelChange;

/// Adds up what happened to pixels, by modality.
///
/// How alike images stay is measured on at most [#MAX_MEASURED] changed objects of a modality: those with the
/// lowest digests of their new UIDs, so that it is the same sample of a job whatever its threads do, drawn
/// regardless of what the objects show. Thread-safe.
final class UtilityTally {
    /// Of so many the median is known to within some 7 % of ranks; more would cost time and say no more.
    static final int MAX_MEASURED = 200;

    static final String TOGETHER = "together";

    private final Map<String, Sums> modalities = new TreeMap<>();
    private final Sums together = new Sums();

    private static final class Sums {
        private long objects;
        private long changed;
        private long compared;
        private long pixels;
        private long pixelsChanged;
        private long spilt;
        private long elsewhere;
        private long foreground;
        private long foregroundChanged;
        /// By digest of the UID.
        private final TreeMap<String, Likeness> measured = new TreeMap<>();

        private void add(PixelChange change) {
            compared++;
            pixelsChanged += change.changed();
            spilt += change.spilt();
            elsewhere += change.elsewhere();
            foreground += change.foreground();
            foregroundChanged += change.foregroundChanged();
        }

        private boolean wants(String key) {
            return measured.size() < MAX_MEASURED || key.compareTo(measured.lastKey()) < 0;
        }

        private void add(String key, Likeness likeness) {
            measured.put(key, likeness);
            if (measured.size() > MAX_MEASURED) {
                measured.pollLastEntry();
            }
        }

        private Utility utility(String modality) {
            return new Utility(
                    modality,
                    objects,
                    changed,
                    compared,
                    pixels,
                    pixelsChanged,
                    spilt,
                    elsewhere,
                    foreground,
                    foregroundChanged,
                    likeness());
        }

        private Optional<Utility.Measured> likeness() {
            if (measured.isEmpty()) {
                return Optional.empty();
            }
            List<Double> haarPsi = new ArrayList<>();
            List<Double> msSsim = new ArrayList<>();
            for (Likeness each : measured.values()) {
                haarPsi.add(each.haarPsi());
                each.msSsim().ifPresent(msSsim::add);
            }
            return Optional.of(new Utility.Measured(
                    measured.size(),
                    spread(haarPsi),
                    msSsim.isEmpty() ? Optional.empty() : Optional.of(spread(msSsim))));
        }

        private static Utility.Spread spread(List<Double> values) {
            values.sort(null);
            return new Utility.Spread(values.get((values.size() - 1) / 2), values.getFirst());
        }
    }

    /// Whether how alike it stayed would count for an object.
    ///
    /// @param key  digest of its UID
    synchronized boolean wantsLikeness(String modality, String key) {
        return together.wants(key) || of(modality).wants(key);
    }

    /// Notes an object whose pixels stayed.
    synchronized void addUnchanged(String modality, long pixels) {
        for (Sums sums : List.of(of(modality), together)) {
            sums.objects++;
            sums.pixels += pixels;
        }
    }

    /// Notes an object whose pixels were to change.
    ///
    /// @param change  empty when it could not be compared
    /// @param likeness  empty when it was not measured
    synchronized void addChanged(
            String modality, long pixels, String key, Optional<PixelChange> change, Optional<Likeness> likeness) {
        for (Sums sums : List.of(of(modality), together)) {
            sums.objects++;
            sums.changed++;
            sums.pixels += pixels;
            change.ifPresent(sums::add);
            likeness.ifPresent(measured -> sums.add(key, measured));
        }
    }

    private Sums of(String modality) {
        return modalities.computeIfAbsent(isTerm(modality) ? modality : "other", absent -> new Sums());
    }

    /// The standard's terms are two to sixteen capitals, digits and underscores; what is none may be a name.
    /// Source: PS3.3 C.7.3.1.1.1
    private static boolean isTerm(String modality) {
        if (modality.length() < 2 || modality.length() > 16) {
            return false;
        }
        for (int i = 0; i < modality.length(); i++) {
            char c = modality.charAt(i);
            if (!(c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /// All objects together first, then by modality; empty when no object has pixels.
    synchronized List<Utility> utility() {
        List<Utility> all = new ArrayList<>();
        if (together.objects > 0) {
            all.add(together.utility(TOGETHER));
            modalities.forEach((modality, sums) -> all.add(sums.utility(modality)));
        }
        all.removeIf(utility -> utility.objects() == 0);
        return all;
    }
}
