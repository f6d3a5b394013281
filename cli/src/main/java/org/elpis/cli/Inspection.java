package org.elpis.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.SopClasses;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Uids;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Gathers what objects give away. For one thread.
final class Inspection {
    private static final int ICON_IMAGE_SEQUENCE = 0x0088_0200;

    private final TextDetector texts = new TextDetector(Vocabulary.clinical());
    private final Map<String, Giveaway> found = new LinkedHashMap<>();
    private final Set<String> patients = new HashSet<>();
    private final Set<String> studies = new HashSet<>();
    private final Map<String, Integer> kinds = new TreeMap<>();
    private final PixelHints pixels = new PixelHints();
    private Identity identity = new Identity();
    private int objects;
    private int clinicalTexts;
    private int deidentified;

    void add(Instance instance) {
        objects++;
        identity = new Identity();
        identity.harvest(instance);
        DataSet dataSet = instance.dataSet();
        patients.add(dataSet.string(Tag.PATIENT_ID) + "\n" + dataSet.string(Tag.PATIENT_NAME));
        studies.add(dataSet.string(Tag.STUDY_INSTANCE_UID));
        String sopClass = instance.sopClassUid();
        kinds.merge(
                SopClasses.of(sopClass).map(SopClasses.SopClass::name).orElse("of an unknown kind"), 1, Integer::sum);
        if (dataSet.string(Tag.PATIENT_IDENTITY_REMOVED).equals("YES")) {
            deidentified++;
        }
        HiddenPlaces.find(instance, (where, name, value) -> add(Strength.HIDDEN, where, name, value));
        walk(instance.fileMeta());
        walk(dataSet);
        pixels.add(dataSet);
    }

    private void walk(DataSet dataSet) {
        for (Element element : dataSet) {
            if (element.isEmpty()) {
                continue;
            }
            if (element.value() instanceof Value.Items items) {
                if (element.tag() == ICON_IMAGE_SEQUENCE) {
                    add(Strength.HIDDEN, Tag.format(element.tag()), "IconImageSequence", "a small picture");
                }
                items.items().forEach(this::walk);
                if (!Tag.isPrivate(element.tag())) {
                    continue;
                }
            }
            Vr vr = effectiveVr(element);
            Optional<Strength> strength = StrengthRules.of(element.tag(), vr);
            if (strength.isPresent()) {
                judge(dataSet, element, vr, strength.get());
            }
        }
    }

    /// The dictionary's value representation of what is encoded as UN.
    private static Vr effectiveVr(Element element) {
        if (element.vr() != Vr.UN || Tag.isPrivate(element.tag())) {
            return element.vr();
        }
        Vr known =
                Vr.of(Dictionary.entry(element.tag()).map(Dictionary.Entry::vr).orElse(""));
        return known == null ? Vr.UN : known;
    }

    private void judge(DataSet dataSet, Element element, Vr vr, Strength strength) {
        int tag = element.tag();
        String value = Values.shown(dataSet, element, vr);
        switch (strength) {
            case PRIVATE -> {
                String creator = Tag.isPrivateCreator(tag) ? dataSet.string(tag) : dataSet.privateCreator(tag);
                if (!Tag.isPrivateCreator(tag)) {
                    String group = Tag.format(tag).substring(0, 6) + "xxxx)";
                    add(strength, group, creator.isEmpty() ? "without a creator" : creator, value);
                }
            }
            case NUMBERS -> {
                if (vr != Vr.UI || hasOwnUid(dataSet.strings(element))) {
                    add(strength, Tag.format(tag), keyword(tag), value);
                }
            }
            case TEXT -> {
                if (isPublishedCode(dataSet, tag)
                        || texts.detect(value, identity).isEmpty()) {
                    clinicalTexts++;
                } else {
                    add(strength, repeating(tag), keyword(tag), value);
                }
            }
            case HIDDEN -> {
                if (isCurve(tag)) {
                    add(strength, "(50xx,xxxx)", "curves", vr.kind() == Vr.Kind.TEXT ? value : "");
                } else {
                    add(strength, repeating(tag), keyword(tag), value);
                }
            }
            case DIRECT, DATES, PLACES -> add(strength, Tag.format(tag), keyword(tag), value);
        }
    }

    private static boolean isCurve(int tag) {
        return (Tag.group(tag) & 0xFF00) == 0x5000;
    }

    /// Groups 6000 to 60FF hold the same attributes of several overlays.
    private static String repeating(int tag) {
        String text = Tag.format(tag);
        return (Tag.group(tag) & 0xFF00) == 0x6000 ? "(60xx" + text.substring(5) : text;
    }

    /// A code of a scheme that is not the site's own says what a thing is, not whose.
    private static boolean isPublishedCode(DataSet item, int tag) {
        boolean isCode = tag == Tag.CODE_VALUE
                || tag == Tag.LONG_CODE_VALUE
                || tag == Tag.CODING_SCHEME_DESIGNATOR
                || tag == Tag.CODING_SCHEME_VERSION;
        return isCode && !item.string(Tag.CODING_SCHEME_DESIGNATOR).startsWith("99");
    }

    private static boolean hasOwnUid(List<String> uids) {
        for (String uid : uids) {
            if (!Uids.isWellKnown(uid)) {
                return true;
            }
        }
        return false;
    }

    static String keyword(int tag) {
        String keyword = Dictionary.entry(tag).map(Dictionary.Entry::keyword).orElse("");
        return keyword.isEmpty() ? "not in the dictionary" : keyword;
    }

    private void add(Strength strength, String where, String name, String value) {
        found.computeIfAbsent(strength + where + name, absent -> new Giveaway(strength, where, name))
                .add(objects, value);
    }

    /// In the order of where they stand.
    List<Giveaway> of(Strength strength) {
        List<Giveaway> some = new ArrayList<>();
        for (Giveaway giveaway : found.values()) {
            if (giveaway.strength() == strength) {
                some.add(giveaway);
            }
        }
        some.sort((a, b) -> a.where().compareTo(b.where()));
        return some;
    }

    int objects() {
        return objects;
    }

    int patients() {
        return patients.size();
    }

    int studies() {
        return studies.size();
    }

    /// How many objects of each kind.
    Map<String, Integer> kinds() {
        return kinds;
    }

    PixelHints pixels() {
        return pixels;
    }

    /// Texts in which nothing but clinical words was found.
    int clinicalTexts() {
        return clinicalTexts;
    }

    /// Objects that say that their patient's identity was removed.
    int deidentified() {
        return deidentified;
    }
}
