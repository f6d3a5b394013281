package org.elpis.bench.faces;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.EnumMap;
import java.util.Map;
import org.elpis.bench.faces.Outcome.Stratum;
import org.elpis.testkit.head.Acquisition;
import org.elpis.testkit.head.HeadScan;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.Mask;
import org.elpis.vision.volume.WorkVolume;

/// Has a face removed, and measures what is left by the truth.
final class Trial {
    private Trial() {}

    static Outcome of(Remover remover, String family, long seed, Subject subject) {
        if (remover == Remover.ELPIS) {
            // What is garbage now must not count as memory of the removal.
            System.gc();
        }
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            pool.resetPeakUsage();
        }
        long heap = heap(false);
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        FaceRemoval removal = remover.of(subject);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        long peak = Math.max(0, heap(true) - heap);
        return switch (removal) {
            case FaceRemoval.Nothing nothing ->
                measured(remover, family, seed, subject, "nothing", nothing.why(), empty(subject), seconds, peak);
            case FaceRemoval.Doubt doubt ->
                measured(remover, family, seed, subject, "doubt", doubt.why(), empty(subject), seconds, peak);
            case FaceRemoval.Removed removed ->
                measured(remover, family, seed, subject, "removed", "", removed, seconds, peak);
        };
    }

    private static long heap(boolean isPeak) {
        long bytes = 0;
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getType() == MemoryType.HEAP) {
                bytes +=
                        isPeak ? pool.getPeakUsage().getUsed() : pool.getUsage().getUsed();
            }
        }
        return bytes;
    }

    private static FaceRemoval.Removed empty(Subject subject) {
        Mask none = new Mask(subject.volume().grid());
        return new FaceRemoval.Removed(
                none, none, none, java.util.Optional.empty(), new org.elpis.pixel.Faces.Check(1, 0, 0));
    }

    private static Outcome measured(
            Remover remover,
            String family,
            long seed,
            Subject subject,
            String kind,
            String why,
            FaceRemoval.Removed removed,
            double seconds,
            long peak) {
        float level = subject.level();
        WorkVolume edited = kind.equals("removed") ? Edited.of(subject.volume(), removed, seed) : subject.volume();
        Mask brain = subject.brain();
        int all = brain.count();
        brain.removeAll(removed.gone());
        return new Outcome(
                remover,
                family,
                seed,
                strata(subject.scan()),
                kind,
                why,
                subject.inner().cardinality(),
                subject.found(),
                Residual.byTruth(subject, subject.inner(), removed.gone()),
                Residual.byTruth(subject, subject.scan().face(), removed.gone()),
                kind.equals("removed") ? Residual.byValues(edited, subject.inner(), level) : subject.found(),
                Residual.byValues(Edited.smoothed(edited), subject.inner(), level),
                Residual.byTruth(subject, subject.scan().ears(), removed.gone()),
                all - brain.count(),
                all,
                seconds,
                peak);
    }

    static Map<Stratum, String> strata(HeadScan scan) {
        Acquisition how = scan.acquisition();
        int age = scan.traits().ageYears();
        double pose = Math.max(Math.abs(how.yaw()), Math.max(Math.abs(how.pitch()), Math.abs(how.roll())));
        boolean isThin = how.sliceMm() <= how.mm() * 1.2;
        Map<Stratum, String> strata = new EnumMap<>(Stratum.class);
        strata.put(Stratum.MODALITY, how.modality().name());
        strata.put(Stratum.AGE, age < 8 ? "3 to 7" : age < 18 ? "8 to 17" : age < 65 ? "18 to 64" : "65 to 85");
        strata.put(Stratum.PATHOLOGY, scan.traits().pathology());
        strata.put(Stratum.POSE, pose < 8 ? "below 08 degrees" : pose < 15 ? "below 15 degrees" : "up to 25 degrees");
        strata.put(
                Stratum.CROP,
                how.crop().name().toLowerCase(java.util.Locale.ROOT) + (how.isWrapped() ? ", wrapped" : ""));
        strata.put(Stratum.SLICES, isThin ? "thin" : how.sliceMm() < 3.5 ? "below 3.5 mm" : "up to 5 mm");
        strata.put(Stratum.NOISE, how.noise() < 0.015 ? "below 1.5 %" : how.noise() < 0.03 ? "below 3 %" : "up to 6 %");
        return strata;
    }
}
