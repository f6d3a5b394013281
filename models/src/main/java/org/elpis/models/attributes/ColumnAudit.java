package org.elpis.models.attributes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;

/// Measures one attribute: what the answers say of it, and whether they say more of members.
final class ColumnAudit {
    private final Subjects subjects;
    private final Column column;
    private final Folds folds;
    private final PatientBootstrap wide;
    private final PatientBootstrap plain;
    private final long seed;
    private final int[] groups;

    /// Deals the patients to folds.
    ///
    /// @param wide  for intervals that decide, corrected for how many are looked at
    /// @param plain  for all others
    ColumnAudit(Subjects subjects, Column column, int folds, PatientBootstrap wide, PatientBootstrap plain, long seed) {
        this.subjects = subjects;
        this.column = column;
        this.wide = wide;
        this.plain = plain;
        this.seed = seed;
        this.folds = new Folds(subjects.patients(), folds, Draws.of(seed, "folds " + column.name(), 0));
        groups = Arrays.copyOf(column.members(), subjects.size());
        System.arraycopy(column.nonMembers(), 0, groups, subjects.members(), column.nonMembers().length);
    }

    /// What was measured.
    ///
    /// @param byOutputs  area under the curve of the better probe on what the answers say, among non-members
    /// @param beyondLabel  by how much that is more than the label alone says
    /// @param byHidden  by how much the last bits and digits add to it
    /// @param byInner  area under the curve of the values before the last layer; NaN-free only when those were seen
    /// @param byPixels  area under the curve of the image itself
    /// @param byChance  area under the curve when the attribute was exchanged at random among patients
    /// @param gain  more right about members than about non-members, by a probe trained on non-members
    /// @param ownGain  the same by probes trained on each side's own patients
    /// @param blindGain  the first of the two by the image itself, without the model
    /// @param plantedGain  the second with a planted leak of the strength that must be found
    record Measured(
            Column column,
            Interval byOutputs,
            Interval beyondLabel,
            Interval byHidden,
            Interval byInner,
            Interval byPixels,
            Interval byChance,
            Interval gain,
            Interval ownGain,
            Interval blindGain,
            Interval plantedGain) {}

    /// Measures.
    ///
    /// @param planted  by how much a planted leak is more often right about members, a share
    Measured measure(double planted) {
        int[] others = outside(groups);
        RankedAuc linear = auc(Probe.LINEAR, subjects.plain(), others);
        RankedAuc network = auc(Probe.NETWORK, subjects.plain(), others);
        int[] all = places(others);
        RankedAuc best = linear.of(all) >= network.of(all) ? linear : network;
        RankedAuc label = auc(Probe.LINEAR, subjects.labelRows(), others);
        RankedAuc withHidden = auc(Probe.LINEAR, subjects.outputs(), others);
        int[] exchanged = exchanged(others);
        List<double[]> answers = subjects.answers();
        double[][] own = ownScores(answers);
        return new Measured(
                column,
                interval(plain, all, best::of),
                interval(wide, all, items -> best.of(items) - label.of(items)),
                interval(wide, all, items -> withHidden.of(items) - best.of(items)),
                subjects.seesInside()
                        ? interval(plain, all, auc(Probe.LINEAR, subjects.inner(), others)::of)
                        : new Interval(0.5, 0.5, 0.5),
                interval(plain, all, auc(Probe.LINEAR, subjects.pixels(), others)::of),
                interval(wide, places(exchanged), auc(Probe.LINEAR, subjects.outputs(), exchanged)::of),
                gain(foreignScores(answers)),
                gain(own),
                gain(foreignScores(subjects.pixels())),
                gain(ownScores(planted(answers, share(own, subjects.members(), subjects.size()) + planted))));
    }

    private RankedAuc auc(Probe probe, List<double[]> features, int[] among) {
        int count = column.groups().size();
        return new RankedAuc(probe.crossFitted(features, among, among, count, folds, seed), among, count);
    }

    private Interval interval(PatientBootstrap bootstrap, int[] places, ToDoubleFunction<int[]> figure) {
        List<String> patients =
                Arrays.stream(places).mapToObj(subjects.patients()::get).toList();
        return bootstrap.of(patients, drawn -> {
            int[] items = new int[drawn.length];
            for (int i = 0; i < drawn.length; i++) {
                items[i] = places[drawn[i]];
            }
            return figure.applyAsDouble(items);
        });
    }

    /// Of every item by probes that learned from non-members of other folds.
    private double[][] foreignScores(List<double[]> features) {
        return Probe.LINEAR.crossFitted(
                features, groups, outside(groups), column.groups().size(), folds, seed);
    }

