package org.elpis.bench.faces;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.elpis.bench.faces.Portrait.Place;
import org.elpis.pixel.FaceHandling;
import org.elpis.vision.face.FaceFinder;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.face.HeadView;
import org.elpis.vision.nifti.NiftiScan;
import org.elpis.vision.volume.WorkVolume;

/// Has faces removed from the few real heads there are. Nobody knows the truth of them: what is counted
/// is what the removal
/// says of itself.
record RealHeads(PrintStream out, Path data) {
    /// One person twice, lying on the back and on the belly.
    private static final List<String> SAME =
            List.of("mr-head-t1sag-supine-siemens", "mr-head-t1sag-prone-siemens-jpegls");

    private static final List<String> SERIES = List.of("mr-head-memprage-siemens", SAME.get(0), SAME.get(1));

    static WorkVolume.Kind kind(Path file) {
        return file.getFileName().toString().startsWith("ct") ? WorkVolume.Kind.CT : WorkVolume.Kind.MR;
    }

    void run() throws IOException {
        Path folder = data.resolve("head-mri");
        if (!Files.isDirectory(folder)) {
            out.println("\nReal heads: left out, their folder is not there.");
            return;
        }
        out.println(
                "\n| real head | voxels | outcome | of its surface left, by its own check | brain touched, by its own check | voxels gone | CPU s |");
        out.println("| --- | --- | --- | ---: | ---: | ---: | ---: |");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.filter(file -> file.toString().endsWith(".nii.gz")
                            && !file.getFileName().toString().startsWith("mask"))
                    .sorted()
                    .toList();
        }
        for (Path file : files) {
            row(file.getFileName().toString().replace(".nii.gz", ""), NiftiScan.read(file, kind(file)));
        }
        for (String name : SERIES) {
            if (Files.isDirectory(data.resolve("series").resolve(name))) {
                row(name, series(name));
            }
        }
        if (Files.isDirectory(data.resolve("series").resolve(SAME.get(1)))) {
            pair();
        }
    }

    private WorkVolume series(String name) throws IOException {
        return RealSeries.read(data.resolve("series").resolve(name), WorkVolume.Kind.MR);
    }

    /// How unlike the scan of one person is to another of the same, and to those of others, with its
    /// face and without.
    private void pair() throws IOException {
        WorkVolume probe = series(SAME.get(0));
        float level = HeadView.level(probe);
        double[] middle = Registration.middle(probe, level);
        Place straight = Registration.place(new double[] {0, 0, 0, middle[0], middle[1], middle[2]});
        Portrait whole = Portrait.of(probe, straight, level);
        Portrait cut = whole;
        if (FaceFinder.find(probe, FaceHandling.DEFAULT) instanceof FaceRemoval.Removed removed) {
            cut = Portrait.of(Edited.smoothed(Edited.of(probe, removed, 1)), straight, level);
        } else {
            out.println("\nThe face of the probe below was not removed: its two halves are the same.");
        }
        out.printf(
                "%n| gallery, beside %s | face | face, removed from the probe | surface, removed | inside, removed |%n",
                SAME.get(0));
        out.println("| --- | ---: | ---: | ---: | ---: |");
        for (String name : List.of(SAME.get(1), SERIES.get(0), "t1-head-ext2", "t1-chris", "t1-colin27-ch2")) {
            WorkVolume other = name.startsWith("mr-")
                    ? series(name)
                    : NiftiScan.read(data.resolve("head-mri").resolve(name + ".nii.gz"), WorkVolume.Kind.MR);
            float itsLevel = HeadView.level(other);
            Place place = Registration.of(probe, middle, other, Registration.middle(other, itsLevel));
            Portrait known = Portrait.of(other, place, itsLevel);
            out.printf(
                    Locale.ROOT,
                    "| %s | %.2f mm | %.2f mm | %.2f mm | %.3f |%n",
                    name,
                    known.face(whole, 12),
                    known.face(cut, 12),
                    known.kept(cut, 8),
                    known.within(cut));
        }
    }

    private void row(String name, WorkVolume volume) {
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        FaceRemoval removal = FaceFinder.find(volume, FaceHandling.DEFAULT);
        double seconds = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start) / 1e9;
        String size = volume.grid().nx() + " x " + volume.grid().ny() + " x "
                + volume.grid().nz() + " of "
                + String.format(Locale.ROOT, "%.2f mm", volume.grid().mm());
        String cells = switch (removal) {
            case FaceRemoval.Nothing nothing -> "nothing: " + nothing.why() + " | | | |";
            case FaceRemoval.Doubt doubt -> "doubt: " + doubt.why() + " | | | |";
            case FaceRemoval.Removed removed ->
                String.format(
                        Locale.ROOT,
                        "removed | %.2f %% | %d of %d | %d |",
                        100 * removed.check().residualSurface(),
                        removed.check().brainTouched(),
                        removed.check().brain(),
                        removed.gone().count());
        };
        out.printf(Locale.ROOT, "| %s | %s | %s %.2f |%n", name, size, cells, seconds);
    }
}
