package org.elpis.bench.faces;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.elpis.bench.Proportion;
import org.elpis.bench.faces.Portrait.Place;
import org.elpis.testkit.head.Acquisition;
import org.elpis.testkit.head.HeadFamilyB;
import org.elpis.testkit.head.HeadScan;
import org.elpis.testkit.head.Modality;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.WorkVolume;

/// Looks for the owner of a scan without a face in a gallery of heads with one: rank one and five, by
/// five attackers.
///
/// Every attacker knows exactly how each scan lies, as a perfect registration of the brains would tell.
/// Another scan of the same
/// person has another pose, contrast and noise.
record Attack(PrintStream out, int people, long seed) {
    private static final Modality[] PROBES = {Modality.T1, Modality.T2, Modality.FLAIR, Modality.CT};
    private static final double FACE_MM = 12;
    private static final double SURFACE_MM = 8;

    /// One person: the gallery's scan, the same after a removal, another scan, the same after a removal.
    private record Person(
            Portrait known, Portrait knownCut, Portrait probe, Portrait probeCut, boolean isKnownCut, boolean isOut) {}

    /// How unlike a person in the gallery and a probe look.
    private interface Matcher {
        double apart(Person known, Person probe);
    }

    void run() {
        List<Person> persons = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            persons.add(person(i));
        }
        int held = (int) persons.stream().filter(person -> !person.isOut()).count();
        int whole =
                (int) persons.stream().filter(person -> !person.isKnownCut()).count();
        out.printf(
                Locale.ROOT,
                "%nSelf-attack: %d people of family B, one scan each in the gallery, one as probe; %d probes are held back and"
                        + " cannot be attacked. The attacker's own removal gives up on %d scans of the gallery, which stay"
                        + " whole. Chance: rank 1 %.1f %%, rank 5 %.1f %%.%n%n",
                people,
                held,
                whole,
                100.0 / people,
                500.0 / people);
        out.println("| attacker | probes | rank 1 (95 %) | rank 5 (95 %) |\n| --- | --- | ---: | ---: |");
        row(
                persons,
                "face",
                "with their face (control: must match)",
                (known, probe) -> known.known().face(probe.probe(), FACE_MM),
                false);
        row(
                persons,
                "whole surface",
                "with their face (control: must match)",
                (known, probe) -> known.known().surface(probe.probe(), SURFACE_MM),
                false);
        row(persons, "face", "removed", (known, probe) -> known.known().face(probe.probeCut(), FACE_MM), true);
        row(
                persons,
                "whole surface",
                "removed",
                (known, probe) -> known.known().surface(probe.probeCut(), SURFACE_MM),
                true);
        row(
                persons,
                "what is left of the surface",
                "removed",
                (known, probe) -> known.known().kept(probe.probeCut(), SURFACE_MM),
                true);
        row(
                persons,
                "face, removed from the gallery too",
                "removed",
                (known, probe) -> known.knownCut().face(probe.probeCut(), FACE_MM),
                true);
        row(
                persons,
                "surface, removed from the gallery too",
                "removed",
                (known, probe) -> known.knownCut().surface(probe.probeCut(), SURFACE_MM),
                true);
        row(
                persons,
                "inside of the braincase",
                "removed",
                (known, probe) -> known.known().within(probe.probeCut()),
                true);
        List<Person> shuffled = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            Person probe = persons.get((i + people / 2) % people);
            Person known = persons.get(i);
            shuffled.add(new Person(
                    known.known(),
                    known.knownCut(),
                    probe.probe(),
                    probe.probeCut(),
                    known.isKnownCut(),
                    probe.isOut()));
        }
        row(
                shuffled,
                "face",
                "of somebody else (control: chance)",
                (known, probe) -> known.known().face(probe.probe(), FACE_MM),
                false);
    }

    private Person person(int i) {
        long person = seed * 10_000_000 + i;
        SplittableRandom random = new SplittableRandom(person);
        HeadScan known = HeadFamilyB.scan(person, 1, how(Modality.T1, random, 6, 0.01));
        HeadScan probe = HeadFamilyB.scan(person, 2, how(PROBES[i % PROBES.length], random, 18, 0.02));
        Pair first = portraits(known, person);
        Pair second = portraits(probe, ~person);
        return new Person(first.whole(), first.cut(), second.whole(), second.cut(), first.isOut(), second.isOut());
    }

    private static Acquisition how(Modality modality, SplittableRandom random, double pose, double noise) {
        return new Acquisition(
                modality,
                random.nextDouble(1.3, 1.7),
                random.nextDouble(-pose, pose),
                random.nextDouble(-pose, pose),
                random.nextDouble(-pose, pose) * 0.5,
                Acquisition.Crop.NONE,
                1,
                2,
                noise,
                modality.isMr() ? 0.15 : 0,
                false);
    }

    /// Before and after, and whether it left.
    private record Pair(Portrait whole, Portrait cut, boolean isOut) {}

    private static Pair portraits(HeadScan scan, long seed) {
        Subject subject = Subject.of(scan);
        Place place = Place.of(scan);
        float level = subject.level();
        Portrait whole = Portrait.of(subject.volume(), place, level);
        FaceRemoval removal = Remover.ELPIS.of(subject);
        if (removal instanceof FaceRemoval.Removed removed) {
            WorkVolume edited = Edited.smoothed(Edited.of(subject.volume(), removed, seed));
            return new Pair(whole, Portrait.of(edited, place, level), true);
        }
        return new Pair(whole, whole, removal instanceof FaceRemoval.Nothing);
    }

    /// Ranks by chance among equals.
    private void row(List<Person> persons, String attacker, String probes, Matcher matcher, boolean onlyOut) {
        SplittableRandom random = new SplittableRandom(seed);
        int first = 0;
        int five = 0;
        int of = 0;
        for (int i = 0; i < persons.size(); i++) {
            Person probe = persons.get(i);
            if (onlyOut && !probe.isOut()) {
                continue;
            }
            double own = matcher.apart(probe, probe);
            int rank = 0;
            for (int j = 0; j < persons.size(); j++) {
                double other = j == i ? Double.MAX_VALUE : matcher.apart(persons.get(j), probe);
                rank += other < own || other == own && random.nextBoolean() ? 1 : 0;
            }
            of++;
            first += rank == 0 ? 1 : 0;
            five += rank < 5 ? 1 : 0;
        }
        out.printf("| %s | %s | %s | %s |%n", attacker, probes, new Proportion(first, of), new Proportion(five, of));
    }
}
