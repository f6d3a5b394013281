package org.elpis.signature;

import java.util.Map;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Vr;

/// One way to write the byte stream of a signature, where the object leaves several open.
///
/// @param target  explicit
/// @param ends  what is left out at the end of texts
/// @param choices  by tag, the VR of elements whose encoding tells none and for which the dictionary has several
record MacForm(Encoding target, Ends ends, Map<Integer, Vr> choices) {
    /// What of the end of a text does not count.
    enum Ends {
        /// The padding of the VR, as dcmtk up to 3.6.7 has it.
        BLANKS,
        /// That, and NULs, as later ones have it.
        BLANKS_AND_NULS,
        /// Nothing.
        NONE
    }

    MacForm {
        choices = Map.copyOf(choices);
    }

    /// The form that is written, and tried first.
    static MacForm usual() {
        return new MacForm(Encoding.EXPLICIT_LITTLE, Ends.BLANKS, Map.of());
    }

    Vr vr(Element element) {
        Vr chosen = choices.isEmpty() ? null : choices.get(element.tag());
        return chosen == null ? element.vr() : chosen;
    }
}
