package org.elpis.models.memorization;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.identity.IdentityEmbedding;
import org.elpis.models.identity.PatientMatcher;
import org.elpis.models.identity.Space;
import org.elpis.models.net.Shape;
import org.elpis.models.stats.Draws;
import org.elpis.models.stats.Interval;
import org.elpis.models.stats.PatientBootstrap;
import org.elpis.models.stats.Roc;

/// Measures what generated images give away; [Memorization] judges it.
final class Examination {
    private static final int COPIES_PLANTED = 10;

    private final SyntheticCase input;
    private final Search search;
    private final Shape shape;
    private final PatientMatcher members;
    private final List<Sample> decoys;
    private final PatientMatcher decoyMatcher;
    private final List<float[]> synthetic;

    Examination(SyntheticCase input) {
        this.input = input;
        this.search = new Search(input.threads(), input.work(), input.progress());
        this.shape = input.members().shape();
        this.synthetic = distinct(input.synthetic().values());
        input.progress().at("learning the space of patients", 0, 1);
        IdentityEmbedding embedding = CommonSpace.of(input.members(), input.heldOut(), synthetic, input.seed());
        this.members = PatientMatcher.of(
                embedding, input.members().values(), input.members().patients());
        this.decoys = decoys();
        this.decoyMatcher = PatientMatcher.of(
                embedding,
                decoys.stream().map(Sample::values).toList(),
                decoys.stream().map(Sample::patient).toList());
    }

