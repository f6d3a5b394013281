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
import org.elpis.pixel.ImageExaminer;

/// Decides about pixel data by what hides beside the images and by the words that are drawn into them.
final class PixelContent {
    private final Instance instance;
    private final Handling.Pixels handling;

    private final DeviceTemplates templates;
    private final Optional<HarmlessWords> harmless;

    PixelContent(
            Instance instance,
            Handling.Pixels handling,
            DeviceTemplates templates,
            Optional<HarmlessWords> harmless) {
        this.instance = instance;
        this.handling = handling;
        this.templates = templates;
        this.harmless = harmless;
    }

    /// @param isTopLevel  whether these are the pixels of the object itself, and not of an icon within it
    PlanStep pixels(Occurrence it, boolean isTopLevel) {
        PlanStep hidden = HiddenContent.pixels(it, instance.transferSyntax());
        boolean goes = hidden.action().kind() == Action.Kind.REMOVE;
        if (handling == Handling.Pixels.UNTOUCHED || goes || it.element().isEmpty()) {
            return hidden;
        }
        if (!isTopLevel) {
            return it.step(Action.REMOVE, new Finding.UnreadablePart(it.location(), "pixels within an item"));
        }
        DrawnWords drawn = words().with(templates.of(it.dataSet()));
        if (drawn.isNothing()) {
            return hidden;
        }
        List<Finding> findings = new ArrayList<>(hidden.findings());
        findings.addAll(drawn.findings(it.location()));
        Action action = drawn.filled().isEmpty()
                ? hidden.action()
                : new Action.FillBoxes(drawn.filled(), hidden.action());
        return new PlanStep(it.location(), action, hidden.rule() + drawn.rule(), findings);
    }

    private DrawnWords words() {
        ImageExaminer examiner = Examiners.find()
                .orElseThrow(() -> new IllegalStateException("images must be refused where nobody looks at them"));
        try {
            List<Box> seen = examiner.words(instance, ImageExaminer.Care.USUAL);
            DrawnWords drawn = DrawnWords.of(seen);
            return seen.isEmpty() || harmless.isEmpty()
                    ? drawn
                    : drawn.keeping(harmless.get().among(instance, seen), harmless.get().readBy());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
