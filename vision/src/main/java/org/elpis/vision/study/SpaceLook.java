package org.elpis.vision.study;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.pixel.FaceHandling;
import org.elpis.pixel.StudyImages;
import org.elpis.vision.face.FaceRemoval;
import org.elpis.vision.volume.GridFill;
import org.elpis.vision.volume.Slice;
import org.elpis.vision.volume.SliceStack;
import org.elpis.vision.volume.WorkGrid;
import org.elpis.vision.volume.WorkVolume;
import org.jspecify.annotations.Nullable;

/// Looks for faces in all volumes of one frame of reference.
final class SpaceLook {
    /// Fewer slices, or less than this from the first to the last, show no face as a whole.
    private static final int FEWEST_SLICES = 10;

    private static final double SHORTEST_MM = 60;

    /// Share of slices without which a volume is still one.
    private static final double MOST_MISSING = 0.2;

    private static final String NO_MEMORY = "looking for a face takes more memory than there is";

    private static final String UNKNOWN_VALUES = "it may show a head in values of which nobody knows what they are";

    private static final String TOO_MANY = "its series has more times or directions than are looked at";

    private final StudyImages images;
    private final FaceHandling handling;
    private final FaceTools tools;
    private final VolumeReader reader;
    private @Nullable WorldMask world;

    SpaceLook(StudyImages images, FaceHandling handling, FaceTools tools, Set<Integer> undecodable) {
        this.images = images;
        this.handling = handling;
        this.tools = tools;
        this.reader = new VolumeReader(images, tools.frames(), undecodable);
    }

    /// One object and its number in the study.
    record Member(int index, StudyObject object) {}

    /// One series: what it has for looking into, and all of its slices.
    ///
    /// @param isSplit  whether every slice that could be looked into is in one of the stacks
    /// @param isCaptured  whether its values may be anything
    /// @param isElsewhere  whether it is said to show another part of the body
    private record Series(
            WorkVolume.Kind kind,
            List<SliceStack> stacks,
            boolean isSplit,
            List<Slice> all,
            boolean isCaptured,
            boolean isElsewhere) {}

    HeadSpace look(List<Member> members) throws IOException {
        Map<String, Series> all = series(members);
        List<WorkGrid> grids = all.values().stream()
                .flatMap(series -> series.stacks().stream())
                .filter(SpaceLook::isVolume)
                .map(GridFill::grid)
                .toList();
        Map<String, Judgement> judgements = new TreeMap<>();
        for (Map.Entry<String, Series> entry : all.entrySet()) {
            judgements.put(entry.getKey(), judge(entry.getValue(), grids));
        }
        WorldMask found = world;
        believeCaptures(all, judgements, found != null);
        if (found == null) {
            return new HeadSpace(judgements, null, Map.of());
        }
        if (!found.finish()) {
            judgements.replaceAll((series, judgement) -> judgement instanceof Judgement.Removed
                    ? new Judgement.Doubt("its head lies elsewhere in another scan of the same frame of reference")
                    : judgement);
            return new HeadSpace(judgements, null, Map.of());
        }
        followPet(all, judgements);
        return new HeadSpace(judgements, found, samples(all, found));
    }

    private static Map<String, Series> series(List<Member> members) {
        Map<String, List<Member>> bySeries = new TreeMap<>();
        for (Member member : members) {
            bySeries.computeIfAbsent(member.object().series(), uid -> new ArrayList<>())
                    .add(member);
        }
        Map<String, Series> all = new TreeMap<>();
        for (Map.Entry<String, List<Member>> entry : bySeries.entrySet()) {
            entry.getValue()
                    .sort(Comparator.comparingInt(
                                    (Member member) -> member.object().number())
                            .thenComparing(member -> member.object().uid())
                            .thenComparingInt(Member::index));
            List<Slice> volumes = new ArrayList<>();
            List<Slice> slices = new ArrayList<>();
            WorkVolume.Kind kind = WorkVolume.Kind.CT;
            boolean isCaptured = false;
            boolean isElsewhere =
                    entry.getValue().stream().allMatch(member -> member.object().region() == BodyRegion.ELSEWHERE);
            for (Member member : entry.getValue()) {
                if (member.object().content() instanceof Content.Slices placed) {
                    kind = placed.kind();
                    isCaptured |= placed.use() == Content.Use.CAPTURED;
                    for (int i = 0; i < placed.planes().size(); i++) {
                        Slice slice =
                                new Slice(member.index(), i, placed.planes().get(i));
                        slices.add(slice);
                        if (placed.use() == Content.Use.VOLUME || placed.use() == Content.Use.CAPTURED) {
                            volumes.add(slice);
                        }
                    }
                }
            }
            List<SliceStack> stacks = SliceStack.of(volumes);
            int split = stacks.stream().mapToInt(stack -> stack.slices().size()).sum();
            all.put(entry.getKey(), new Series(kind, stacks, split == volumes.size(), slices, isCaptured, isElsewhere));
        }
        return all;
    }

