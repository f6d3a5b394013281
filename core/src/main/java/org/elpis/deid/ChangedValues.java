package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.PixelEdit;
import org.elpis.policy.Action;
import org.elpis.vendor.CsaHeader;

/// What actions make of the values of one object.
final class ChangedValues {
    private final UidDeriver uids;
    private final TextCleaning texts;
    private final DocumentCleaning documents;
    private final PixelFilling pixels;
    private final TransferSyntax syntax;
    private final Subject subject;
    private final Predicate<String> isTaken;
    private final DateShift dates;

    /// @param isTaken  whether a word must not be made up for a text
    ChangedValues(
            UidDeriver uids,
            TextCleaning texts,
            DocumentCleaning documents,
            PixelFilling pixels,
            TransferSyntax syntax,
            Subject subject,
            Predicate<String> isTaken) {
        this.uids = uids;
        this.texts = texts;
        this.documents = documents;
        this.pixels = pixels;
        this.syntax = syntax;
        this.subject = subject;
        this.isTaken = isTaken;
        this.dates = new DateShift(subject.shiftDays());
    }

    /// What an action makes of an element that does not stay as it is. What would be too long for the length
    /// field of
    /// its VR, such as thousands of short UIDs replaced, becomes empty.
    Element change(DataSet dataSet, Element element, Action action) {
        Element changed = changed(dataSet, element, action);
        boolean fits =
                !(changed.value() instanceof Value.Bytes bytes) || changed.vr().fitsLength(bytes.length());
        return fits ? changed : changed.with(Value.Bytes.EMPTY);
    }

    private Element changed(DataSet dataSet, Element element, Action action) {
        return switch (action.kind()) {
            case KEEP, REMOVE -> throw new IllegalStateException("What stays or goes whole is not changed.");
            case ZERO -> element.with(empty(element));
            case DUMMY -> element.with(DummyValue.of(element, dataSet));
            case CLEAN -> cleaned(dataSet, element, (Action.Clean) action);
            case CLEAN_DOCUMENT ->
                element.with(
                        documents.rewrite(dataSet, element, (Action.CleanDocument) action, circumstances(dataSet)));
            case POOL_AGE -> withValues(dataSet, element, value -> PooledAge.of(value, element.vr()));
            case REPLACE_UID -> replacedUid(dataSet, element);
            case SHIFT_DATE ->
                withValues(
                        dataSet,
                        element,
                        value -> dates.shift(value, element.vr()).orElse(""));
            case SHIFT_SECONDS -> shiftedSeconds(dataSet, element);
            case CLEAN_VENDOR_HEADER -> cleanedHeader(element, (Action.CleanVendorHeader) action);
            case PSEUDONYMIZE -> pseudonymized(element);
            case CLEAN_FRAMES -> element.with(Blanking.blankedFrames(dataSet, element, syntax));
            case CLEAN_UNUSED_BITS ->
                element.with(((Action.CleanUnusedBits) action)
                        .bits()
                        .cleared(Blanking.blankedFrames(dataSet, element, syntax), dataSet.encoding()));
            case CLEAN_COLOUR_PROFILE -> element.with(Blanking.blankedProfile(element));
            case FILL_BOXES -> filled(dataSet, element, (Action.FillBoxes) action, Optional.empty());
            case REMOVE_FACE -> withoutFace(dataSet, element, (Action.RemoveFace) action);
        };
    }

    private Element withoutFace(DataSet dataSet, Element element, Action.RemoveFace action) {
        Action.FillBoxes boxes = action.first() instanceof Action.FillBoxes fill
                ? fill
                : new Action.FillBoxes(List.of(), action.first());
        return filled(dataSet, element, boxes, Optional.of(action.edit()));
    }

    private Element filled(DataSet dataSet, Element element, Action.FillBoxes action, Optional<FaceEdit> face) {
        Element first = action.first().kind() == Action.Kind.KEEP ? element : change(dataSet, element, action.first());
        return element.with(pixels.fill(first.value(), new PixelEdit(action.boxes(), face)));
    }

    /// A UID is no number, whatever VR stood before it: its length would not fit one.
    private Element replacedUid(DataSet dataSet, Element element) {
        boolean holdsText = element.vr().isText() || element.vr() == Vr.UN;
        Element changed = withValues(dataSet, element, uids::derive);
        return holdsText ? changed : new Element(changed.tag(), Vr.UI, changed.value());
    }

    private Element shiftedSeconds(DataSet dataSet, Element element) {
        if (!(element.value() instanceof Value.Bytes bytes)) {
            throw new IllegalStateException("Only numbers on the heap are shifted.");
        }
        return element.with(Value.Bytes.of(dates.shiftSeconds(bytes.copy(), dataSet.encoding())));
    }

    private static Element cleanedHeader(Element element, Action.CleanVendorHeader action) {
        CsaHeader header = CsaHeader.read(element.value())
                .orElseThrow(() -> new IllegalStateException("The plan was made for another object."));
        return element.with(Value.Bytes.padded(header.with(action.parts()), (byte) 0));
    }

    /// Padded like a text in a UN value as well, so that one patient has one identifier.
    private Element pseudonymized(Element element) {
        return element.with(Value.Bytes.ofAscii(subject.pseudonym(), (byte) ' '));
    }

    private static Value empty(Element element) {
        return element.vr() == Vr.SQ ? new Value.Items(List.of(), false) : Value.Bytes.EMPTY;
    }

    private TextCleaning.Circumstances circumstances(DataSet item) {
        return new TextCleaning.Circumstances(subject.shiftDays(), item, isTaken);
    }

    private Element cleaned(DataSet dataSet, Element element, Action.Clean clean) {
        if (!(element.value() instanceof Value.Bytes bytes)) {
            throw new IllegalStateException("Only texts on the heap are cleaned.");
        }
        String text = dataSet.text(element.vr(), bytes);
        String left = texts.clean(text, element.vr(), clean, circumstances(dataSet));
        byte[] encoded = element.vr().kind() == Vr.Kind.TEXT
                ? dataSet.characterSet().encode(left, element.vr() == Vr.PN)
                : left.getBytes(StandardCharsets.ISO_8859_1);
        if (isBlank(left) || !element.vr().fitsLength(encoded.length)) {
            return clean.ifEmptied() == Action.IfEmptied.DUMMY
                    ? element.with(DummyValue.of(element, dataSet))
                    : element.with(Value.Bytes.EMPTY);
        }
        // A text in a UN value is padded like a text.
        return element.with(Value.Bytes.padded(encoded, (byte) ' '));
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isLetterOrDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private Element withValues(DataSet dataSet, Element element, UnaryOperator<String> change) {
        if (!(element.value() instanceof Value.Bytes bytes)) {
            return element.with(Value.Bytes.EMPTY);
        }
        String all = bytes.ascii();
        if (all.indexOf('\\') < 0) {
            return Element.ofAscii(element.tag(), element.vr(), change.apply(all));
        }
        List<String> changed = new ArrayList<>();
        for (String value : dataSet.strings(element)) {
            changed.add(value.isEmpty() ? "" : change.apply(value));
        }
        return Element.ofAscii(element.tag(), element.vr(), String.join("\\", changed));
    }
}
