package org.elpis.vision.study;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Value;
import org.elpis.vision.volume.Vector3;
import org.jspecify.annotations.Nullable;

/// The contours of a structure set that draw a face.
///
/// Source: PS3.3 C.8.8.5, C.8.8.6 and C.8.8.8
final class Contours {
    private static final int FRAME_OF_REFERENCE_UID = 0x0020_0052;
    private static final int REFERENCED_FRAME_OF_REFERENCE_SEQUENCE = 0x3006_0010;
    private static final int STRUCTURE_SET_ROI_SEQUENCE = 0x3006_0020;
    private static final int ROI_NUMBER = 0x3006_0022;
    private static final int REFERENCED_FRAME_OF_REFERENCE_UID = 0x3006_0024;
    private static final int ROI_NAME = 0x3006_0026;
    private static final int ROI_CONTOUR_SEQUENCE = 0x3006_0039;
    private static final int CONTOUR_SEQUENCE = 0x3006_0040;
    private static final int CONTOUR_DATA = 0x3006_0050;
    private static final int RT_ROI_OBSERVATIONS_SEQUENCE = 0x3006_0080;
    private static final int REFERENCED_ROI_NUMBER = 0x3006_0084;
    private static final int RT_ROI_INTERPRETED_TYPE = 0x3006_00A4;

    /// Share of points within the mask from which on a contour follows the face: a skin contour of a head
    /// to the shoulders has more, an organ that touches the mask has less.
    private static final double NOTICEABLE = 0.02;

    /// Points within the mask that contours of organs may have together: half of the 68 with which faces
    /// are annotated (Sagonas et al., ICCV Workshops 2013).
    private static final int MOST_LEFT = 34;

    /// Around a slice of a head, in millimetres: from less than a newborn's 330 to an adult's 620 with
    /// ears and nose.
    private static final double SHORTEST_OUTLINE_MM = 300;

    private static final double LONGEST_OUTLINE_MM = 800;

    /// A face of 100 mm has so many slices of 10 mm, and thicker ones draw none. A set of fewer contours
    /// may be a part of it.
    private static final int FEWEST_OUTLINES = 10;

    private static final Pattern SKIN = Pattern.compile(
            "(?i)\\b(skin|body|external|outline|surface|patient|haut|aussen|peau|contour|piel|pelle|huid|pele)");

    private static final int MOST_BYTES = 16 << 20;

    private final DataSet dataSet;
    private final Map<Integer, String> frames = new HashMap<>();
    private final Set<Integer> external = new HashSet<>();
    private final Set<Integer> skins = new HashSet<>();

    Contours(DataSet dataSet) {
        this.dataSet = dataSet;
        for (DataSet roi : dataSet.items(STRUCTURE_SET_ROI_SEQUENCE)) {
            frames.put(roi.number(ROI_NUMBER, -1), roi.string(REFERENCED_FRAME_OF_REFERENCE_UID));
            if (SKIN.matcher(roi.string(ROI_NAME).replace('_', ' ')).find()) {
                skins.add(roi.number(ROI_NUMBER, -1));
            }
        }
        for (DataSet observation : dataSet.items(RT_ROI_OBSERVATIONS_SEQUENCE)) {
            if (observation.string(RT_ROI_INTERPRETED_TYPE).equals("EXTERNAL")) {
                external.add(observation.number(REFERENCED_ROI_NUMBER, -1));
            }
        }
    }

    /// The frames of reference that it draws in.
    Set<String> frames() {
        Set<String> all = new HashSet<>(frames.values());
        all.add(dataSet.string(FRAME_OF_REFERENCE_UID));
        for (DataSet frame : dataSet.items(REFERENCED_FRAME_OF_REFERENCE_SEQUENCE)) {
            all.add(frame.string(FRAME_OF_REFERENCE_UID));
        }
        all.remove("");
        return all;
    }

    /// Whether a name of what is drawn is one of a head's.
    boolean namesHead() {
        return names().stream().anyMatch(name -> BodyRegion.of(name) == BodyRegion.HEAD);
    }

    private List<String> names() {
        return dataSet.items(STRUCTURE_SET_ROI_SEQUENCE).stream()
                .map(roi -> roi.string(ROI_NAME))
                .toList();
    }

    /// Where the contours are that draw the face. None may be too large.
    ///
    /// Those that follow the face go, and then whichever has most points in it, until the rest has so few
    /// together that it draws none.
    ///
    /// @param worlds  by Frame of Reference UID
    List<Location> of(Map<String, WorldMask> worlds) throws IOException {
        List<Integer> faces = new ArrayList<>();
        List<Touching> touching = new ArrayList<>();
        List<DataSet> rois = dataSet.items(ROI_CONTOUR_SEQUENCE);
        for (int i = 0; i < rois.size(); i++) {
            int number = rois.get(i).number(REFERENCED_ROI_NUMBER, -1);
            WorldMask world = world(worlds, frames.getOrDefault(number, ""));
            if (world == null) {
                continue;
            }
            Touching roi = touching(i, rois.get(i), world);
            if (external.contains(number) || roi.share() >= NOTICEABLE) {
                faces.add(i);
            } else if (roi.inside() > 0) {
                touching.add(roi);
            }
        }
        touching.sort(Comparator.comparingLong(Touching::inside).thenComparing(Touching::index, (x, y) -> y - x));
        long left = touching.stream().mapToLong(Touching::inside).sum();
        while (left > MOST_LEFT) {
            Touching most = touching.removeLast();
            faces.add(most.index());
            left -= most.inside();
        }
        return locations(rois, faces);
    }

