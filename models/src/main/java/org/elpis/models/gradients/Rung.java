package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.elpis.models.net.LayerSpec;
import org.elpis.models.net.Network;
import org.elpis.models.stats.Draws;

/// One rung of the ladder of threats: what an attacker of one strength makes of some dozens of updates.
final class Rung {
    /// Weights of the prior that the attacker tries on updates of its own making, before it sees the first of a site.
    private static final double[] WEIGHTS = {0, 1e-3, 1e-2, 1e-1, 1, 10};
    /// A search that stops early, after a quarter of the steps, fits an update less and sometimes an image better.
    private static final int EARLY = 4;
    /// Such updates for each way.
    private static final int TRIALS = 3;
    /// Images in a sum up to which the search starts as often as the policy says.
    private static final int WHOLE = 16;

    private final UpdateCase input;
    private final Rounds rounds;

    Rung(UpdateCase input, Rounds rounds) {
        this.input = input;
        this.rounds = rounds;
    }

    /// What is attacked, and by whom.
    ///
    /// @param key  for machines and kept work: letters, digits and `-`
    /// @param name  for people
    /// @param sharing  the protocol there
    /// @param isTrap  whether the server sends a trap in place of the network
    /// @param decides  whether the verdict rests on it
    /// @param updates  how many are attacked
    record Threat(String key, String name, Sharing sharing, boolean isTrap, boolean decides, int updates) {}

    /// What came of it.
    ///
    /// @param way  that the attacker chose
    /// @param matcher  how often the originals name their patient, one value an update
    record Climbed(Threat threat, List<Judged> judged, Way way, List<Double> matcher) {}

    /// How the attacker searches.
    ///
    /// @param weight  of the prior
    /// @param steps  from each start
    record Way(double weight, int steps) {}

    private List<Rounds.Round> rounds(Threat threat, int most) {
        int gallery = input.policy().count("gradients.gallery");
        return rounds.draw(most, threat.sharing().mixedImages(), gallery, input.seed(), threat.key());
    }

    /// Whether nobody can be looked for: too few patients of each class.
    boolean isEmpty(Threat threat) {
        return rounds(threat, 1).isEmpty();
    }

    Climbed climb(Threat threat) {
        int mixed = threat.sharing().mixedImages();
        int gallery = input.policy().count("gradients.gallery");
        List<Rounds.Round> all = rounds(threat, threat.updates());
        Judge judge = new Judge(rounds, all, input.images().shape(), input.high() - input.low(), gallery);
        int steps = input.policy().count("gradients.steps");
        Way way = threat.isTrap() ? new Way(0, steps) : rehearsed(threat, steps);
        // Under noise starts are spent on other draws of it: how often a patient is named is then known better.
        int draws = threat.sharing().isRandom() && !threat.isTrap() ? restarts(mixed) : 1;
        Attacker attacker = attacker(threat.sharing(), way, draws > 1 ? 1 : restarts(mixed));
        AtomicLong done = new AtomicLong();
        List<Judged> judged = spread(all.size(), i -> {
            Judged one = kept(threat, i).orElseGet(() -> {
                Draws noise = Draws.of(input.seed(), threat.key() + "-noise", i);
                Draws starts = Draws.of(input.seed(), threat.key() + "-starts", i);
                List<Attacker.Made> made = new ArrayList<>();
                for (int d = 0; d < draws; d++) {
                    made.add(
                            threat.isTrap()
                                    ? trap(threat.sharing(), all.get(i)).spring(all.get(i), noise)
                                    : attacker.attack(all.get(i), noise, starts));
                }
                Judged fresh = judge.judge(i, made);
                input.work().keep(key(threat, i), fresh.bytes());
                return fresh;
            });
            input.progress().at("attacking updates: " + threat.name(), done.incrementAndGet(), all.size());
            return one;
        });
        List<Double> matcher = all.stream().map(judge::originals).toList();
        return new Climbed(threat, judged, way, matcher);
    }

    /// Of large sums, which take long, fewer starts, and at least two.
    private int restarts(int mixed) {
        int most = input.policy().count("gradients.restarts");
        return Math.max(Math.min(2, most), Math.min(most, most * WHOLE / mixed));
    }

