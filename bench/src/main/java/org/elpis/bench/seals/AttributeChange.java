package org.elpis.bench.seals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Changes one attribute of a drawn object, at any depth.
final class AttributeChange {
    private final SplittableRandom random;

    AttributeChange(SplittableRandom random) {
        this.random = random;
    }

    /// What is done to an attribute.
    enum Way {
        CHANGED("an attribute changed"),
        LOST("an attribute lost"),
        GAINED("an attribute gained"),
        ITEM_LOST("an item of a sequence lost"),
        ITEM_DOUBLED("an item of a sequence doubled"),
        ITEMS_EXCHANGED("two items of a sequence exchanged");

        final String words;

        Way(String words) {
            this.words = words;
        }

        boolean isOfItems() {
            return ordinal() >= ITEM_LOST.ordinal();
        }
    }

    /// The elements with one change; the same ones where the way does not fit the place that was drawn.
    List<Element> in(List<Element> elements, Way way) {
        return in(elements, way, 0);
    }

    private List<Element> in(List<Element> elements, Way way, int depth) {
        List<Element> changed = new ArrayList<>(elements);
        if (way == Way.GAINED && (depth > 0 || random.nextInt(3) > 0)) {
            return gained(changed);
        }
        int index = way.isOfItems() ? sequence(elements) : random.nextInt(elements.size());
        if (index < 0) {
            return elements;
        }
        Element element = elements.get(index);
        if (element.value() instanceof Value.Items items) {
            boolean isDeeper = way.isOfItems() ? hasSequence(items) && random.nextBoolean() : random.nextInt(8) > 0;
            if (way == Way.GAINED || isDeeper) {
                changed.set(index, element.with(inItem(items, way, depth)));
            } else if (way.isOfItems()) {
                changed.set(index, element.with(withItems(items, way)));
            } else if (way == Way.LOST) {
                changed.remove(index);
            }
            return changed;
        }
        if (way == Way.LOST) {
            changed.remove(index);
        } else if (way == Way.CHANGED && element.value() instanceof Value.Bytes bytes) {
            changed.set(index, element.with(other(bytes, element.vr())));
        }
        return changed;
    }

    private int sequence(List<Element> elements) {
        List<Integer> places = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (elements.get(i).value() instanceof Value.Items) {
                places.add(i);
            }
        }
        return places.isEmpty() ? -1 : places.get(random.nextInt(places.size()));
    }

    private static boolean hasSequence(Value.Items items) {
        for (Element element : items.items().getFirst()) {
            if (element.value() instanceof Value.Items) {
                return true;
            }
        }
        return false;
    }

    private Value.Items inItem(Value.Items items, Way way, int depth) {
        List<DataSet> sets = new ArrayList<>(items.items());
        int at = random.nextInt(sets.size());
        List<Element> elements = new ArrayList<>();
        sets.get(at).forEach(elements::add);
        List<Element> changed = in(elements, way, depth + 1);
        changed.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        sets.set(at, sets.get(at).with(changed));
        return new Value.Items(sets, items.isUndefinedLength());
    }

    private Value.Items withItems(Value.Items items, Way way) {
        List<DataSet> sets = new ArrayList<>(items.items());
        int at = random.nextInt(sets.size());
        switch (way) {
            case ITEM_LOST -> sets.remove(at);
            case ITEM_DOUBLED -> sets.add(at, sets.get(at));
            case ITEMS_EXCHANGED -> Collections.swap(sets, at, random.nextInt(sets.size()));
            case CHANGED, LOST, GAINED -> throw new IllegalArgumentException("way must be of items");
        }
        return new Value.Items(sets, items.isUndefinedLength());
    }

    /// One that decides how an image is shown or measured, or an overlay, and is not there.
    private List<Element> gained(List<Element> elements) {
        Element[] candidates = {
            Drawing.text(0x0020_0060, Vr.CS, "L"),
            Drawing.text(0x0028_0034, Vr.IS, "1\\2"),
            DrawnPixels.number(0x0028_0106, random.nextInt(1 << 16)),
            DrawnPixels.number(0x0028_1090, random.nextInt(1 << 16)),
            DrawnPixels.number(0x6002_0010, random.nextInt(1 << 16))
        };
        elements.add(candidates[random.nextInt(candidates.length)]);
        return elements;
    }

    /// One character or one bit is another.
    private Value other(Value.Bytes bytes, Vr vr) {
        byte[] value = bytes.copy();
        int at = random.nextInt(value.length);
        if (vr.isText()) {
            value[at] = value[at] == '7' ? (byte) '3' : (byte) '7';
        } else {
            value[at] ^= (byte) (1 << random.nextInt(8));
        }
        return Value.Bytes.of(value);
    }
}
