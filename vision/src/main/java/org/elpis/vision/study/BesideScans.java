package org.elpis.vision.study;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Faces.Finding;
import org.elpis.vision.volume.SlicePlane;

/// What pictures, renderings, surfaces and contours of a study show of a face, after its scans were
/// looked into.
final class BesideScans {
    private static final String NO_WORD = "nothing says that it shows a head";

    /// A face is wider and higher, also a newborn's.
    private static final double FACE_MM = 80;

    /// The least of a head that somebody could recognise: a nose, or eyes with their brows.
    private static final double PART_OF_FACE_MM = 40;

    private final Map<String, HeadSpace> spaces;
    private final Sources heads;
    private final StoredFrames.Opening frames;

    /// @param spaces  by Frame of Reference UID, or as [StudyObject#space] says
    /// @param heads  objects and series that may show a head
    /// @param frames  decodes
    BesideScans(Map<String, HeadSpace> spaces, Sources heads, StoredFrames.Opening frames) {
        this.spaces = spaces;
        this.heads = heads;
        this.frames = frames;
    }

    /// Of pixels that lie nowhere, or of slices that nobody can make a volume of and no scanner calls its
    /// own: a page of words leaves, whatever it was made from.
    Finding picture(Instance object, StudyObject known) throws IOException {
        boolean isHead = known.region() == BodyRegion.HEAD && isOfAScanner(object.dataSet());
        if (heads.has(object.dataSet())) {
            return new Finding.Doubt("it was made from slices of a head and nothing says where it lies");
        }
        if (heads.isEmpty() && !isHead || !hasShades(object)) {
            return new Finding.Nothing(heads.isEmpty() ? NO_WORD : "it shows words and lines and no tissue");
        }
        return new Finding.Doubt(
                heads.isEmpty()
                        ? "its header speaks of a head, and it shows more than words and lines"
                        : "it lies in a study of a head, and shows more than words and lines");
    }

    /// By its own word; a picture taken by light, ultrasound or as a projection is judged as those are.
    private static boolean isOfAScanner(DataSet picture) {
        return switch (picture.string(Tag.MODALITY)) {
            case "CT", "MR", "PT", "SC", "OT", "" -> true;
            default -> false;
        };
    }

    private boolean hasShades(Instance object) throws IOException {
        StoredFrames all = frames.of(object);
        for (int i = 0; i < all.layout().frames(); i++) {
            if (PictureTones.hasShades(all.raster(i))) {
                return true;
            }
        }
        return false;
    }

    /// Of what draws the outside of a body. Without a scan only words can tell of which part.
    Finding shape(StudyObject known, String what) {
        if (!heads.isEmpty() || known.region() == BodyRegion.HEAD) {
            return new Finding.Doubt(what + " from a study of a head");
        }
        boolean isClear = spaces.values().stream().anyMatch(HeadSpace::isClear);
        return known.region() == BodyRegion.UNKNOWN && !isClear
                ? new Finding.Doubt(what + ", and nothing says of what part of the body")
                : new Finding.Nothing(NO_WORD);
    }

    /// Of masks that were made of a scan in which nobody could look, or that is not there.
    ///
    /// @param planes  none of masks of projections and of slides
    Finding segments(Instance object, StudyObject known, List<SlicePlane> planes) throws IOException {
        if (planes.isEmpty()) {
            return heads.isEmpty()
                    ? new Finding.Nothing("it marks no slices of a scan")
                    : new Finding.Doubt("nothing says where its slices lie");
        }
        boolean isElsewhere = heads.isEmpty() && known.region() == BodyRegion.ELSEWHERE;
        double least = known.region() == BodyRegion.HEAD ? PART_OF_FACE_MM : FACE_MM;
        return !isElsewhere && MarkedExtent.of(frames.of(object), planes).reaches(least)
                ? new Finding.Doubt("the scan that it marks is not in its study, or shows no volume")
                : new Finding.Nothing(NO_WORD);
    }

    Finding structures(DataSet dataSet, StudyObject known) throws IOException {
        Contours contours = new Contours(dataSet);
        Map<String, WorldMask> worlds = new HashMap<>();
        boolean isKnown = !contours.frames().isEmpty();
        for (String frame : contours.frames()) {
            HeadSpace space = spaces.get(frame);
            if (space == null) {
                isKnown = false;
                continue;
            }
            isKnown &= space.world().isPresent() || space.isClear();
            Optional<String> doubt = space.doubt();
            if (doubt.isPresent()) {
                return new Finding.Doubt(doubt.get());
            }
            space.world().ifPresent(world -> worlds.put(frame, world));
        }
        if (contours.isTooLarge()) {
            return new Finding.Doubt("a contour of it has more points than are read here");
        }
        boolean speaksOfHead = known.region() == BodyRegion.HEAD || contours.namesHead();
        if (!isKnown && (speaksOfHead || !heads.isEmpty())) {
            return new Finding.Doubt("the scan that it draws in is not in its study");
        }
        boolean isElsewhere = known.region() == BodyRegion.ELSEWHERE;
        List<Location> locations = isKnown || isElsewhere ? contours.of(worlds) : contours.outlines();
        return locations.isEmpty()
                ? new Finding.Nothing("none of its contours draws a face")
                : new Finding.Elements(locations);
    }
}
