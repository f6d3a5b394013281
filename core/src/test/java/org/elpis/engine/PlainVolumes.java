package org.elpis.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.UnreadableSourceException;
import org.elpis.pixel.Faces;
import org.elpis.pixel.VolumeFormat;
import org.elpis.pixel.VolumeHandling;
import org.elpis.pixel.VolumeOutcome;

/// Volumes that are texts: what they say is what becomes of them.
final class PlainVolumes implements VolumeFormat {
    final List<VolumeHandling> handlings = new ArrayList<>();

    @Override
    public boolean isNamed(String fileName) {
        return fileName.endsWith(".nii") || fileName.endsWith(".nii.gz");
    }

    @Override
    public VolumeOutcome release(Path source, Path target, VolumeHandling handling) throws IOException {
        handlings.add(handling);
        String text;
        try {
            text = Files.readString(source, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UnreadableSourceException("The volume could not be read.", e);
        }
        Files.writeString(target, "released " + text, StandardCharsets.UTF_8);
        return switch (text) {
            case "face" -> new VolumeOutcome.Defaced(".nii.gz", 1, 7, new Faces.Check(0.0012, 0, 900));
            case "none" -> new VolumeOutcome.Faceless(".nii.gz", 1, "it shows no head");
            case "fault" -> throw new IllegalStateException("a fault of this software");
            case "doubt" -> new VolumeOutcome.Doubt("its brain is odd");
            default -> new VolumeOutcome.Unreadable("it is no NIfTI file");
        };
    }
}