    /// Of every item by probes that learned from its own side: as many patients on both.
    private double[][] ownScores(List<double[]> features) {
        int count = column.groups().size();
        int[] members = groups.clone();
        Arrays.fill(members, subjects.members(), members.length, -1);
        int[] others = outside(groups);
        int[] asMany = fewer(others, patientCount(members));
        double[][] scores = Probe.LINEAR.crossFitted(features, members, members, count, folds, seed);
        double[][] theirs = Probe.LINEAR.crossFitted(features, others, asMany, count, folds, seed);
        System.arraycopy(theirs, subjects.members(), scores, subjects.members(), theirs.length - subjects.members());
        return scores;
    }

    private int patientCount(int[] among) {
        Set<String> distinct = new LinkedHashSet<>();
        for (int place : places(among)) {
            distinct.add(subjects.patients().get(place));
        }
        return distinct.size();
    }

    /// The groups of so many of the patients; those of the others are unknown.
    private int[] fewer(int[] among, int patients) {
        Set<String> distinct = new LinkedHashSet<>();
        for (int place : places(among)) {
            distinct.add(subjects.patients().get(place));
        }
        List<String> all = List.copyOf(distinct);
        int[] order = Draws.of(seed, "fewer " + column.name(), 0).permutation(all.size());
        Set<String> kept = new LinkedHashSet<>();
        for (int i = 0; i < Math.min(patients, order.length); i++) {
            kept.add(all.get(order[i]));
        }
        int[] fewer = among.clone();
        for (int i = 0; i < fewer.length; i++) {
            fewer[i] = kept.contains(subjects.patients().get(i)) ? fewer[i] : -1;
        }
        return fewer;
    }

    private Interval gain(double[][] scores) {
        List<Gain.Item> items = new ArrayList<>();
        int count = column.groups().size();
        int labels = 1 + Arrays.stream(subjects.labels()).max().orElse(0);
        for (int i = 0; i < scores.length; i++) {
            if (scores[i].length > 0) {
                int stratum = (subjects.labels()[i] + 1) * count + groups[i];
                items.add(new Gain.Item(
                        subjects.patients().get(i), stratum, i < subjects.members(), best(scores[i]) == groups[i]));
            }
        }
        return Gain.of(items, (labels + 1) * count).interval(wide);
    }

    /// How often the probes are right from one item to another.
    private double share(double[][] scores, int from, int to) {
        int right = 0;
        int scored = 0;
        for (int i = from; i < to; i++) {
            if (scores[i].length > 0) {
                right += best(scores[i]) == groups[i] ? 1 : 0;
                scored++;
            }
        }
        return scored == 0 ? 1 : (double) right / scored;
    }

    private static int best(double[] scores) {
        int best = 0;
        for (int g = 1; g < scores.length; g++) {
            best = scores[g] > scores[best] ? g : best;
        }
        return best;
    }

    /// The features with a channel that names the group of members in a share of cases, and of others never but by
    /// chance.
    private List<double[]> planted(List<double[]> features, double share) {
        int count = column.groups().size();
        Draws draws = Draws.of(seed, "planted " + column.name(), 0);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < features.size(); i++) {
            double[] channel = new double[count];
            boolean tells = i < subjects.members() && groups[i] >= 0 && draws.nextDouble() < share;
            int other = draws.nextInt(count);
            channel[tells ? groups[i] : i < subjects.members() && other == groups[i] ? (other + 1) % count : other] = 1;
            rows.add(Subjects.joined(features.get(i), channel));
        }
        return rows;
    }

    private int[] outside(int[] all) {
        int[] others = all.clone();
        Arrays.fill(others, 0, subjects.members(), -1);
        return others;
    }

    private static int[] places(int[] among) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < among.length; i++) {
            if (among[i] >= 0) {
                places.add(i);
            }
        }
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    /// The groups exchanged at random among patients.
    private int[] exchanged(int[] among) {
        int[] places = places(among);
        List<String> patients = new ArrayList<>(new LinkedHashSet<>(
                Arrays.stream(places).mapToObj(subjects.patients()::get).toList()));
        int[] first = new int[patients.size()];
        for (int place = places.length - 1; place >= 0; place--) {
            first[patients.indexOf(subjects.patients().get(places[place]))] = among[places[place]];
        }
        int[] order = Draws.of(seed, "exchanged " + column.name(), 0).permutation(first.length);
        int[] exchanged = among.clone();
        for (int place : places) {
            exchanged[place] = first[order[patients.indexOf(subjects.patients().get(place))]];
        }
        return exchanged;
    }
}
