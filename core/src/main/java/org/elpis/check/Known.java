package org.elpis.check;

import java.nio.charset.StandardCharsets;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Collects the identity in the original objects of one patient or study. Thread-safe.
///
/// Every object is to be given, not the first of a series only; what was seen before costs one look-up a value.
/// Which values hold identity is told by their VR and by the words of their attribute's keyword.
public final class Known {
    /// Longest value that is harvested, in bytes; only free text is longer, and its end is read as well.
    private static final int MAX_VALUE = 64 << 10;

    private final Attributes attributes = new Attributes();
    private final KnownBuilder target = new KnownBuilder();
    private final NameForms names = new NameForms(target);
    private final NumberForms numbers = new NumberForms(target);
    private final TextHarvest texts = new TextHarvest(target, numbers);
    private final Hashes seen = new Hashes();

    /// Adds the identity in an original object.
    public synchronized void harvest(Instance original) {
        harvest(original.fileMeta());
        harvest(original.dataSet());
    }

    /// Adds the name of a file or folder that an object came in.
    public synchronized void add(String fileName) {
        texts.add(fileName);
    }

    /// What was collected so far, not changed by what is collected later.
    public synchronized KnownIdentity identity() {
        return new KnownIdentity(target);
    }

    private void harvest(DataSet dataSet) {
        int size = dataSet.size();
        for (int i = 0; i < size; i++) {
            Element element = dataSet.at(i);
            if (element.value() instanceof Value.Bytes bytes) {
                if (!bytes.isEmpty()) {
                    harvest(dataSet, asPublished(element), bytes);
                }
            } else if (element.value() instanceof Value.Items items) {
                for (DataSet item : items.items()) {
                    harvest(item);
                }
            }
        }
    }

    /// An element of VR UN with the VR that the standard has for it.
    private static Element asPublished(Element element) {
        return element.vr() == Vr.UN
                ? new Element(element.tag(), Attributes.publishedVr(element.tag()), element.value())
                : element;
    }

    private void harvest(DataSet dataSet, Element element, Value.Bytes bytes) {
        int tag = element.tag();
        Attributes.Role role = attributes.role(tag, element.vr());
        if (role == Attributes.Role.NONE || bytes.length() > MAX_VALUE) {
            return;
        }
        long key = Hashes.of(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
        if (seen.add(Hashes.at(tag, key))) {
            add(dataSet, element, bytes, role);
        }
    }

    private void add(DataSet dataSet, Element element, Value.Bytes bytes, Attributes.Role role) {
        switch (role) {
            case NONE -> {}
            case NAME -> addName(dataSet, element, bytes);
            case DATE -> addDates(bytes);
            case UID -> addUids(bytes, Kind.UID);
            case DEVICE_UID -> addUids(bytes, Kind.DEVICE);
            case CLASS_UID -> addClassUids(bytes);
            case AGE -> target.ages.add(Hashes.of(Fold.text(bytes.ascii())));
            case IDENTIFIER -> addNumbers(dataSet, element, Kind.NUMBER);
            case DEVICE -> addNumbers(dataSet, element, Kind.DEVICE);
            case CONTACT -> addNumbers(dataSet, element, Kind.CONTACT);
            case INSTITUTION -> addPlaces(dataSet, element, Kind.INSTITUTION);
            case ADDRESS -> addPlaces(dataSet, element, Kind.ADDRESS);
            case TEXT -> addText(dataSet, element, bytes);
        }
    }

    private void addName(DataSet dataSet, Element element, Value.Bytes bytes) {
        for (String name : dataSet.strings(element)) {
            byte[] folded = Fold.text(name);
            if (folded.length > 0 && !CommonWords.isPlaceholder(folded)) {
                names.add(name);
                target.writtenName(name);
                target.sameTag(element.tag(), folded, Kind.NAME);
            }
        }
        target.rawName(bytes.array(), bytes.offset(), bytes.offset() + bytes.length());
    }

    private void addDates(Value.Bytes bytes) {
        byte[] array = bytes.array();
        int end = bytes.offset() + bytes.length();
        int start = bytes.offset();
        for (int i = start; i <= end; i++) {
            boolean isRange = i < end && array[i] == '-' && i - start >= 8;
            if (i == end || array[i] == '\\' || isRange) {
                target.date(DateForms.ofValue(array, start, i));
                start = i + 1;
            }
        }
    }

    private void addUids(Value.Bytes bytes, Kind kind) {
        byte[] array = bytes.array();
        int end = bytes.offset() + bytes.length();
        int start = bytes.offset();
        for (int i = start; i <= end; i++) {
            boolean isPart = i < end && (Fold.isDigit(array[i]) || array[i] == '.');
            if (!isPart) {
                target.uid(array, start, i, kind);
                start = i + 1;
            }
        }
    }

    private void addClassUids(Value.Bytes bytes) {
        for (String uid : NameForms.split(bytes.ascii(), '\\')) {
            target.classUids.add(Hashes.of(uid.strip().getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    private void addNumbers(DataSet dataSet, Element element, Kind kind) {
        int tag = element.tag();
        for (String value : dataSet.strings(element)) {
            byte[] folded = Fold.text(value);
            if (folded.length == 0 || CommonWords.isPlaceholder(folded)) {
                continue;
            }
            numbers.add(folded, kind, 5, 0);
            target.sameTag(tag, folded, kind);
            texts.add(value, kind);
        }
    }

    /// A place is known by its whole name when that has a word of its own or four words; by one word of six
    /// letters that is not common.
    private void addPlaces(DataSet dataSet, Element element, Kind kind) {
        for (String value : dataSet.strings(element)) {
            addPlace(value, kind);
            for (String part : value.split("[,;^\r\n]")) {
                addPlace(part, kind);
            }
            texts.add(value, kind);
        }
    }

    private void addPlace(String value, Kind kind) {
        byte[] folded = Fold.text(value);
        int words = 1;
        int start = 0;
        for (int i = 0; i <= folded.length; i++) {
            if (i == folded.length || folded[i] == ' ') {
                words++;
                if (i - start >= 6 && !hasDigit(folded, start, i) && !CommonWords.contains(folded, start, i)) {
                    target.needle(folded, start, i, kind, Needles.BOUNDED);
                }
                start = i + 1;
            }
        }
        boolean isTelling = words > 4 || !CommonWords.isCommon(folded);
        if (folded.length >= 6 && isTelling && !CommonWords.isPlaceholder(folded)) {
            target.needle(folded, kind, Needles.BOUNDED);
        }
    }

    private static boolean hasDigit(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (Fold.isDigit(bytes[i])) {
                return true;
            }
        }
        return false;
    }

    private void addText(DataSet dataSet, Element element, Value.Bytes bytes) {
        if (element.vr() == Vr.UN && !isPrintable(bytes)) {
            return;
        }
        if (Tag.group(element.tag()) == 2 && element.vr() == Vr.SH) {
            return;
        }
        texts.add(dataSet.text(element.vr(), bytes));
    }

    private static boolean isPrintable(Value.Bytes bytes) {
        for (int i = 0; i < bytes.length(); i++) {
            byte b = bytes.at(i);
            boolean isPadding = b == 0 && i == bytes.length() - 1;
            if (b >= 0 && b < ' ' && b != '\r' && b != '\n' && b != '\t' && b != 0x1B && b != '\f' && !isPadding) {
                return false;
            }
        }
        return true;
    }
}
