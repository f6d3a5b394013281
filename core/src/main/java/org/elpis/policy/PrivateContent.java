package org.elpis.policy;

import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.vendor.CsaHeader;

/// Decides about private elements: creators, and values whose form only their manufacturer knows.
final class PrivateContent {
    private static final int LAST_CREATOR = 0xFF;

    private final PatientTexts patient;
    private final TextContent texts;
    private final Position position;
    /// Of each data set with a creator, found once: hostile objects have tens of thousands of creators.
    private final IdentityHashMap<DataSet, Set<Integer>> blocks = new IdentityHashMap<>();

    PrivateContent(PatientTexts patient, TextContent texts, Position position) {
        this.patient = patient;
        this.texts = texts;
        this.position = position;
    }

    /// A creator stays when something of its block does, and when it is the block's one creator and nothing else.
    PlanStep creator(Occurrence it) {
        return it.step(isOwner(it) && hasBlock(it) ? Action.KEEP : Action.REMOVE);
    }

    private static boolean isOwner(Occurrence it) {
        return it.location().ordinal() == 0
                && it.element().value() instanceof Value.Bytes bytes
                && it.text(bytes).strip().equals(it.dataSet().string(it.tag()));
    }

    private boolean hasBlock(Occurrence it) {
        DataSet dataSet = it.dataSet();
        Set<Integer> known = blocks.get(dataSet);
        if (known == null) {
            known = blocksThatStay(dataSet);
            blocks.put(dataSet, known);
        }
        return known.contains(Tag.group(it.tag()) << 8 | Tag.element(it.tag()));
    }

    /// Group and block of every private element that does not go whole.
    private Set<Integer> blocksThatStay(DataSet dataSet) {
        Set<Integer> found = new HashSet<>();
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            if (Tag.isPrivate(element.tag())
                    && Tag.element(element.tag()) > LAST_CREATOR
                    && position.rule(dataSet, element).treatment() != Treatment.REMOVE) {
                found.add(Tag.group(element.tag()) << 8 | Tag.element(element.tag()) >>> 8);
            }
        }
        return found;
    }

    /// Seconds since 1970 as an integer or a floating point number.
    PlanStep seconds(Occurrence it) {
        boolean isNumber = it.element().value() instanceof Value.Bytes bytes
                && (bytes.length() == Integer.BYTES || bytes.length() == Double.BYTES);
        return it.element().isEmpty() || isNumber
                ? it.unlessEmpty(Action.SHIFT_SECONDS)
                : texts.unreadable(it, PlainContent.OTHER_FORM);
    }

    /// Bytes that nobody can say how to read stay when they are text.
    PlanStep textInBytes(Occurrence it) {
        boolean isText = !(it.element().value() instanceof Value.Bytes bytes) || WrittenForm.isPrintable(bytes);
        return isText ? texts.text(it) : texts.unreadable(it, "bytes of an unknown VR");
    }

    /// A header stays with those parts that are known and say nothing of the patient.
    PlanStep vendorHeader(Occurrence it) {
        if (it.element().isEmpty()) {
            return it.keep();
        }
        Optional<CsaHeader> header = CsaHeader.read(it.element().value());
        if (header.isEmpty()) {
            return texts.unreadable(it, "not of the form that this header has");
        }
        List<Integer> parts = header.get().harmlessParts(this::isUnrelated);
        return it.step(parts.isEmpty() ? Action.REMOVE : new Action.CleanVendorHeader(parts));
    }

    private boolean isUnrelated(String value) {
        return !patient.isKnownNumber(value) && !patient.isKnown(value);
    }
}
