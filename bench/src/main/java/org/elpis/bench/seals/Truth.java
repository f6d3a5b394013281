package org.elpis.bench.seals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.seal.Change;

/// In what two drawn objects differ, by the drawn values and by other lines than the seal's.
///
/// @param changes  that must be told, and no others
/// @param unsealed  gained attributes that no seal speaks of
record Truth(List<Change> changes, List<Change> unsealed) {
    /// How things are encoded, as the page of the format says: not sealed.
    private static final Set<Integer> ENCODING =
            Set.of(0x0028_0004, 0x0028_0006, 0x0028_0008, 0x0028_0100, 0x0028_0102);

    /// Identity among what is drawn: that it is gained changes nothing that a seal says.
    private static final String IDENTITY = "(0010,";

    static final Truth NOTHING = new Truth(List.of(), List.of());

    static Truth of(DrawnObject before, DrawnObject after) {
        List<Change> changes = new ArrayList<>();
        List<Change> unsealed = new ArrayList<>();
        String uid = before.uid();
        Map<String, String> sealed = values(before);
        Map<String, String> found = values(after);
        sealed.forEach((path, value) -> {
            String there = found.remove(path);
            if (!value.equals(there)) {
                Change.Kind kind = there == null ? Change.Kind.LOST : Change.Kind.CHANGED;
                changes.add(new Change.Attribute(uid, path, kind));
            }
        });
        for (String path : found.keySet()) {
            (isUnsealed(path) ? unsealed : changes).add(new Change.Attribute(uid, path, Change.Kind.GAINED));
        }
        changes.addAll(frames(uid, before.pixels(), after.pixels()));
        return new Truth(changes, unsealed);
    }

    private static boolean isUnsealed(String path) {
        return path.startsWith(IDENTITY);
    }

    /// Each value by its path; of a sequence the number of its items.
    private static Map<String, String> values(DrawnObject object) {
        Map<String, String> values = new TreeMap<>();
        add("", object.elements(false), values);
        ENCODING.forEach(tag -> values.remove(path("", tag)));
        List<BitSet> drawn = object.pixels().drawn();
        if (drawn.stream().anyMatch(frame -> !frame.isEmpty())) {
            values.put("(6000,3000)", drawn.toString());
        }
        return values;
    }

    private static void add(String before, Iterable<Element> elements, Map<String, String> values) {
        for (Element element : elements) {
            String path = path(before, element.tag());
            if (element.value() instanceof Value.Items items) {
                values.put(path, "items " + items.items().size());
                for (int i = 0; i < items.items().size(); i++) {
                    add(path + "[" + i + "].", items.items().get(i), values);
                }
            } else if (element.value() instanceof Value.Bytes bytes) {
                values.put(path, new String(bytes.copy(), StandardCharsets.ISO_8859_1));
            }
        }
    }

    private static String path(String before, int tag) {
        return before + String.format(Locale.ROOT, "(%04X,%04X)", Tag.group(tag), Tag.element(tag));
    }

    private static List<Change> frames(String uid, DrawnPixels before, DrawnPixels after) {
        List<Change> changes = new ArrayList<>();
        if (before.frames().size() != after.frames().size()) {
            changes.add(new Change.FrameCount(
                    uid, before.frames().size(), after.frames().size()));
            return changes;
        }
        for (int frame = 0; frame < before.frames().size(); frame++) {
            if (before.hasFormOf(after)) {
                changes.addAll(tiles(uid, frame, before, after));
            } else {
                changes.add(new Change.Frame(uid, frame));
            }
        }
        return changes;
    }

    private static Set<Change> tiles(String uid, int frame, DrawnPixels before, DrawnPixels after) {
        short[] one = before.frames().get(frame);
        short[] other = after.frames().get(frame);
        Set<Change> tiles = new LinkedHashSet<>();
        if (Arrays.equals(one, other)) {
            return tiles;
        }
        for (int i = 0; i < one.length; i++) {
            if (one[i] != other[i]) {
                int pixel = i / before.photometric().samples();
                tiles.add(tile(uid, frame, pixel % before.columns(), pixel / before.columns(), before));
            }
        }
        return tiles;
    }

    static Change.Tile tile(String uid, int frame, int x, int y, DrawnPixels pixels) {
        int side = pixels.columns() > 1024 || pixels.rows() > 1024 ? 32 : 16;
        int left = x - x % side;
        int top = y - y % side;
        return new Change.Tile(
                uid, frame, left, top, Math.min(side, pixels.columns() - left), Math.min(side, pixels.rows() - top));
    }
}
