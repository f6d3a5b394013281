package org.elpis.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.engine.Progress;
import org.elpis.engine.SeenHeads;
import org.elpis.engine.SeenImage;
import org.elpis.pixel.Faces;

/// Looks at pixels: of every series at one image, and at more where there is room, or at all. For one thread.
final class PixelSurvey {
    /// A minute at most, where an image takes two seconds.
    static final int MAX_IMAGES = 24;
    /// Pixels of all frames of an image; above that it takes many seconds, and is looked at only when asked for.
    static final long MAX_PIXELS = 1L << 26;
    /// Heads take seconds a series.
    static final int MAX_STUDIES = 4;

    /// How much is looked at.
    enum Extent {
        NOTHING,
        /// Within the bounds of this class.
        SOME,
        EVERYTHING
    }

    private final Extent extent;
    private final boolean wantsPictures;
    private final ReadLimits limits;
    private final Set<String> series = new HashSet<>();
    private final List<Path> firsts = new ArrayList<>();
    private final List<Path> others = new ArrayList<>();
    private final Map<String, List<Path>> volumes = new LinkedHashMap<>();
    private final Map<String, SeenImage> images = new LinkedHashMap<>();
    private final List<Faces.SeriesFace> heads = new ArrayList<>();
    private int all;
    private int tooLarge;
    private int unreadable;

    /// @param wantsPictures  whether views are kept for a page
    PixelSurvey(Extent extent, boolean wantsPictures, ReadLimits limits) {
        this.extent = extent;
        this.wantsPictures = wantsPictures;
        this.limits = limits;
    }

    /// Notes an object whose header was read; nothing is looked at yet.
    void add(Path file, Instance instance) {
        DataSet data = instance.dataSet();
        if (extent == Extent.NOTHING || !data.contains(Tag.PIXEL_DATA)) {
            return;
        }
        all++;
        if (wantsPictures && SeenHeads.isVolume(instance)) {
            note(data.string(Tag.STUDY_INSTANCE_UID), file);
        }
        if (extent == Extent.SOME && pixels(data) > MAX_PIXELS) {
            tooLarge++;
        } else if (extent == Extent.EVERYTHING || isFirst(data)) {
            firsts.add(file);
        } else if (others.size() < MAX_IMAGES) {
            others.add(file);
        }
    }

    private boolean isFirst(DataSet data) {
        return firsts.size() < MAX_IMAGES && series.add(data.string(Tag.SERIES_INSTANCE_UID));
    }

    private void note(String study, Path file) {
        if (volumes.containsKey(study) || volumes.size() < MAX_STUDIES) {
            volumes.computeIfAbsent(study, absent -> new ArrayList<>()).add(file);
        }
    }

    private static long pixels(DataSet data) {
        long columns = Math.max(0, data.number(Tag.COLUMNS, 0));
        long rows = Math.max(0, data.number(Tag.ROWS, 0));
        return columns * rows * Math.max(1, data.number(Tag.NUMBER_OF_FRAMES, 1));
    }

    void look(Progress progress) {
        List<Path> chosen = new ArrayList<>(firsts);
        for (Path other : others) {
            if (chosen.size() < MAX_IMAGES) {
                chosen.add(other);
            }
        }
        progress.start(Progress.Phase.LOOKING, chosen.size() + volumes.size(), 0);
        for (Path file : chosen) {
            look(file);
            progress.advance(size(file));
        }
        for (List<Path> study : volumes.values()) {
            try {
                heads.addAll(SeenHeads.of(study, limits));
            } catch (IOException e) {
                unreadable++;
            }
            progress.advance(0);
        }
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private void look(Path file) {
        try (FileSource source = FileSource.open(file)) {
            Instance instance = DicomReader.read(source, limits);
            SeenImage seen = SeenImage.of(instance);
            // A page with more could not be opened; the texts count all.
            boolean isShown = wantsPictures && images.size() < MAX_IMAGES;
            images.put(file.toString(), isShown ? seen.withView(instance) : seen);
        } catch (MalformedDicomException | IOException e) {
            unreadable++;
        }
    }

    boolean isWanted() {
        return extent != Extent.NOTHING;
    }

    /// By name of their file.
    Map<String, SeenImage> images() {
        return images;
    }

    /// Those of which a page shows a picture, or says why not.
    Map<String, SeenImage> shown() {
        Map<String, SeenImage> shown = new LinkedHashMap<>();
        images.forEach((file, image) -> {
            if (shown.size() < MAX_IMAGES) {
                shown.put(file, image);
            }
        });
        return shown;
    }

    List<Faces.SeriesFace> heads() {
        return heads;
    }

    /// Images with Pixel Data, whether looked at or not.
    int all() {
        return all;
    }

    /// Passed over for their size.
    int tooLarge() {
        return tooLarge;
    }

    /// Files that could be read before and not any more, and studies with one.
    int unreadable() {
        return unreadable;
    }

    int count(SeenImage.Verdict verdict) {
        int count = 0;
        for (SeenImage image : images.values()) {
            count += image.verdict() == verdict ? 1 : 0;
        }
        return count;
    }

    /// Images in which something looks like writing.
    int withBoxes() {
        int count = 0;
        for (SeenImage image : images.values()) {
            count += image.boxes().isEmpty() ? 0 : 1;
        }
        return count;
    }

    int boxes() {
        int count = 0;
        for (SeenImage image : images.values()) {
            count += image.boxes().size();
        }
        return count;
    }
}
