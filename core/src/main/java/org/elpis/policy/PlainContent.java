package org.elpis.policy;

import org.elpis.dicom.CharacterSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;

/// Decides about values that say nothing but what they are for, if they have the form that they should have:
/// numbers, times, identifiers of the standard.
final class PlainContent {
    static final String OTHER_FORM = "not of the form that its VR has";

    private final PatientTexts patient;
    private final TextContent texts;

    PlainContent(PatientTexts patient, TextContent texts) {
        this.patient = patient;
        this.texts = texts;
    }

    PlanStep binary(Occurrence it) {
        return MeasuredAge.isMoreExact(it.tag()) && MeasuredAge.isOver89(it.dataSet())
                ? it.step(Action.REMOVE)
                : keepIf(isBinary(it.element()), it);
    }

    /// Long tables are samples, unless nobody has declared them to be; short values could be text in disguise.
    private boolean isBinary(Element element) {
        return element.value() instanceof Value.Bytes bytes
                ? !patient.isIn(bytes, element.tag(), element.vr())
                : isDeclared(element);
    }

    /// A value of this form stays, any other goes; so does a time whose digits are a date that the study states.
    PlanStep written(Occurrence it, WrittenForm form) {
        return keepIf(fits(it, form) && !(form == WrittenForm.TIME && holdsStatedDate(it)), it);
    }

    private boolean holdsStatedDate(Occurrence it) {
        for (String value : WrittenForm.values(it.dataSet(), it.element())) {
            if (patient.isStatedDate(value)) {
                return true;
            }
        }
        return false;
    }

    /// A value of this form stays, any other is a text.
    PlanStep writtenOrText(Occurrence it, WrittenForm form) {
        return fits(it, form) ? it.keep() : texts.text(it);
    }

    private boolean fits(Occurrence it, WrittenForm form) {
        return it.element().value() instanceof Value.Bytes bytes
                && form.fitsAll(it.dataSet(), it.element())
                && !patient.isKnown(it.text(bytes));
    }

    PlanStep characterSet(Occurrence it) {
        boolean isUnderstood = it.element().value() instanceof Value.Bytes
                && CharacterSet.of(it.dataSet().strings(it.element())).isUnderstood();
        return isUnderstood ? it.keep() : texts.text(it);
    }

    /// Decimal and integer strings stay when they are numbers and not one of the patient's.
    PlanStep number(Occurrence it) {
        if (it.tag() == MeasuredAge.NUMERIC_VALUE && MeasuredAge.isOver89(it.dataSet())) {
            return it.step(Action.POOL_AGE);
        }
        boolean isHarmless = it.element().value() instanceof Value.Bytes;
        boolean isDeclared = isDeclared(it.element());
        for (String value : WrittenForm.values(it.dataSet(), it.element())) {
            isHarmless &= WrittenForm.isNumber(value)
                    && !patient.isKnownNumber(value)
                    && (isDeclared || !WrittenForm.isLong(value));
        }
        return keepIf(isHarmless, it);
    }

    /// Whether a private value says what it is. One that does not is read by the VR that a list knows; but a long
    /// number could be somebody's as well, and long bytes anything.
    private static boolean isDeclared(Element element) {
        return !Tag.isPrivate(element.tag()) || element.vr() != Vr.UN && element.vr() != Vr.OB;
    }

    /// What an option retains is kept in its form; the patient's own words and numbers go from texts.
    PlanStep retained(Occurrence it) {
        Vr published = Vr.of(RuleBook.published(it.tag()));
        Vr vr = published == null ? it.element().vr() : published;
        if (!(it.element().value() instanceof Value.Bytes bytes)) {
            return keepIf(vr.kind() == Vr.Kind.BULK || vr.kind() == Vr.Kind.BINARY, it);
        }
        return switch (vr) {
            case DA, DT -> written(it, WrittenForm.DATE);
            case TM -> written(it, WrittenForm.TIME);
            case UI -> it.step(WrittenForm.UID.fitsAll(it.dataSet(), it.element()) ? Action.KEEP : Action.REPLACE_UID);
            case AE, AS, CS, DS, IS, LO, LT, PN, SH, ST, UC, UR, UT -> texts.retained(it, bytes);
            case AT, FD, FL, OB, OD, OF, OL, OV, OW, SL, SQ, SS, SV, UL, UN, US, UV -> binary(it);
        };
    }

    private PlanStep keepIf(boolean isHarmless, Occurrence it) {
        return isHarmless || it.hasItems() ? it.keep() : texts.unreadable(it, OTHER_FORM);
    }
}
