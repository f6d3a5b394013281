package org.elpis.deid;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.document.EncapsulatedDocument;
import org.elpis.document.MalformedDocumentException;
import org.elpis.document.ReadableDocument;
import org.elpis.policy.Action;

/// Writes an encapsulated document anew without the parts of its text that a plan cuts out.
///
/// Each cell of each line is cleaned for itself, so that what is left keeps its place.
final class DocumentCleaning {
    private final TextCleaning texts;
    private final UidDeriver uids;

    DocumentCleaning(TextCleaning texts, UidDeriver uids) {
        this.texts = texts;
        this.uids = uids;
    }

    Value rewrite(
            DataSet dataSet, Element element, Action.CleanDocument clean, TextCleaning.Circumstances circumstances) {
        ReadableDocument document;
        try {
            document = EncapsulatedDocument.of(dataSet, element);
        } catch (MalformedDocumentException e) {
            throw new IllegalStateException("The plan was made for another object.", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String cleaned = clean(document.text(), clean.cuts(), circumstances);
        return Value.Bytes.padded(document.rewrite(cleaned, this::name), (byte) 0);
    }

    /// The same for the same name in every document of a project: a model finds its materials.
    private String name(String original) {
        return "m".concat(uids.derive("name in a document: ".concat(original)).substring("2.25.".length()));
    }

    private String clean(String text, List<Action.Cut> cuts, TextCleaning.Circumstances circumstances) {
        StringBuilder cleaned = new StringBuilder(text.length());
        int cut = 0;
        int start = 0;
        while (start <= text.length()) {
            int end = endOfCell(text, start);
            while (cut < cuts.size() && cuts.get(cut).end() <= start) {
                cut++;
            }
            List<Action.Cut> own = within(cuts, cut, start, end);
            String cell = text.substring(start, end);
            cleaned.append(
                    own.isEmpty()
                            ? cell
                            : texts.clean(cell, Vr.UT, new Action.Clean(own, Action.IfEmptied.EMPTY), circumstances));
            if (end < text.length()) {
                cleaned.append(text.charAt(end));
            }
            start = end + 1;
        }
        return cleaned.toString();
    }

    private static int endOfCell(String text, int start) {
        int end = start;
        while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\t') {
            end++;
        }
        return end;
    }

    /// The cuts of a cell, counted from its start; of one that goes over several cells its part.
    private static List<Action.Cut> within(List<Action.Cut> cuts, int first, int start, int end) {
        List<Action.Cut> own = new ArrayList<>();
        for (int i = first; i < cuts.size() && cuts.get(i).start() < end; i++) {
            Action.Cut cut = cuts.get(i);
            int from = Math.max(cut.start(), start) - start;
            own.add(new Action.Cut(from, Math.min(cut.end(), end) - start, cut.sort(), cut.by(), cut.reading()));
        }
        return own;
    }
}
