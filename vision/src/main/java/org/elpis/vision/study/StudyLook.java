package org.elpis.vision.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.Faces;
import org.elpis.pixel.StudyImages;

/// Looks for faces in all objects of a study together.
///
/// All headers are read first. Then the slices of the volumes are read once more, one after the other,
/// and a few of each series for the noise of its background.
public final class StudyLook {
    private final StudyImages images;
    private final FaceHandling handling;
    private final FaceTools tools;
    private final List<StudyObject> objects = new ArrayList<>();
    private final Set<Integer> undecodable = new HashSet<>();

    private StudyLook(StudyImages images, FaceHandling handling, FaceTools tools) {
        this.images = images;
        this.handling = handling;
        this.tools = tools;
    }

    /// What all objects of a study show of a face.
    ///
    /// @param seed  secret and the same for the same study
    /// @throws IOException when an object cannot be read any more
    public static Faces at(StudyImages images, FaceHandling handling, byte[] seed, FaceTools tools) throws IOException {
        return handling.extent() == FaceHandling.Extent.UNTOUCHED
                ? new UntouchedFaces()
                : new StudyLook(images, handling, tools).look(seed);
    }

    private Faces look(byte[] seed) throws IOException {
        Map<String, HeadSpace> spaces = new TreeMap<>();
        List<Faces.SeriesFace> lines = new ArrayList<>();
        Sources heads = new Sources(new HashSet<>(), new HashSet<>());
        for (Map.Entry<String, List<SpaceLook.Member>> entry : bySpace().entrySet()) {
            HeadSpace space = new SpaceLook(images, handling, tools, undecodable).look(entry.getValue());
            spaces.put(entry.getKey(), space);
            SeriesLines.add(space, lines);
            if (isHead(space, entry.getValue())) {
                entry.getValue().forEach(member -> heads.add(member.object()));
            }
        }
        lines.sort(Comparator.comparing(Faces.SeriesFace::seriesUid));
        Set<String> failed = new HashSet<>();
        undecodable.forEach(index -> failed.add(objects.get(index).uid()));
        return new StudyFaces(seed, spaces, lines, new BesideScans(spaces, heads, tools.frames()), failed);
    }

    private Map<String, List<SpaceLook.Member>> bySpace() throws IOException {
        Map<String, List<SpaceLook.Member>> bySpace = new TreeMap<>();
        for (int i = 0; i < images.count(); i++) {
            StudyObject object = images.read(i, StudyObject::of);
            objects.add(object);
            if (object.content() instanceof Content.Slices || object.content() instanceof Content.Unplaced) {
                bySpace.computeIfAbsent(object.space(), space -> new ArrayList<>())
                        .add(new SpaceLook.Member(i, object));
            }
        }
        return bySpace;
    }

    /// Whether what is made of a space may show a face.
    private static boolean isHead(HeadSpace space, List<SpaceLook.Member> members) {
        boolean isCalledHead =
                members.stream().anyMatch(member -> member.object().region() == BodyRegion.HEAD);
        boolean isCalledOther =
                members.stream().allMatch(member -> member.object().region() == BodyRegion.ELSEWHERE);
        return space.world().isPresent()
                || isCalledHead && !space.isClear()
                || space.doubt().isPresent() && !isCalledOther;
    }
}