    private static boolean isVolume(SliceStack stack) {
        return stack.slices().size() >= FEWEST_SLICES
                && stack.depthMm() + stack.gapMm() >= SHORTEST_MM
                && stack.slices().getFirst().plane().sideMm() >= SHORTEST_MM;
    }

    private Judgement judge(Series series, List<WorkGrid> grids) throws IOException {
        if (!series.isSplit()) {
            return new Judgement.Doubt(TOO_MANY);
        }
        List<Judgement> parts = new ArrayList<>();
        for (SliceStack stack : series.stacks()) {
            parts.add(judge(stack, series.kind(), grids));
        }
        Judgement all = Judgement.of(parts);
        boolean isMeasured = !series.isCaptured()
                && series.stacks().stream()
                                .mapToInt(stack -> stack.slices().size())
                                .sum()
                        == series.all().size();
        return all instanceof Judgement.Removed removed && !isMeasured
                ? new Judgement.Removed(Optional.empty(), removed.views())
                : all;
    }

    private Judgement judge(SliceStack stack, WorkVolume.Kind kind, List<WorkGrid> grids) throws IOException {
        if (!isVolume(stack)) {
            return new Judgement.Unjudged();
        }
        WorkGrid grid = GridFill.grid(stack);
        if (!tools.heap().take(grid.voxels())) {
            return new Judgement.Doubt(NO_MEMORY);
        }
        try {
            VolumeReader.Reading reading = reader.read(stack, grid, kind);
            if (reading.missing() > MOST_MISSING) {
                return new Judgement.Doubt("too many of its slices cannot be decoded");
            }
            return judge(reading.volume(), stack.isWhole(), grids);
        } catch (OutOfMemoryError e) {
            // The job goes on without this study.
            return new Judgement.Doubt(NO_MEMORY);
        } finally {
            tools.heap().giveBack(grid.voxels());
        }
    }

    private Judgement judge(WorkVolume volume, boolean isWhole, List<WorkGrid> grids) {
        return switch (tools.search().find(volume, handling)) {
            case FaceRemoval.Nothing nothing -> new Judgement.Nothing(nothing.why());
            case FaceRemoval.Doubt doubt -> new Judgement.Doubt(doubt.why());
            case FaceRemoval.Removed removed -> {
                if (!isWhole) {
                    yield new Judgement.Doubt("slices are missing from its series");
                }
                WorldMask mask = world;
                if (mask == null) {
                    mask = WorldMask.around(grids);
                    world = mask;
                }
                mask.add(removed);
                yield new Judgement.Removed(
                        Optional.of(removed.check()), tools.pictures().of(volume, removed));
            }
        };
    }

    /// That values of which nobody knows what they are show no head is believed where a scan of the same
    /// place shows none. Where one shows a face, its mask holds for them too.
    private static void believeCaptures(Map<String, Series> all, Map<String, Judgement> judgements, boolean isFound) {
        boolean isClear = false;
        for (Map.Entry<String, Series> entry : all.entrySet()) {
            isClear |= !entry.getValue().isCaptured() && judgements.get(entry.getKey()) instanceof Judgement.Nothing;
        }
        for (Map.Entry<String, Series> entry : all.entrySet()) {
            Series series = entry.getValue();
            if (!series.isCaptured() || !(judgements.get(entry.getKey()) instanceof Judgement.Nothing)) {
                continue;
            }
            if (isFound) {
                judgements.put(entry.getKey(), new Judgement.Unjudged());
            } else if (!isClear && !series.isElsewhere()) {
                judgements.put(entry.getKey(), new Judgement.Doubt(UNKNOWN_VALUES));
            }
        }
    }

    /// The coarse slices of a PET are often not enough to find a face in. Where its CT or MR was, its
    /// mask holds for the PET too.
    private static void followPet(Map<String, Series> all, Map<String, Judgement> judgements) {
        for (Map.Entry<String, Series> entry : all.entrySet()) {
            boolean isDoubt = judgements.get(entry.getKey()) instanceof Judgement.Doubt;
            if (isDoubt && entry.getValue().kind() == WorkVolume.Kind.PET) {
                judgements.put(entry.getKey(), new Judgement.Unjudged());
            }
        }
    }

    private Map<String, FillSamples> samples(Map<String, Series> all, WorldMask found) throws IOException {
        Map<String, FillSamples> samples = new HashMap<>();
        for (Map.Entry<String, Series> entry : all.entrySet()) {
            Series series = entry.getValue();
            Optional<FillSamples> own = SampleCollector.of(series.all(), found, series.kind(), images, tools.frames());
            own.ifPresent(values -> samples.put(entry.getKey(), values));
        }
        return samples;
    }
}
