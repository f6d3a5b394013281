package org.elpis.signature;

import java.util.Map;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Vr;

/// One way to write the byte stream of a signature, where the object leaves several open.
///
/// @param target  explicit
/// @param isTrimmed  whether blanks at the end of texts are left out
/// @param choices  by tag, the VR of elements whose encoding tells none and for which the dictionary has several
record MacForm(Encoding target, boolean isTrimmed, Map<Integer, Vr> choices) {
    MacForm {
        choices = Map.copyOf(choices);
    }

    /// The form that is written, and tried first.
    static MacForm usual() {
        return new MacForm(Encoding.EXPLICIT_LITTLE, true, Map.of());
    }

    Vr vr(Element element) {
        Vr chosen = choices.isEmpty() ? null : choices.get(element.tag());
        return chosen == null ? element.vr() : chosen;
    }
}
