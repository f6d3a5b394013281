package org.elpis.policy;

import java.util.List;
import org.elpis.detect.Finding;
import org.elpis.detect.Span;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Decides about texts by what is found in them.
final class TextContent {
    private static final int DIMENSION_DESCRIPTION_LABEL = 0x0020_9421;

    private final PatientTexts patient;
    private final Replacements replacements;
    private final Position position;

    TextContent(PatientTexts patient, Replacements replacements, Position position) {
        this.patient = patient;
        this.replacements = replacements;
        this.position = position;
    }

    /// A text that may hold anything. One that is too long to be looked at goes.
    PlanStep text(Occurrence it) {
        if (it.hasItems()) {
            return it.keep();
        }
        if (!(it.element().value() instanceof Value.Bytes bytes)) {
            return unreadable(it, "longer than the text limit");
        }
        if (bytes.isEmpty()) {
            return it.keep();
        }
        return it.isDummied() && it.element().vr().kind() == Vr.Kind.TEXT
                ? it.step(Action.DUMMY)
                : cleaned(it, it.text(bytes));
    }

    private PlanStep cleaned(Occurrence it, String text) {
        if (it.tag() == DIMENSION_DESCRIPTION_LABEL && isKeyword(text)) {
            return it.keep();
        }
        boolean isCoded = it.element().vr() == Vr.CS;
        return cut(it, text, isCoded ? patient.findInCodes(it.tag(), text) : patient.find(it.tag(), text));
    }

    /// A dimension is labelled with the keyword of the attribute that it is made of.
    private boolean isKeyword(String text) {
        return Dictionary.tagOf(text).isPresent() && !patient.isKnown(text);
    }

    /// A text that an option retains: only the patient's own words and numbers go.
    PlanStep retained(Occurrence it, Value.Bytes bytes) {
        String text = it.text(bytes);
        return cut(it, text, patient.findKnown(text));
    }

    private PlanStep cut(Occurrence it, String text, List<Span> spans) {
        List<Action.Cut> cuts = Allowance.isCodeValue(it.tag())
                ? Replacements.whole(text, spans)
                : replacements.cuts(
                        text,
                        spans,
                        patient.identity(),
                        Replacements.room(it.element().vr()));
        if (cuts.isEmpty()) {
            return it.keep();
        }
        boolean mayGo = it.tag() != Tag.CODE_MEANING && (position.isOptional() || position.mayBeEmpty());
        Action.IfEmptied ifEmptied = mayGo ? Action.IfEmptied.EMPTY : Action.IfEmptied.DUMMY;
        return it.step(new Action.Clean(cuts, ifEmptied), new Finding.IdentifyingText(it.location(), spans));
    }

    /// A value that nobody can look into goes, as far as the IOD lets it.
    PlanStep unreadable(Occurrence it, String reason) {
        return it.step(position.withoutValue(), new Finding.UnreadablePart(it.location(), reason));
    }
}
