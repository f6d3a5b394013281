package org.elpis.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.elpis.detect.Finding;
import org.elpis.detect.Span;
import org.elpis.document.EncapsulatedDocument;
import org.elpis.document.MalformedDocumentException;

/// Decides about encapsulated documents by what is found in their text.
final class DocumentContent {
    private final PatientTexts patient;
    private final Replacements replacements;

    DocumentContent(PatientTexts patient, Replacements replacements) {
        this.patient = patient;
        this.replacements = replacements;
    }

    /// A document that nobody can read becomes an empty one, for a reason that stands in the rule.
    PlanStep document(Occurrence it) {
        try {
            String text = EncapsulatedDocument.of(it.dataSet(), it.element()).text();
            List<Span> spans = patient.find(it.tag(), text);
            Action action = new Action.CleanDocument(
                    replacements.cuts(text, spans, patient.identity(), Replacements.Room.PROSE));
            return spans.isEmpty()
                    ? it.step(action)
                    : it.step(action, new Finding.IdentifyingText(it.location(), spans));
        } catch (MalformedDocumentException e) {
            Finding finding = new Finding.UnreadablePart(it.location(), e.reason());
            String rule = "E.1-1 D: document not read: " + e.reason();
            return new PlanStep(it.location(), Action.DUMMY, rule, List.of(finding));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
