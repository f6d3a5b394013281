package org.elpis.policy;

import java.util.ArrayList;
import java.util.List;
import org.elpis.detect.Finding;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.jspecify.annotations.Nullable;

/// Plans one object: walks its elements and asks for each what its rule asks for.
final class ObjectPlanner {
    private final LastPlan last;
    private final Position position;
    private final PixelContent pixels;
    private final PlainContent plain;
    private final TextContent texts;
    private final CodedContent codes;
    private final PrivateContent privates;
    private final DocumentContent documents;
    private final FaceShare face;
    private final List<PlanStep> steps = new ArrayList<>(256);

    ObjectPlanner(
            LastPlan last,
            Position position,
            PixelContent pixels,
            PatientTexts patient,
            Replacements replacements,
            FaceShare face) {
        this.last = last;
        this.position = position;
        this.pixels = pixels;
        this.texts = new TextContent(patient, replacements, position);
        this.plain = new PlainContent(patient, texts);
        this.codes = new CodedContent(patient, texts, position);
        this.privates = new PrivateContent(patient, texts, position);
        this.documents = new DocumentContent(patient, replacements);
        this.face = face;
    }

    List<PlanStep> plan(DataSet dataSet) {
        walk(dataSet, null, 0, false);
        return steps;
    }

    private void walk(DataSet dataSet, @Nullable Location parent, int item, boolean isDummied) {
        position.enter();
        for (int i = 0; i < dataSet.size(); i++) {
            Element element = dataSet.at(i);
            if (position.isTopLevel() && last.repeat(i, element, steps)) {
                continue;
            }
            position.moveTo(element);
            Location location = last.location(parent, item, element.tag(), dataSet.ordinal(i));
            Rule rule = position.isTopLevel() ? topRule(dataSet, i) : position.rule(dataSet, element);
            decide(new Occurrence(dataSet, element, location, rule, isDummied));
        }
        position.leave();
    }

    private Rule topRule(DataSet dataSet, int index) {
        Rule known = last.rule(dataSet.at(index));
        Rule rule = known == null ? position.rule(dataSet, dataSet.at(index)) : known;
        last.keep(index, rule);
        return rule;
    }

    /// The items of whatever stays are walked too, so that nothing stays that no rule has seen.
    private void decide(Occurrence it) {
        if (face.elements().contains(it.location())) {
            last.add(FaceShare.removal(it.location()), steps);
            return;
        }
        Treatment treatment = position.byType(it.rule().treatment());
        PlanStep step = step(treatment, it);
        last.add(step, steps);
        if (step.action().kind() == Action.Kind.KEEP && it.element().value() instanceof Value.Items items) {
            boolean isDummied = it.isDummied() || treatment == Treatment.DUMMY;
            for (int i = 0; i < items.items().size(); i++) {
                walk(items.items().get(i), it.location(), i, isDummied);
            }
        }
    }

    private PlanStep step(Treatment treatment, Occurrence it) {
        return switch (treatment) {
            case KEEP -> it.keep();
            case RETAIN -> plain.retained(it);
            case ITEMS -> items(it);
            case BINARY -> HiddenContent.isOffsets(it.tag()) ? HiddenContent.offsets(it) : plain.binary(it);
            case TIME -> plain.written(it, WrittenForm.TIME);
            case ZONE -> plain.written(it, WrittenForm.ZONE);
            case STANDARD_NUMBER -> plain.writtenOrText(it, WrittenForm.STANDARD_NUMBER);
            case MEDIA_TYPE -> plain.writtenOrText(it, WrittenForm.MEDIA_TYPE);
            case CHARACTER_SET -> plain.characterSet(it);
            case NUMBER -> plain.number(it);
            case TEXT -> texts.text(it);
            case CODE_VALUE -> codes.value(it);
            case CODE_MEANING -> codes.meaning(it);
            case DOCUMENT -> position.isTopLevel() ? documents.document(it) : it.step(Action.DUMMY);
            case CREATOR -> privates.creator(it);
            case SECONDS -> privates.seconds(it);
            case TEXT_IN_BYTES -> privates.textInBytes(it);
            case VENDOR_HEADER -> privates.vendorHeader(it);
            case PIXELS -> pixels.pixels(it, position.isTopLevel());
            case COLOUR_PROFILE -> HiddenContent.colourProfile(it);
            case REMOVE -> it.step(Action.REMOVE);
            case ZERO -> it.unlessEmpty(Action.ZERO);
            case DUMMY -> dummy(it);
            case UID -> it.unlessEmpty(Action.REPLACE_UID);
            case DATE -> it.unlessEmpty(Action.SHIFT_DATE);
            case AGE -> it.unlessEmpty(Action.POOL_AGE);
            case PSEUDONYM -> it.step(Action.PSEUDONYMIZE);
            case X, X_Z, X_D, X_Z_D, Z_D -> throw new IllegalStateException("Compound actions are decided by type.");
        };
    }

    /// A sequence stays, and its items become dummies.
    private static PlanStep dummy(Occurrence it) {
        if (it.hasItems()) {
            return it.keep();
        }
        boolean isUid =
                it.element().vr() == Vr.UI || RuleBook.published(it.tag()).equals("UI");
        return it.step(isUid ? Action.REPLACE_UID : Action.DUMMY);
    }

    /// Items have rules of their own; what stands in their place cannot be looked into.
    private PlanStep items(Occurrence it) {
        if (it.hasItems() || it.element().isEmpty()) {
            return it.keep();
        }
        return it.step(
                position.isOptional() ? Action.REMOVE : Action.ZERO,
                new Finding.UnreadablePart(it.location(), "no items where a sequence should be"));
    }
}
