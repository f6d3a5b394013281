package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.Instance;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;

/// Faces that the scans of one study show: what anybody could render from them.
public final class SeenHeads {
    /// Nothing is released, so nobody could subtract the noise that this gives.
    private static final byte[] NO_SECRET = new byte[32];

    private SeenHeads() {}

    /// Whether an object has slices or a volume from which a head can be rendered.
    public static boolean isVolume(Instance object) {
        return FaceRole.of(object) == FaceRole.VOLUME;
    }

    /// Looks for faces in all objects together; takes seconds a series.
    ///
    /// @param files  of one study, each with an object that can be read
    /// @return one line a series, those with a face with its views
    /// @throws IOException when a file cannot be read any more
    /// @throws IllegalStateException when nobody here looks at pixels
    public static List<Faces.SeriesFace> of(List<Path> files, ReadLimits limits) throws IOException {
        List<InputItem> items = new ArrayList<>(files.size());
        for (Path file : files) {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            String name = file.toString();
            items.add(new InputItem(
                    file, name, name, found.size(), found.lastModifiedTime().toMillis()));
        }
        return Examiners.find()
                .orElseThrow(() -> new IllegalStateException("Nobody here looks at pixels."))
                .faces(new FileImages(items, limits), FaceHandling.DEFAULT, NO_SECRET)
                .series();
    }
}
