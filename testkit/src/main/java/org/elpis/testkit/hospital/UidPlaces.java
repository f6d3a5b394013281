package org.elpis.testkit.hospital;

import java.util.List;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.Layer;

/// Unique identifiers: in attributes made for them, as text, with a scheme in front, in a path.
final class UidPlaces {
    private static final int[] PLAIN = {0x00080014, 0x00081195, 0x00083010, 0x00880140, 0x00200200, 0x00181002};

    private UidPlaces() {}

    static void plant(ObjectDraft d) {
        Uids uids = d.visit.uids();
        for (int tag : PLAIN) {
            d.data.text(tag, "UI", uids.next());
        }
        text(d, d.data, 0x00104000, "LT", "MRI brain, compare %s of the archive", List.of("MRI", "brain"));
        text(d, d.data, 0x00189424, "LT", "urn:oid:%s", List.of());
        text(d, d.data, 0x00081190, "UR", "wado?objectUID=%s&frame=2", List.of());
        Attributes study = WidePlaces.item(d, d.data, 0x00081110);
        study.text(0x00081150, "UI", "1.2.840.10008.3.1.2.3.1").text(0x00081155, "UI", d.visit.studyUid);
        Attributes step = WidePlaces.item(d, d.data, 0x00081111);
        step.text(0x00081150, "UI", "1.2.840.10008.3.1.2.3.3").text(0x00081155, "UI", uids.next());
    }

    private static void text(ObjectDraft d, Attributes at, int tag, String vr, String pattern, List<String> stay) {
        String uid = d.visit.uids().next();
        if (at.text(tag).isEmpty()) {
            d.plant(
                    at,
                    tag,
                    vr,
                    pattern.formatted(uid),
                    Answer.uid(AnswerAction.TEXT_REMOVED, Layer.UID, uid).keeping(stay));
        }
    }
}
