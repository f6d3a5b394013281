package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.Policy;
import org.elpis.models.audit.Verdict;
import org.elpis.models.data.ImageSet;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.net.NetworkSpec;
import org.elpis.models.stats.Draws;

/// Checks the rules of the verdict: whole audits of reconstructions and updates that are made by hand, so that what
/// they tell of the patient is known. Of none it must be nothing, and a FAIL is a false alarm.
///
/// A reconstruction deviates from the mean image by a share of the patient's own deviation and, for the rest, by that
/// of patients of another class, who are no candidates. An update has a share of its length from the images, and the
/// rest is noise, drawn anew in each of the repeats.
///
/// @param images  of patients of two classes
/// @param mixed  images in an update
/// @param share  0 tells nothing, 1 everything
/// @param policy  limits; the search is not used
public record HandMadeAudits(ImageSet images, int mixed, double share, Policy policy) {
    private static final int STRANGERS = 8;
    private static final int REPEATS = 8;
    private static final int COMMON = 60;

    /// What came of so many audits.
    ///
    /// @param named  mean share of patients named by reconstructions
    /// @param recognised  mean share of patients recognised by updates
    public record Tally(int audits, int failed, int passed, double named, double recognised) {}

    /// Audits of one seed after the other.
    public Tally run(int audits, long seed) {
        Rounds rounds = new Rounds(images);
        int failed = 0;
        int passed = 0;
        double named = 0;
        double recognised = 0;
        for (int a = 0; a < audits; a++) {
            List<Judged> judged = judged(rounds, seed + a);
            Rung.Threat threat = new Rung.Threat("agreed", "", Sharing.undefended(mixed), false, true, judged.size());
            Findings findings =
                    new Findings(new Rung.Climbed(threat, judged, new Rung.Way(0, 1), List.of()), policy, 1, seed + a);
            failed += findings.verdict() == Verdict.FAIL ? 1 : 0;
            passed += findings.verdict() == Verdict.PASS ? 1 : 0;
            named += mean(judged.stream().map(Judged::standing).toList()) / audits;
            recognised += mean(judged.stream().map(Judged::recognised).toList()) / audits;
        }
        return new Tally(audits, failed, passed, named, recognised);
    }

    private static double mean(List<Naming.Standing> standings) {
        return standings.stream().mapToDouble(Naming.Standing::named).average().orElse(0);
    }

    private List<Judged> judged(Rounds rounds, long seed) {
        int gallery = policy.count("gradients.gallery");
        List<Rounds.Round> all = rounds.draw(policy.count("gradients.updates"), mixed, gallery, seed, "by hand");
        Judge judge = new Judge(rounds, all, images.shape(), 1, gallery);
        NetworkSpec spec = new NetworkSpec(
                images.shape(), List.of(new LayerSpec.Conv(4, 3, 2), new LayerSpec.Tanh(), new LayerSpec.Dense(2)));
        double[] parameters = Vectors.doubles(Network.initialized(spec, seed).parameters());
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Draws draws = Draws.of(seed, "by hand", i);
            Rounds.Round round = all.get(i);
            double[][] made = made(rounds, round, draws);
            int[] labels = rounds.labels(round.batch());
            Recognition recognition = new Recognition(
                    spec,
                    parameters,
                    Sharing.undefended(mixed),
                    rounds,
                    rounds.others(round, COMMON),
                    seen(new SeenUpdate(spec, parameters, Sharing.undefended(mixed)), rounds, round, draws),
                    labels);
            judged.add(judge.judge(i, List.of(new Attacker.Made(made, labels, Optional.of(recognition)))));
        }
        return judged;
    }

    private double[][] made(Rounds rounds, Rounds.Round round, Draws draws) {
        int label = rounds.label(round.batch()[0]);
        int[] strangers = rounds.others(round, Integer.MAX_VALUE).stream()
                .mapToInt(Integer::intValue)
                .filter(place -> rounds.label(place) != label)
                .toArray();
        double[] mean = rounds.mean(round);
        double[][] made = rounds.images(round.batch());
        for (double[] image : made) {
            for (int j = 0; j < image.length; j++) {
                image[j] = mean[j] + share * (image[j] - mean[j]);
            }
            for (int s = 0; s < STRANGERS && strangers.length > 0; s++) {
                double[] stranger = rounds.image(strangers[draws.nextInt(strangers.length)]);
                double factor = Math.sqrt((1 - share * share) / STRANGERS) * (draws.nextBoolean() ? 1 : -1);
                Vectors.add(image, factor, stranger, image);
                Vectors.add(image, -factor, mean, image);
            }
        }
        return made;
    }

    private double[][] seen(SeenUpdate model, Rounds rounds, Rounds.Round round, Draws draws) {
        double[] update = model.expected(rounds.images(round.batch()), rounds.labels(round.batch()));
        double length = Vectors.norm(update);
        double spread = Math.sqrt((1 - share * share) / update.length);
        double[][] seen = new double[REPEATS][update.length];
        for (double[] one : seen) {
            Arrays.setAll(one, j -> share * update[j] / length + spread * draws.nextGaussian());
        }
        return seen;
    }
}
