package org.elpis.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.detect.Finding;
import org.elpis.device.DeviceTemplates;
import org.elpis.dicom.Instance;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.FaceEdit;
import org.elpis.pixel.ImageExaminer;

/// Decides about pixel data by what hides beside the images and by the words and the face that are
/// seen in them.
final class PixelContent {
    private final Instance instance;
    private final Handling.Pixels handling;
    private final FaceShare face;

    private final DeviceTemplates templates;
    private final Optional<HarmlessWords> harmless;

    PixelContent(
            Instance instance,
            Handling.Pixels handling,
            FaceShare face,
            DeviceTemplates templates,
            Optional<HarmlessWords> harmless) {
        this.instance = instance;
        this.handling = handling;
        this.face = face;
        this.templates = templates;
        this.harmless = harmless;
    }

    /// @param isTopLevel  whether these are the pixels of the object itself, and not of an icon within it
    PlanStep pixels(Occurrence it, boolean isTopLevel) {
        PlanStep hidden = HiddenContent.pixels(it, instance.transferSyntax());
        boolean goes = hidden.action().kind() == Action.Kind.REMOVE;
        boolean isLookedAt =
                handling != Handling.Pixels.UNTOUCHED || face.edit().isPresent();
        if (!isLookedAt || goes || it.element().isEmpty()) {
            return hidden;
        }
        if (!isTopLevel) {
            return it.step(Action.REMOVE, new Finding.UnreadablePart(it.location(), "pixels within an item"));
        }
        return withoutFace(handling == Handling.Pixels.UNTOUCHED ? hidden : withoutWords(hidden));
    }

    private PlanStep withoutWords(PlanStep hidden) {
        DrawnWords drawn = words().with(templates.of(instance.dataSet()));
        if (drawn.isNothing()) {
            return hidden;
        }
        List<Finding> findings = new ArrayList<>(hidden.findings());
        findings.addAll(drawn.findings(hidden.location()));
        Action action =
                drawn.filled().isEmpty() ? hidden.action() : new Action.FillBoxes(drawn.filled(), hidden.action());
        return new PlanStep(hidden.location(), action, hidden.rule() + drawn.rule(), findings);
    }

    private PlanStep withoutFace(PlanStep first) {
        FaceEdit edit = face.edit().orElse(null);
        return edit == null
                ? first
                : with(
                        new Action.RemoveFace(edit, first.action()),
                        new Finding.RecognizableFace(first.location(), edit.pixels()),
                        first);
    }

    private static PlanStep with(Action action, Finding finding, PlanStep first) {
        List<Finding> findings = new ArrayList<>(first.findings());
        findings.add(finding);
        return new PlanStep(first.location(), action, first.rule(), findings);
    }

    private DrawnWords words() {
        ImageExaminer examiner = Examiners.find()
                .orElseThrow(() -> new IllegalStateException("images must be refused where nobody looks at them"));
        try {
            List<Box> seen = examiner.words(instance, ImageExaminer.Care.USUAL);
            DrawnWords drawn = DrawnWords.of(seen);
            return seen.isEmpty() || harmless.isEmpty()
                    ? drawn
                    : drawn.keeping(
                            harmless.get().among(instance, seen), harmless.get().readBy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
