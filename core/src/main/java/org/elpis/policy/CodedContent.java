package org.elpis.policy;

import java.util.List;
import org.elpis.detect.Finding;
import org.elpis.detect.Span;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;

/// Decides about codes and their meanings.
final class CodedContent {
    /// Versions of coding schemes are dates often.
    private static final int CODING_SCHEME_VERSION = 0x0008_0103;

    private static final int PERSON_IDENTIFICATION_CODE_SEQUENCE = 0x0040_1101;

    private final PatientTexts patient;
    private final TextContent texts;
    private final Position position;

    CodedContent(PatientTexts patient, TextContent texts, Position position) {
        this.patient = patient;
        this.texts = texts;
        this.position = position;
    }

    /// A code of a public coding scheme says what everybody may know, unless it stands for a person; any other
    /// is a text.
    PlanStep value(Occurrence it) {
        return !isPerson(it) && isPublicCode(it.dataSet(), it.element()) ? it.keep() : texts.text(it);
    }

    private static boolean isPerson(Occurrence it) {
        Location parent = it.location().parent();
        return it.isDummied() && parent != null && parent.tag() == PERSON_IDENTIFICATION_CODE_SEQUENCE;
    }

    private boolean isPublicCode(DataSet item, Element element) {
        if (!(element.value() instanceof Value.Bytes bytes) || !CodingSchemes.isPublic(item)) {
            return false;
        }
        String code = item.text(element.vr(), bytes).strip();
        boolean isUnit = CodingSchemes.isUcum(item) && UcumCode.isOne(code);
        boolean isDated = element.tag() != CODING_SCHEME_VERSION && CodingSchemes.holdsDate(item, code);
        return !patient.isKnownSpelled(code)
                && !patient.isStatedDate(code)
                && (isUnit || CodingSchemes.isCode(item, code) && !isDated && patient.isHarmlessCode(code));
    }

    /// The meaning of a code that stays is the code in words: half of it would mean something else. It stays
    /// when the standard publishes it or nothing in it is doubtful, and is the code itself otherwise.
    PlanStep meaning(Occurrence it) {
        String code = it.isDummied() || position.isTopLevel() ? "" : publicCode(it.dataSet());
        if (code.isEmpty() || !(it.element().value() instanceof Value.Bytes bytes) || bytes.isEmpty()) {
            return texts.text(it);
        }
        String meaning = it.text(bytes);
        List<Span> spans = patient.find(it.tag(), meaning);
        boolean isPublished = meaning.strip().equals(code) || CodeMeanings.isPublished(meaning);
        if (spans.isEmpty() || isPublished && !patient.isKnown(meaning)) {
            return it.keep();
        }
        Action.Cut whole = new Action.Cut(0, meaning.length(), Action.Sort.WORD, Action.By.CODE_VALUE);
        return it.step(
                new Action.Clean(List.of(whole), Action.IfEmptied.DUMMY),
                new Finding.IdentifyingText(it.location(), spans));
    }

    /// The code of an item that stays; "" when there is none or it does not.
    private String publicCode(DataSet item) {
        int tag = item.string(Tag.CODE_VALUE).isEmpty() ? Tag.LONG_CODE_VALUE : Tag.CODE_VALUE;
        Element element = item.get(tag).orElse(null);
        boolean stays = element != null && isJudgedAsCode(item, element) && isPublicCode(item, element);
        return stays ? item.string(tag) : "";
    }

    /// A project may have a rule of its own for codes.
    private boolean isJudgedAsCode(DataSet item, Element element) {
        return position.rule(item, element).treatment() == Treatment.CODE_VALUE;
    }
}