    /// As many held-out patients as there are training patients, drawn; all when there are fewer.
    private List<Sample> decoys() {
        List<String> patients = input.heldOut().patients().stream().distinct().toList();
        int[] order = Draws.of(input.seed(), "decoys", 0).permutation(patients.size());
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < Math.min(order.length, input.members().patientCount()); i++) {
            drawn.add(patients.get(order[i]));
        }
        return input.heldOut().samples().stream()
                .filter(sample -> drawn.contains(sample.patient()))
                .toList();
    }

    private static List<float[]> distinct(List<float[]> images) {
        Set<FloatBuffer> seen = new HashSet<>();
        return images.stream()
                .filter(image -> seen.add(FloatBuffer.wrap(image)))
                .toList();
    }

    List<float[]> synthetic() {
        return synthetic;
    }

    float[] decoy(int place) {
        return decoys.get(place).values();
    }

    Findings findings() {
        ImageSet heldOut = input.heldOut();
        List<Look> control = control();
        Yardstick yardstick = yardstick(control);
        Findings.Hits hits =
                hits(yardstick, looks("synthetic", "comparing generated images", synthetic, members), members);
        Findings.Hits decoyHits = hits(yardstick, decoyLooks(), decoyMatcher);
        Duplicates duplicates = Duplicates.of(
                duplicateLooks(),
                input.members().patients(),
                yardstick,
                input.policy().limit("memorization.clear-copies-by-chance"));
        Planted planted = planted(yardstick);
        int[] halves = halves(yardstick);
        List<float[]> numbers = numbers(synthetic);
        List<float[]> memberNumbers = numbers(input.members().values());
        List<float[]> heldOutNumbers = numbers(heldOut.values());
        input.progress().at("testing membership", 0, 1);
        return new Findings(
                yardstick,
                synthetic.size(),
                Nearness.blank(numbers),
                Nearness.alike(numbers, yardstick.clear() * yardstick.identity()),
                strict(yardstick, decoyHits.looks()),
                hits,
                decoyHits,
                overPatients(
                        hits.counts(),
                        decoyHits.counts(),
                        count -> count,
                        (double) hits.counts().length / synthetic.size()),
                overPatients(hits.counts(), decoyHits.counts(), count -> count > 0 ? 1 : 0, 1),
                pull(hits, decoyHits),
                Ranks.z(identities(hits.looks()), identities(firsts(control, heldOut.patients()))),
                meehanDecoy(decoyHits),
                new Roc(
                        Nearness.ofPatients(memberNumbers, input.members().patients(), numbers),
                        Nearness.ofPatients(heldOutNumbers, heldOut.patients(), numbers)),
                Nearness.relative(numbers, memberNumbers),
                Nearness.ratio(numbers, memberNumbers),
                Nearness.quantile(identities(hits.looks()), 0.05)
                        / Math.max(1e-9, Nearness.quantile(identities(control), 0.05)),
                Frechet.distance(numbers, memberNumbers),
                Frechet.distance(heldOutNumbers, memberNumbers),
                planted.patients(),
                planted.found(),
                planted.copies(),
                halves[0],
                halves[1],
                Sameness.of(
                        memberNumbers, input.members().patients(), heldOutNumbers, heldOut.patients(), input.seed()),
                duplicates);
    }

    private List<Look> control() {
        return looks("held-out", "comparing held-out images", input.heldOut().values(), members);
    }

    private Yardstick yardstick(List<Look> control) {
        return Yardstick.of(control, input.heldOut().patients(), input.policy(), synthetic.size());
    }

    private double strict(Yardstick yardstick, List<Look> decoyLooks) {
        long drawn = decoys.stream().map(Sample::patient).distinct().count();
        return yardstick.clearFor(
                decoyLooks,
                input.policy().limit("memorization.clear-copies-by-chance"),
                (double) drawn / input.members().patientCount());
    }

    private List<Look> decoyLooks() {
        return looks("decoys", "comparing with held-out images", synthetic, decoyMatcher);
    }

    /// What counts as a copy, without comparing what was generated with training images.
    CopyRule rule() {
        Yardstick yardstick = yardstick(control());
        return new CopyRule(members, yardstick, strict(yardstick, decoyLooks()));
    }

    private List<Look> looks(String key, String stage, List<float[]> images, PatientMatcher gallery) {
        return search.all("memorization-" + key, stage, images.size(), i -> look(images.get(i), gallery));
    }

    static Look look(float[] image, PatientMatcher gallery) {
        return Look.of(gallery.nearest(image), gallery.nearest(image, Space.PIXELS));
    }

    private List<Look> duplicateLooks() {
        List<float[]> images = input.members().values();
        return search.all("memorization-duplicates", "looking for duplicates", images.size(), i -> {
            float[] image = images.get(i);
            return Look.of(
                    members.nearest(image, Space.IDENTITY, place -> place != i),
                    members.nearest(image, Space.PIXELS, place -> place != i));
        });
    }

    private Findings.Hits hits(Yardstick yardstick, List<Look> looks, PatientMatcher gallery) {
        List<String> patients = new ArrayList<>();
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < gallery.size(); i++) {
            if (places.putIfAbsent(gallery.patient(i), patients.size()) == null) {
                patients.add(gallery.patient(i));
            }
        }
        int[] counts = new int[patients.size()];
        Set<String> clearPatients = new HashSet<>();
        int copies = 0;
        int clear = 0;
        for (Look look : looks) {
            String patient = gallery.patient(yardstick.place(look));
            if (yardstick.isCopy(look)) {
                copies++;
                counts[places.getOrDefault(patient, 0)]++;
            }
            if (yardstick.isClear(look)) {
                clear++;
                clearPatients.add(patient);
            }
        }
        return new Findings.Hits(looks, patients, counts, copies, clear, clearPatients.size());
    }

    /// The mean of a count over training patients less that over held-out ones.
    private Interval overPatients(int[] members, int[] decoys, ToDoubleFunction<Integer> value, double scale) {
        return bootstrap(members.length, decoys.length, items -> {
            double sum = 0;
            double other = 0;
            int drawn = 0;
            for (int item : items) {
                if (item < members.length) {
                    sum += value.applyAsDouble(members[item]);
                    drawn++;
                } else {
                    other += value.applyAsDouble(decoys[item - members.length]);
                }
            }
            int rest = items.length - drawn;
            return drawn == 0 || rest == 0 ? Double.NaN : scale * (sum / drawn - other / rest);
        });
    }

    private Interval bootstrap(int members, int decoys, ToDoubleFunction<int[]> figure) {
        List<String> items = new ArrayList<>();
        for (int i = 0; i < members + decoys; i++) {
            items.add("patient" + i);
        }
        return new PatientBootstrap(
                        input.policy().count("bootstrap-resamples"),
                        input.policy().limit("confidence"),
                        input.seed())
                .of(items, figure);
    }

    private Interval pull(Findings.Hits hits, Findings.Hits decoyHits) {
        int[] near = new int[hits.counts().length];
        int[] nearDecoy = new int[decoyHits.counts().length];
        Map<String, Integer> places = places(hits.patients());
        Map<String, Integer> decoyPlaces = places(decoyHits.patients());
        for (int i = 0; i < synthetic.size(); i++) {
            Look member = hits.looks().get(i);
            Look decoy = decoyHits.looks().get(i);
            if (member.identity() < decoy.identity()) {
                near[places.getOrDefault(members.patient(member.identityPlace()), 0)]++;
            } else if (decoy.identity() < member.identity()) {
                nearDecoy[decoyPlaces.getOrDefault(decoyMatcher.patient(decoy.identityPlace()), 0)]++;
            }
        }
        return bootstrap(near.length, nearDecoy.length, items -> {
            double sum = 0;
            double other = 0;
            int drawn = 0;
            for (int item : items) {
                if (item < near.length) {
                    sum += near[item];
                    drawn++;
                } else {
                    other += nearDecoy[item - near.length];
                }
            }
            return sum + other == 0 ? 0 : sum / (sum + other) - (double) drawn / items.length;
        });
    }

    private static Map<String, Integer> places(List<String> patients) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < patients.size(); i++) {
            places.put(patients.get(i), i);
        }
        return places;
    }

    private double meehanDecoy(Findings.Hits decoyHits) {
        List<Look> looks = new ArrayList<>();
        for (float[] image : firsts(input.members().values(), input.members().patients())) {
            looks.add(Look.of(decoyMatcher.nearest(image), decoyMatcher.nearest(image)));
        }
        return Ranks.z(identities(decoyHits.looks()), identities(looks));
    }

    /// One a patient: images of one patient are not independent.
    private static <T> List<T> firsts(List<T> items, List<String> patients) {
        Set<String> seen = new HashSet<>();
        List<T> firsts = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            if (seen.add(patients.get(i))) {
                firsts.add(items.get(i));
            }
        }
        return firsts;
    }

    private static double[] identities(List<Look> looks) {
        return looks.stream().mapToDouble(Look::identity).toArray();
    }

    private record Planted(int patients, int found, double copies) {}

    /// Altered copies of drawn training patients, as if the generator had made them.
    private Planted planted(Yardstick yardstick) {
        List<Sample> one = firsts(input.members().samples(), input.members().patients());
        int count = Math.min(one.size(), input.policy().count("memorization.planted-patients"));
        int[] order = Draws.of(input.seed(), "planted", 0).permutation(one.size());
        int needed = input.policy().count("memorization.fail-clear-copies");
        List<Look> looks =
                search.all("memorization-planted", "looking for planted copies", count * COPIES_PLANTED, i -> {
                    Draws draws = Draws.of(input.seed(), "alteration", i);
                    float[] image = one.get(order[i / COPIES_PLANTED]).values();
                    return look(Alteration.of(shape, image, draws), members);
                });
        int found = 0;
        int copies = 0;
        for (int i = 0; i < count; i++) {
            String patient = one.get(order[i]).patient();
            int clear = 0;
            for (Look look : looks.subList(i * COPIES_PLANTED, (i + 1) * COPIES_PLANTED)) {
                if (members.patient(yardstick.place(look)).equals(patient)) {
                    copies += yardstick.isCopy(look) ? 1 : 0;
                    clear += yardstick.isClear(look) ? 1 : 0;
                }
            }
            found += clear >= needed ? 1 : 0;
        }
        return new Planted(count, found, (double) copies / (count * COPIES_PLANTED));
    }

    /// Held-out patients against as many others as there are training patients: how many, and how many look like
    /// copies.
    private int[] halves(Yardstick yardstick) {
        List<Sample> one = firsts(input.heldOut().samples(), input.heldOut().patients());
        int[] order = Draws.of(input.seed(), "halves", 0).permutation(one.size());
        int others = Math.min(input.members().patientCount(), one.size() / 2);
        Set<String> drawn = new HashSet<>();
        List<float[]> rest = new ArrayList<>();
        for (int i = 0; i < order.length; i++) {
            Sample sample = one.get(order[i]);
            if (i < others) {
                drawn.add(sample.patient());
            } else {
                rest.add(sample.values());
            }
        }
        List<float[]> gallery = input.heldOut().samples().stream()
                .filter(sample -> drawn.contains(sample.patient()))
                .map(Sample::values)
                .toList();
        PatientMatcher matcher = PatientMatcher.of(
                members.embedding(), gallery, gallery.stream().map(image -> "").toList());
        List<Look> looks = looks("halves", "comparing held-out halves", rest, matcher);
        return new int[] {
            looks.size(), (int) looks.stream().filter(yardstick::isCopy).count()
        };
    }

    private List<float[]> numbers(List<float[]> images) {
        return images.stream().map(members.embedding()::of).toList();
    }
}