    /// Where the contours are that may draw the skin of a head, by their size: for a set in whose scan
    /// nobody could look. None may be too large.
    List<Location> outlines() throws IOException {
        List<Integer> found = new ArrayList<>();
        List<DataSet> rois = dataSet.items(ROI_CONTOUR_SEQUENCE);
        boolean isElsewhere = names().stream().anyMatch(name -> BodyRegion.of(name) == BodyRegion.ELSEWHERE);
        for (int i = 0; i < rois.size(); i++) {
            int number = rois.get(i).number(REFERENCED_ROI_NUMBER, -1);
            boolean isSkin = external.contains(number) || skins.contains(number);
            if ((isSkin || !isElsewhere) && hasOutlineOfHead(rois.get(i))) {
                found.add(i);
            }
        }
        return locations(rois, found);
    }

    private static List<Location> locations(List<DataSet> rois, List<Integer> indexes) {
        return indexes.stream()
                .sorted()
                .filter(index -> rois.get(index).contains(CONTOUR_SEQUENCE))
                .map(index -> Location.top(ROI_CONTOUR_SEQUENCE).child(index, CONTOUR_SEQUENCE))
                .toList();
    }

    /// Contours of one slice may have any size where they cut off a shoulder or a foot; a face takes
    /// many.
    private static boolean hasOutlineOfHead(DataSet roi) throws IOException {
        int outlines = 0;
        int contours = 0;
        for (DataSet contour : roi.items(CONTOUR_SEQUENCE)) {
            double[] data = numbers(contour);
            double around = around(data);
            contours += data.length >= 9 ? 1 : 0;
            outlines += around < SHORTEST_OUTLINE_MM || around > LONGEST_OUTLINE_MM ? 0 : 1;
        }
        return outlines >= Math.min(FEWEST_OUTLINES, Math.max(1, contours));
    }

    /// Millimetres; not a number where one of the points is none.
    private static double around(double[] data) {
        double around = 0;
        for (int i = 0; i + 2 < data.length; i += 3) {
            int before = i == 0 ? (data.length / 3 - 1) * 3 : i - 3;
            around += Math.sqrt(square(data[i] - data[before])
                    + square(data[i + 1] - data[before + 1])
                    + square(data[i + 2] - data[before + 2]));
        }
        return around;
    }

    private static double square(double value) {
        return value * value;
    }

    /// Of a contour that names no frame of reference, the only one there is.
    private static @Nullable WorldMask world(Map<String, WorldMask> worlds, String frame) {
        return frame.isEmpty() && worlds.size() == 1
                ? worlds.values().iterator().next()
                : worlds.get(frame);
    }

    /// What one ROI has within a mask.
    private record Touching(int index, long points, long inside) {
        double share() {
            return points == 0 ? 0 : inside / (double) points;
        }
    }

    private static Touching touching(int index, DataSet roi, WorldMask world) throws IOException {
        long points = 0;
        long inside = 0;
        for (DataSet contour : roi.items(CONTOUR_SEQUENCE)) {
            double[] data = numbers(contour);
            for (int i = 0; i + 2 < data.length; i += 3) {
                points++;
                if (world.isGone(new Vector3(data[i], data[i + 1], data[i + 2]))) {
                    inside++;
                }
            }
        }
        return new Touching(index, points, inside);
    }

    /// Numbers that cannot be read are outside of everything.
    private static double[] numbers(DataSet contour) throws IOException {
        Element element = contour.get(CONTOUR_DATA).orElse(null);
        if (element == null) {
            return new double[0];
        }
        String text = switch (element.value()) {
            case Value.Bytes bytes -> bytes.ascii();
            case Value.Region region -> new String(region.load(MOST_BYTES), StandardCharsets.ISO_8859_1);
            case Value.Items items -> "";
            case Value.Fragments fragments -> "";
        };
        String[] parts = text.split("\\\\");
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            numbers[i] = number(parts[i].strip());
        }
        return numbers;
    }

    private static double number(String text) {
        try {
            return text.length() > 32 ? Double.NaN : Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /// Whether a contour has more points than are read here.
    boolean isTooLarge() {
        for (DataSet roi : dataSet.items(ROI_CONTOUR_SEQUENCE)) {
            for (DataSet contour : roi.items(CONTOUR_SEQUENCE)) {
                Value data = contour.get(CONTOUR_DATA).map(Element::value).orElse(Value.Bytes.EMPTY);
                if (data instanceof Value.Region region && region.length() > MOST_BYTES) {
                    return true;
                }
            }
        }
        return false;
    }
}
