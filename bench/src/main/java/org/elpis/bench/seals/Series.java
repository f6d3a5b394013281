package org.elpis.bench.seals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.elpis.dicom.Element;
import org.elpis.dicom.Vr;
import org.elpis.seal.Change;

/// A study of a few slices, and copies in which slices are missing, new, there twice or in one another's place.
final class Series {
    private static final int INSTANCE_NUMBER = 0x0020_0013;

    private final SplittableRandom random;
    private final Drawing drawing;
    private final List<DrawnObject> slices = new ArrayList<>();

    /// A copy and what it differs in.
    record Copy(String what, List<DrawnObject> slices, Set<Change> changes) {}

    Series(SplittableRandom random) {
        this.random = random;
        this.drawing = new Drawing(random);
        int count = 3 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            DrawnObject slice = drawing.slice(i);
            slices.add(i > 4 ? slice.in("1.4") : slice);
        }
    }

    List<DrawnObject> slices() {
        return slices;
    }

    Copy copy() {
        List<DrawnObject> copy = new ArrayList<>(slices);
        int at = random.nextInt(copy.size());
        int other = (at + 1 + random.nextInt(copy.size() - 1)) % copy.size();
        return switch (random.nextInt(6)) {
            case 0 -> {
                String uid = copy.remove(at).uid();
                yield new Copy("a slice missing", copy, Set.of(new Change.Missing(uid)));
            }
            case 1 -> {
                DrawnObject added = drawing.slice(20 + random.nextInt(100));
                copy.add(at, added);
                yield new Copy("a slice added", copy, Set.of(new Change.Added(added.uid())));
            }
            case 2 -> twice(copy, at);
            case 3 -> {
                copy.set(at, numbered(slices.get(at), number(slices.get(other))));
                copy.set(other, numbered(slices.get(other), number(slices.get(at))));
                yield new Copy("the numbers of two slices exchanged", copy, truth(copy));
            }
            case 4 -> {
                copy.set(at, slices.get(other).as(slices.get(at).uid()));
                copy.set(other, slices.get(at).as(slices.get(other).uid()));
                yield new Copy("two slices exchanged", copy, truth(copy));
            }
            default -> {
                copy.set(at, slices.get(at).in("1.5"));
                yield new Copy("a slice moved to another series", copy, truth(copy));
            }
        };
    }

    private Copy twice(List<DrawnObject> copy, int at) {
        DrawnObject altered = numbered(slices.get(at), "77");
        copy.add(random.nextInt(copy.size() + 1), altered);
        Set<Change> changes =
                new LinkedHashSet<>(Truth.of(slices.get(at), altered).changes());
        changes.add(new Change.Twice(slices.get(at).uid()));
        return new Copy("a slice there twice and different", copy, changes);
    }

    private Set<Change> truth(List<DrawnObject> copy) {
        Set<Change> changes = new LinkedHashSet<>();
        for (int i = 0; i < copy.size(); i++) {
            changes.addAll(Truth.of(slices.get(i), copy.get(i)).changes());
        }
        return changes;
    }

    private static DrawnObject numbered(DrawnObject slice, String number) {
        List<Element> elements = new ArrayList<>(slice.attributes());
        elements.removeIf(element -> element.tag() == INSTANCE_NUMBER);
        elements.add(Drawing.text(INSTANCE_NUMBER, Vr.IS, number));
        return slice.with(elements);
    }

    private static String number(DrawnObject slice) {
        return slice.uid().substring(slice.uid().lastIndexOf('.') + 1);
    }
}
