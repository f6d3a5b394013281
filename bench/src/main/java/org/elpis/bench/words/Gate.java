package org.elpis.bench.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.elpis.deid.KeyedPseudonyms;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.SiteKey;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.engine.Engine;
import org.elpis.engine.Outcome;
import org.elpis.engine.Study;
import org.elpis.pixel.FaceHandling;
import org.elpis.policy.Action;
import org.elpis.policy.Profile;
import org.elpis.testkit.dicom.Attributes;
import org.elpis.testkit.dicom.CharacterSet;
import org.elpis.testkit.dicom.Encoding;
import org.elpis.testkit.dicom.FileForm;
import org.elpis.testkit.dicom.ObjectWriter;
import org.elpis.testkit.picture.Picture;

/// The gate as a whole with a picture as a secondary capture: it looks, fills, looks harder at the result, fills what
/// more it sees, and holds back what still shows words.
final class Gate {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";
    private static final long HEAP = 1L << 30;
    /// Without a look for faces, which these pictures have none of.
    private static final Profile PROFILE = Profile.RESEARCH.with(
            Profile.RESEARCH.handling().with(new FaceHandling(FaceHandling.Extent.UNTOUCHED, FaceHandling.Fill.NOISE)));

    private final Engine engine;
    private final Engine.Worker worker;

    /// @param home  a folder for keys, which are made when there are none
    Gate(Path home) throws IOException {
        ProjectKeys keys = SiteKey.of(home).project("bench");
        engine = new Engine(PROFILE, keys, new KeyedPseudonyms(keys));
        worker = engine.worker();
    }

    /// What is filled of a picture or a loop in the end, or that it is held back.
    Found found(List<WrittenFrame> frames) throws IOException {
        byte[] file = file(frames);
        try {
            Instance image = DicomReader.read(new BytesSource(file, file.length), ReadLimits.forHeap(HEAP));
            Study study = engine.study(image);
            study.harvest(image);
            return switch (worker.process(image, study)) {
                case Outcome.Released released ->
                    new Found(
                            false,
                            released.plan()
                                    .filledBoxes()
                                    .map(Action.FillBoxes::boxes)
                                    .orElse(List.of()));
                case Outcome.Quarantined held -> held(held);
                case Outcome.ReleasedBefore before -> throw new IllegalStateException("Nothing was released before.");
            };
        } catch (MalformedDicomException e) {
            throw new IllegalStateException("The bench writes objects that can be read.", e);
        }
    }

    /// Held back for its pixels; another reason would be a fault of the bench.
    private static Found held(Outcome.Quarantined held) {
        if (held.reasons().stream().anyMatch(reason -> !reason.code().contains("PIXEL"))) {
            throw new IllegalStateException("The bench writes objects that are not held back for their header.");
        }
        return new Found(true, List.of());
    }

    private static byte[] file(List<WrittenFrame> frames) {
        Picture first = frames.getFirst().picture();
        boolean isColour = first.samples() == 3;
        int bytes = first.bits() > 8 ? 2 : 1;
        // Source: PS3.3 A.8.1 to A.8.5.
        String kind = frames.size() == 1 ? "" : isColour ? ".4" : bytes == 1 ? ".2" : ".3";
        Attributes object = new Attributes()
                .text(0x00080016, "UI", SECONDARY_CAPTURE + kind)
                .text(0x00080018, "UI", "1.9.8.7.1.1")
                .text(0x00080020, "DA", "20240229")
                .text(0x00080060, "CS", "OT")
                .text(0x00080064, "CS", "WSD")
                .text(0x00100010, "PN", "Quastenflosser^Eusebia")
                .text(0x00100020, "LO", "7788123")
                .text(0x0020000D, "UI", "1.9.8.7.1")
                .text(0x0020000E, "UI", "1.9.8.7.1.2")
                .shorts(0x00280002, "US", first.samples())
                .text(0x00280004, "CS", isColour ? "RGB" : "MONOCHROME2")
                .shorts(0x00280010, "US", first.rows())
                .shorts(0x00280011, "US", first.columns())
                .shorts(0x00280100, "US", 8 * bytes)
                .shorts(0x00280101, "US", first.bits())
                .shorts(0x00280102, "US", first.bits() - 1)
                .shorts(0x00280103, "US", 0);
        if (isColour) {
            object.shorts(0x00280006, "US", 0);
        }
        if (frames.size() > 1) {
            object.text(0x00280008, "IS", Integer.toString(frames.size()));
        }
        object.words(0x7FE00010, "OW", cells(frames, bytes), 2);
        Attributes meta = new Attributes()
                .bytes(0x00020001, "OB", new byte[] {0, 1})
                .text(0x00020002, "UI", object.text(0x00080016))
                .text(0x00020003, "UI", object.text(0x00080018));
        return ObjectWriter.write(
                object, new FileForm(Encoding.EXPLICIT_LITTLE, CharacterSet.LATIN_1, new byte[128], Optional.of(meta)));
    }

    /// Values one after another, the low byte first, in an even number of bytes.
    private static byte[] cells(List<WrittenFrame> frames, int bytes) {
        int values = frames.getFirst().picture().values().length;
        byte[] cells = new byte[frames.size() * values * bytes + 1 & ~1];
        int at = 0;
        for (WrittenFrame frame : frames) {
            for (short value : frame.picture().values()) {
                cells[at++] = (byte) value;
                if (bytes == 2) {
                    cells[at++] = (byte) (value >> 8);
                }
            }
        }
        return cells;
    }
}