    private Optional<Judged> kept(Threat threat, int number) {
        int size = input.images().shape().size();
        return input.work().find(key(threat, number)).flatMap(bytes -> Judged.of(bytes, size));
    }

    private static String key(Threat threat, int number) {
        return "gradients-" + threat.key() + "-" + number;
    }

    private Attacker attacker(Sharing sharing, Way way, int restarts) {
        GradientMatching matching = new GradientMatching(restarts, way.steps(), way.weight());
        return new Attacker(input.network(), sharing, rounds, input.low(), input.high(), matching);
    }

    private Attacker trap(Sharing sharing, Rounds.Round round) {
        List<float[]> others = rounds.others(round, 1000).stream()
                .map(place -> input.images().samples().get(place).values())
                .toList();
        int classes = Network.output(input.network().spec()).size();
        Network trap = ImprintTrap.of(input.images().shape(), classes, others, sharing.mixedImages());
        return new Attacker(trap, sharing, rounds, input.low(), input.high(), new GradientMatching(1, 1, 0));
    }

    /// An attacker can run the protocol at home, on images of other patients, and learns there what helps.
    private Way rehearsed(Threat threat, int steps) {
        boolean isExact = threat.sharing().mixedImages() == 1
                && threat.sharing().noiseMultiplier() == 0
                && threat.sharing().levels() == 0;
        if (isExact || !Attacker.canSearch(input.network(), threat.sharing())) {
            return new Way(0, steps);
        }
        String purpose = threat.key() + "-rehearsal";
        List<Rounds.Round> trials = rounds.draw(TRIALS, threat.sharing().mixedImages(), 2, input.seed(), purpose);
        Judge judge = new Judge(rounds, trials, input.images().shape(), input.high() - input.low(), 2);
        List<Way> ways = ways(steps);
        int count = ways.size() * trials.size();
        AtomicLong done = new AtomicLong();
        List<Judged> results = spread(count, i -> {
            int trial = i % trials.size();
            Draws noise = Draws.of(input.seed(), purpose + "-noise", trial);
            Draws starts = Draws.of(input.seed(), purpose + "-starts", trial);
            Attacker attacker = attacker(threat.sharing(), ways.get(i / trials.size()), 1);
            Judged judged = judge.judge(trial, List.of(attacker.attack(trials.get(trial), noise, starts)));
            input.progress().at("rehearsing: " + threat.name(), done.incrementAndGet(), count);
            return judged;
        });
        return best(ways, results, trials.size());
    }

    private static List<Way> ways(int steps) {
        List<Way> ways = new ArrayList<>();
        for (double weight : WEIGHTS) {
            ways.add(new Way(weight, steps));
            ways.add(new Way(weight, Math.max(1, steps / EARLY)));
        }
        return ways;
    }

    private static Way best(List<Way> ways, List<Judged> results, int trials) {
        Way best = ways.getFirst();
        double greatest = Double.NEGATIVE_INFINITY;
        for (int w = 0; w < ways.size(); w++) {
            double mean = results.subList(w * trials, (w + 1) * trials).stream()
                    .mapToDouble(Judged::psnr)
                    .average()
                    .orElse(0);
            if (mean > greatest) {
                greatest = mean;
                best = ways.get(w);
            }
        }
        return best;
    }

    /// A piece of work with a number.
    private interface Numbered {
        Judged at(int number);
    }

    private List<Judged> spread(int count, Numbered work) {
        List<Future<Judged>> futures = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(Math.min(input.threads(), Math.max(1, count)))) {
            IntStream.range(0, count).forEach(i -> futures.add(pool.submit(() -> work.at(i))));
            List<Judged> results = new ArrayList<>();
            try {
                for (Future<Judged> future : futures) {
                    results.add(future.get());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                pool.shutdownNow();
                throw new IllegalStateException("the audit was interrupted; what is finished is kept", e);
            } catch (ExecutionException e) {
                pool.shutdownNow();
                throw new IllegalStateException("an attack on an update failed", e.getCause());
            }
            return results;
        }
    }

    /// The layers of a network in short: for settings.
    static String layers(Network network) {
        return String.join(
                " ", network.spec().layers().stream().map(LayerSpec::toString).toList());
    }
}
