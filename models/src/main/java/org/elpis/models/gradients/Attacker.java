package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.models.net.Network;
import org.elpis.models.stats.Draws;

/// Someone who knows the network, the protocol and what chests look like, sees an update, and makes images of it: reads
/// them out of a dense layer where there is one at the input, and looks for what explains the rest.
final class Attacker {
    /// Above this a search would take hours: such networks are attacked by reading alone.
    private static final int MOST_PARAMETERS = 200_000;
    /// Doubles that the way back of one attack may keep: 256 MiB.
    private static final long MOST_KEPT = 1L << 25;
    /// Images of other patients from whom the attacker learns what updates have in common.
    private static final int COMMON = 60;
    /// How often noise is drawn for the same images where patients are recognised: that costs little.
    private static final int REPEATS = 8;
    /// Images of other patients that classes are learned from.
    private static final int TAUGHT = 200;

    private final Network network;
    private final double[] parameters;
    private final Sharing sharing;
    private final Rounds rounds;
    private final double low;
    private final double high;
    private final int classes;
    private final Optional<InputDense> dense;
    private final GradientMatching matching;

    Attacker(Network network, Sharing sharing, Rounds rounds, double low, double high, GradientMatching matching) {
        this.network = network;
        this.sharing = sharing;
        this.rounds = rounds;
        this.low = low;
        this.high = high;
        this.matching = matching;
        parameters = Vectors.doubles(network.parameters());
        classes = Network.output(network.spec()).size();
        dense = InputDense.of(network)
                .filter(d -> d.inputs() == network.spec().input().size());
    }

    static boolean canSearch(Network network, Sharing sharing) {
        long kept = (long) network.parameters().length * (sharing.localSteps() + 8L) * sharing.honestSites();
        return network.parameters().length <= MOST_PARAMETERS && kept <= MOST_KEPT;
    }

    /// What was made of one update.
    ///
    /// @param images  as many as are mixed in it, in no order
    /// @param labels  classes that the attacker worked with, in rising order
    /// @param recognition  of patients by the update itself, where the network is not too large
    record Made(double[][] images, int[] labels, Optional<Recognition> recognition) {}

    Made attack(Rounds.Round round, Draws noise, Draws draws) {
        double[][] truth = rounds.images(round.batch());
        int[] trueLabels = rounds.labels(round.batch());
        SeenUpdate model = new SeenUpdate(network.spec(), parameters, sharing);
        double[] seen = model.shared(truth, trueLabels, noise);
        double[] mean = rounds.mean(round);
        List<double[]> read = read(seen, truth.length);
        if (!canSearch(network, sharing)) {
            return new Made(padded(read, mean, truth.length), trueLabels, Optional.empty());
        }
        int[] labels = sharing.labels() == Sharing.Labels.KNOWN ? trueLabels : inferred(round, seen, truth.length);
        Matching.Prior prior = new Matching.Prior(
                mean, network.spec().input().width(), network.spec().input().height(), low, high);
        double[][] again = new double[sharing.isRandom() ? REPEATS : 1][];
        Arrays.setAll(again, i -> i == 0 ? seen : model.shared(truth, trueLabels, noise));
        Recognition recognition = new Recognition(
                network.spec(), parameters, sharing, rounds, rounds.others(round, COMMON), again, labels);
        return new Made(matching.attack(model, seen, labels, prior, read, draws), labels, Optional.of(recognition));
    }

    /// Reads images out of a trap that was sent in place of the network.
    Made spring(Rounds.Round round, Draws noise) {
        double[][] truth = rounds.images(round.batch());
        int[] labels = rounds.labels(round.batch());
        double[] seen = new SeenUpdate(network.spec(), parameters, sharing).shared(truth, labels, noise);
        return new Made(padded(read(seen, truth.length), rounds.mean(round), truth.length), labels, Optional.empty());
    }

    private List<double[]> read(double[] seen, int most) {
        return dense.map(d -> DenseRecovery.images(seen, d, low, high, most)).orElse(List.of());
    }

    private static double[][] padded(List<double[]> read, double[] mean, int count) {
        double[][] images = new double[count][];
        for (int i = 0; i < count; i++) {
            images[i] = i < read.size() ? read.get(i) : mean;
        }
        return images;
    }

    private int[] inferred(Rounds.Round round, double[] seen, int count) {
        List<Integer> others = rounds.others(round, TAUGHT);
        List<double[]> samples = new ArrayList<>();
        others.forEach(place -> samples.add(rounds.image(place)));
        int[] labels = rounds.labels(others.stream().mapToInt(Integer::intValue).toArray());
        return new LabelInference(network.spec(), parameters, sharing, samples, labels, classes).labels(seen, count);
    }

    /// How many of the classes are right, whatever their order.
    static int right(int[] labels, int[] truth) {
        int[] mine = labels.clone();
        int[] theirs = truth.clone();
        Arrays.sort(mine);
        Arrays.sort(theirs);
        int count = 0;
        int j = 0;
        for (int label : mine) {
            while (j < theirs.length && theirs[j] < label) {
                j++;
            }
            if (j < theirs.length && theirs[j] == label) {
                count++;
                j++;
            }
        }
        return count;
    }
}
