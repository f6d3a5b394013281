package org.elpis.testkit.hospital;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;
import org.elpis.testkit.dicom.Value;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.PlantedIdentifier;
import org.elpis.testkit.key.PlantedInstance;

/// An object under construction, with what has been planted in it so far. Not thread-safe.
final class ObjectDraft {
    private record Plant(String path, String value, Answer answer) {}

    final ObjectKind kind;
    final Visit visit;
    final Attributes data = new Attributes();
    final String sopUid;
    String seriesUid;
    Encoding encoding = Encoding.EXPLICIT_LITTLE;
    byte[] preamble = new byte[128];
    Optional<Attributes> meta = Optional.of(new Attributes());
    String path = "";
    /// Whether there is text in the picture, which must not stay as it is.
    boolean inked;
    private final List<Plant> plants = new ArrayList<>();
    private final Set<String> planted = new HashSet<>();

    ObjectDraft(ObjectKind kind, Visit visit) {
        this.kind = kind;
        this.visit = visit;
        this.sopUid = visit.uids().next();
        this.seriesUid = visit.uids().next();
    }

    SyntheticPatient patient() {
        return visit.patient();
    }

    /// Sets text and notes what is expected of it.
    ObjectDraft plant(Attributes at, int tag, String vr, String value, Answer answer) {
        at.text(tag, vr, value);
        return note(at.pathOf(tag), value, answer);
    }

    /// Sets text about the patient; every identifying spelling in it must vanish.
    ObjectDraft plant(Attributes at, int tag, String vr, String value, Layer layer) {
        String fitted = patient().fit(value);
        List<String> near = patient().shortTokensIn(fitted);
        return plant(
                at,
                tag,
                vr,
                fitted,
                Answer.removed(layer, patient().tokensIn(fitted)).nearby(near));
    }

    /// Sets text where something may have been planted already, which is then forgotten.
    ObjectDraft replant(Attributes at, int tag, String vr, String value, Answer answer) {
        String place = at.pathOf(tag);
        plants.removeIf(plant -> plant.path().equals(place));
        return plant(at, tag, vr, value, answer);
    }

    /// Notes what is expected of a place that was filled otherwise.
    ObjectDraft note(String place, String value, Answer answer) {
        plants.add(new Plant(place, value, answer));
        planted.add(place);
        return this;
    }

    byte[] bytes() {
        CharacterSet set = patient().characterSet();
        if (!set.term().isEmpty()) {
            data.text(0x00080005, "CS", set.term());
        }
        meta.ifPresent(m -> m.bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", kind.sopClass())
                .text(0x00020003, "UI", sopUid)
                .text(0x00020012, "UI", "1.2.276.0.7230010.3.0.3.6.7")
                .text(0x00020013, "SH", "TESTKIT_1"));
        return ObjectWriter.write(data, new FileForm(encoding, set, preamble, meta));
    }

    /// All plants, with those that follow from the data itself: every UID, every date, the pixels.
    List<PlantedIdentifier> plants() {
        PlantedInstance of = new PlantedInstance(
                path,
                kind.modality(),
                kind.sopClass(),
                patient().id(),
                data.text(0x0020000D),
                seriesUid,
                sopUid,
                Digests.ofPixels(data, encoding));
        noteImplied(data, true);
        Answer fileUid = Answer.uid(AnswerAction.UID_CONSISTENT, Layer.FILE, sopUid);
        meta.ifPresent(m -> note(m.pathOf(0x00020003), sopUid, fileUid));
        if (!of.digest().isEmpty() && encoding != Encoding.JPEG_BASELINE && !inked) {
            note("<(7fe0,0010)>", of.digest(), Answer.present(AnswerAction.PIXELS_RETAINED));
        }
        note("<(0008,0016)>", kind.sopClass(), Answer.retained(Layer.STANDARD, kind.sopClass()));
        note("<(0008,0060)>", kind.modality(), Answer.retained(Layer.STANDARD, kind.modality()));
        List<PlantedIdentifier> all = new ArrayList<>();
        for (Plant p : plants) {
            all.add(new PlantedIdentifier(of, p.path(), p.value(), p.answer()));
        }
        return all;
    }

    private void noteImplied(Attributes at, boolean top) {
        for (Attributes.Element e : at.elements()) {
            switch (e.value()) {
                case Value.Items nested -> nested.items().forEach(item -> noteImplied(item, false));
                case Value.UnknownItems nested -> nested.items().forEach(item -> noteImplied(item, false));
                case Value.Text(var text) -> noteImplied(at.pathOf(e.tag()), e.vr(), text, top);
                case Value.Bytes bytes -> {}
                case Value.Numbers numbers -> {}
                case Value.Fragments fragments -> {}
            }
        }
    }

    private void noteImplied(String place, String vr, String text, boolean top) {
        if (text.isEmpty() || planted.contains(place)) {
            return;
        }
        if (vr.equals("UI") && !text.startsWith("1.2.840.10008.")) {
            AnswerAction action = top ? AnswerAction.UID_CHANGED : AnswerAction.UID_CONSISTENT;
            note(place, text, Answer.uid(action, Layer.UID, text));
        } else if (vr.equals("DA") || vr.equals("DT")) {
            note(place, text, Answer.shifted(Layer.DATE, text.substring(0, 8)));
        }
    }
}
