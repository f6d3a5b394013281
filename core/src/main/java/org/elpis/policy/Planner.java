package org.elpis.policy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.device.DeviceTemplates;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Instance;
import org.elpis.dicom.IodTypes;
import org.elpis.dicom.Tag;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.WordReader;
import org.jspecify.annotations.Nullable;

/// Decides for every element of an object what happens to it, by a profile.
///
/// Order: a project's own rules, then Table E.1-1 with the options in force, then, for what the table does not
/// list, an allow-list by value representation. The same rules hold at every depth.
///
/// Not thread-safe: one planner a thread. Plans of the same object and identity are equal.
public final class Planner {
    private final String profileIdentity;
    private final DeidentificationStatement statement;
    private final DeidentificationStatement pixelStatement;
    private final DeidentificationStatement faceStatement;
    private final DeidentificationStatement pixelAndFaceStatement;
    private final Handling.Pixels pixels;
    private final DeviceTemplates templates;
    private final Optional<WordReader> reader;
    private final TextDetector texts;
    private final RuleBook rules;
    private final Replacements replacements;
    private final TechnicalValues technical;
    private final LastPlan last = new LastPlan();

    public Planner(Profile profile, TextDetector texts) {
        this(profile, texts, DeviceTemplates.NONE);
    }

    /// @param templates  of devices whose images have words at known places
    public Planner(Profile profile, TextDetector texts, DeviceTemplates templates) {
        this.profileIdentity = profile.identity();
        this.statement = DeidentificationStatement.of(profile);
        this.pixelStatement = statement.withCleanPixels();
        this.faceStatement = statement.withoutFace();
        this.pixelAndFaceStatement = pixelStatement.withoutFace();
        this.pixels = profile.handling().pixels();
        this.templates = templates;
        this.reader = pixels == Handling.Pixels.KEEP_HARMLESS ? Examiners.reader() : Optional.empty();
        this.texts = texts;
        this.rules = new RuleBook(profile);
        this.replacements = new Replacements(profile);
        this.technical = new TechnicalValues(texts);
    }

    /// Plans an object in which nobody found a face.
    ///
    /// @throws UncheckedIOException as below
    public Plan plan(Instance instance, Identity identity) {
        return plan(instance, identity, FaceShare.NONE);
    }

    /// Plans an object. Documents and pixel data in fragments are read from its source.
    ///
    /// @throws UncheckedIOException when they cannot be read, or with a
    ///     [org.elpis.codestream.MalformedCodestreamException] when nobody can tell what is hidden in them, an
    ///     [org.elpis.pixel.UndecodableFrameException] or [org.elpis.pixel.UncertainPixelsException] when
    ///     nobody can tell what is drawn in them
    public Plan plan(Instance instance, Identity identity, FaceShare face) {
        DataSet dataSet = instance.dataSet();
        @Nullable IodTypes types = IodTypes.ofSopClass(instance.sopClassUid()).orElse(null);
        ObjectPlanner planner = new ObjectPlanner(
                last,
                new Position(rules, types),
                new PixelContent(
                        instance, pixels, face, templates, reader.map(by -> new HarmlessWords(by, texts, identity))),
                new PatientTexts(texts, technical, identity),
                replacements,
                face);
        last.start(dataSet, identity, types);
        if (!face.elements().isEmpty()) {
            last.forget();
        }
        List<PlanStep> steps = planner.plan(dataSet);
        return last.finish(dataSet, profileIdentity, statement(dataSet, face), steps);
    }

    private DeidentificationStatement statement(DataSet dataSet, FaceShare face) {
        if (!dataSet.contains(Tag.PIXEL_DATA)) {
            return statement;
        }
        return pixels != Handling.Pixels.UNTOUCHED
                ? face.isRemoved() ? pixelAndFaceStatement : pixelStatement
                : face.isRemoved() ? faceStatement : statement;
    }
}
