package org.elpis.bench.faces;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.View;
import org.elpis.vision.face.FaceFinder;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.face.HeadView;
import org.elpis.vision.nifti.NiftiScan;
import org.elpis.vision.volume.WorkVolume;

/// Draws a real head from three sides, before and after, as PGM pictures.
final class Looked {
    private static final int PIXELS = 400;

    private Looked() {}

    static void at(Path file, Path folder) throws IOException {
        WorkVolume.Kind kind = RealHeads.kind(file);
        WorkVolume volume = Files.isDirectory(file) ? RealSeries.read(file, kind) : NiftiScan.read(file, kind);
        float level = HeadView.level(volume);
        Files.createDirectories(folder);
        draw(new HeadView(volume, level), folder, "before");
        FaceRemoval removal = FaceFinder.find(volume, FaceHandling.DEFAULT);
        if (removal instanceof FaceRemoval.Removed removed) {
            draw(new HeadView(HeadView.without(volume, removed.gone()), level), folder, "after");
            draw(new HeadView(Edited.smoothed(Edited.of(volume, removed, 1)), level), folder, "after-smoothed");
        }
    }

    private static void draw(HeadView head, Path folder, String name) throws IOException {
        for (HeadView.Side side : HeadView.Side.values()) {
            View view = head.shaded(side, PIXELS);
            String file = name + "-" + side.name().toLowerCase(Locale.ROOT) + ".pgm";
            try (OutputStream out = Files.newOutputStream(folder.resolve(file))) {
                out.write(("P5 " + PIXELS + " " + PIXELS + " 255\n").getBytes(StandardCharsets.US_ASCII));
                out.write(view.values());
            }
        }
    }
}
