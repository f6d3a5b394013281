package org.elpis.models.memorization;

import java.util.List;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.Roc;

/// Everything that was measured, before it is judged.
///
/// @param yardstick  what counts as a copy
/// @param images  generated images that differ from one another
/// @param blank  of these, how many show nothing
/// @param alike  share of them whose nearest other generated image is nearer than a clear copy, of a sample
/// @param strict  distance of a clear copy by the generated images' own distances to held-out patients
/// @param members  what generated images were found to copy in the training set
/// @param decoys  the same in as many held-out patients
/// @param excess  copies of training patients beyond copies of held-out ones, share of images, by patients
/// @param memorized  share of training patients copied beyond that of held-out ones, by patients
/// @param pull  share of images nearer to training patients than to held-out ones, beyond chance, by patients
/// @param meehan  z of distances to the training set, generated against held-out
/// @param meehanDecoy  z of distances to held-out images, generated against training
/// @param membership  scores of patients by their nearest generated image
/// @param relative  1st percentile of Carlini's relative distance: nearest over mean of the 50 nearest
/// @param nearestRatio  median of nearest over second nearest (NNDR)
/// @param closest  5th percentile of distances to the training set over that of held-out images (DCR)
/// @param frechet  distance of generated from training images in the identity space, diagonal
/// @param frechetHeldOut  the same of held-out images
/// @param planted  patients planted
/// @param plantedFound  of these
/// @param copiesFound  share of planted altered copies within the limit, at the right patient
/// @param halves  held-out patients of one half, and how many of them look like copies of the other
/// @param halvesNear  of these
/// @param sameness  of both sets
/// @param duplicates  in the training set
record Findings(
        Yardstick yardstick,
        int images,
        int blank,
        double alike,
        double strict,
        Hits members,
        Hits decoys,
        Interval excess,
        Interval memorized,
        Interval pull,
        double meehan,
        double meehanDecoy,
        Roc membership,
        double relative,
        double nearestRatio,
        double closest,
        double frechet,
        double frechetHeldOut,
        int planted,
        int plantedFound,
        double copiesFound,
        int halves,
        int halvesNear,
        Sameness sameness,
        Duplicates duplicates) {
    /// Clear copies of training patients by both measures of chance.
    int strictlyClear() {
        return (int) members.looks().stream()
                .filter(look -> yardstick.relative(look) < strict)
                .count();
    }

    /// Generated images that are copies of the patients of one gallery.
    ///
    /// @param looks  of each generated image
    /// @param patients  of the gallery, each once
    /// @param counts  copies of each
    /// @param copies  images at most at the limit
    /// @param clear  images that are clear copies
    /// @param clearPatients  patients with a clear copy
    record Hits(List<Look> looks, List<String> patients, int[] counts, int copies, int clear, int clearPatients) {
        int hitPatients() {
            int hit = 0;
            for (int count : counts) {
                hit += count > 0 ? 1 : 0;
            }
            return hit;
        }
    }
}
