package org.elpis.device;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.pixel.Box;

/// Learns templates from what was found in images: places where those of a device agree.
///
/// The order in which images come does not matter. Thread-safe.
///
/// Rules: docs/formats/device-templates.md
public final class TemplateLearning {
    /// Objects of a device that say enough.
    public static final int USUAL_OBJECTS = 5;

    /// With one patient, a name stands at the same place in every object.
    private static final int LEAST_PATIENTS = 2;
    /// Objects that count, of one device: more say nothing new and cost time.
    private static final int MOST_OBJECTS = 1000;

    private final Map<DeviceModel, Map<String, Seen>> devices = new TreeMap<>();

    private record Seen(String patient, List<Box> boxes) {}

    /// What became of the images of one device.
    ///
    /// @param template  empty when too few agree
    public record Learned(DeviceModel device, int objects, int patients, List<DeviceTemplate> template) {
        public Learned {
            template = List.copyOf(template);
        }
    }

    /// Takes in what was found in one image.
    ///
    /// @param sopInstanceUid  an image that comes twice counts once
    /// @param patient  tells patients apart; kept in memory only
    public synchronized void add(DeviceModel device, String sopInstanceUid, String patient, List<Box> found) {
        devices.computeIfAbsent(device, absent -> new TreeMap<>())
                .putIfAbsent(sopInstanceUid, new Seen(patient, List.copyOf(found)));
    }

    /// What is the same in the images of each device.
    ///
    /// @param least  objects that a template needs, at least 2
    public synchronized List<Learned> learned(int least) {
        List<Learned> learned = new ArrayList<>();
        devices.forEach((device, objects) -> learned.add(learned(
                device, objects.values().stream().limit(MOST_OBJECTS).toList(), least)));
        return learned;
    }

    private static Learned learned(DeviceModel device, List<Seen> objects, int least) {
        Set<String> patients = new HashSet<>();
        objects.forEach(seen -> patients.add(seen.patient()));
        boolean isEnough = objects.size() >= least && patients.size() >= LEAST_PATIENTS;
        List<DeviceTemplate.Place> places = isEnough ? places(objects) : List.of();
        return new Learned(
                device,
                objects.size(),
                patients.size(),
                places.isEmpty()
                        ? List.of()
                        : List.of(new DeviceTemplate(device, objects.size(), patients.size(), places)));
    }

    private static List<DeviceTemplate.Place> places(List<Seen> objects) {
        List<DeviceTemplate.Place> places = new ArrayList<>();
        for (Group group : groups(objects)) {
            Set<String> patients = new HashSet<>();
            group.objects.stream().forEach(i -> patients.add(objects.get(i).patient()));
            int count = group.objects.cardinality();
            // Four of five: what a device always draws is missed by the detector in fewer, and what stands in some of
            // its layouts only would take tissue from the others.
            if (5L * count >= 4L * objects.size() && patients.size() >= LEAST_PATIENTS) {
                places.add(new DeviceTemplate.Place(group.around, count));
            }
        }
        return places;
    }

    /// Boxes of several objects that are one place.
    private static final class Group {
        final Box first;
        final BitSet objects = new BitSet();
        Box around;

        Group(Box first) {
            this.first = first;
            this.around = first;
        }
    }

    private record Member(Box box, int object) {
        long area() {
            return (long) box.width() * box.height();
        }
    }

    private static List<Group> groups(List<Seen> objects) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < objects.size(); i++) {
            for (Box box : objects.get(i).boxes()) {
                members.add(new Member(box, i));
            }
        }
        members.sort(Comparator.comparingLong(Member::area)
                .reversed()
                .thenComparing(Member::box, DeviceTemplate.ORDER)
                .thenComparingInt(Member::object));
        List<Group> groups = new ArrayList<>();
        for (Member member : members) {
            Group group = groups.stream()
                    .filter(known -> isOne(known.first, member.box()))
                    .findFirst()
                    .orElseGet(() -> new Group(member.box()));
            if (group.objects.isEmpty()) {
                groups.add(group);
            }
            group.objects.set(member.object());
            group.around = group.around.union(member.box());
        }
        return groups;
    }

    /// Whether two boxes are the same place: on one line, which may be longer in one object than in another.
    private static boolean isOne(Box one, Box other) {
        boolean isAcross = one.width() >= one.height();
        if (isAcross != other.width() >= other.height()) {
            return false;
        }
        int rows = Math.min(one.bottom(), other.bottom()) - Math.max(one.y(), other.y());
        int columns = Math.min(one.right(), other.right()) - Math.max(one.x(), other.x());
        int mostHigh = Math.max(one.height(), other.height());
        int mostWide = Math.max(one.width(), other.width());
        int leastHigh = Math.min(one.height(), other.height());
        int leastWide = Math.min(one.width(), other.width());
        return isAcross
                ? 2 * rows >= mostHigh && 2 * columns >= leastWide
                : 2 * columns >= mostWide && 2 * rows >= leastHigh;
    }
}
