package org.elpis.deid;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.policy.Plan;
import org.jspecify.annotations.Nullable;

/// Applies a plan to an object and nothing else: an element without a step never comes through.
///
/// Preamble and File Meta Information are always made anew. Not thread-safe: one a thread.
public final class Deidentifier {
    private static final Value.Bytes PREAMBLE = Value.Bytes.of(new byte[128]);

    private final UidDeriver uids;
    private final ReleaseMark mark;
    private final TextCleaning texts;
    private final DocumentCleaning documents;
    private final LastApplication last = new LastApplication();
    private @Nullable Statement statement;

    public Deidentifier(ProjectKeys keys) {
        this.uids = new UidDeriver(keys);
        this.mark = new ReleaseMark(keys);
        this.texts = new TextCleaning(uids, new Surrogates(keys));
        this.documents = new DocumentCleaning(texts, uids);
    }

    public ReleaseMark mark() {
        return mark;
    }

    /// Applies a plan to the object that it was made for.
    ///
    /// @throws java.io.UncheckedIOException when a document cannot be read from the source of the object
    /// @throws IllegalStateException when the plan is not one of this object
    public Released release(Instance original, Plan plan, Subject subject) {
        return release(original, plan, subject, word -> false);
    }

    /// Applies a plan to the object that it was made for.
    ///
    /// @param isTaken  whether a word must not be made up for a text, because it is one of the patient's own; the
    ///     same for all objects of a study
    /// @throws java.io.UncheckedIOException when a document or pixel data cannot be read from the source
    /// @throws IllegalStateException when the plan is not one of this object
    public Released release(Instance original, Plan plan, Subject subject, Predicate<String> isTaken) {
        PixelFilling pixels = new PixelFilling(original);
        ChangedValues values =
                new ChangedValues(uids, texts, documents, pixels, original.transferSyntax(), subject, isTaken);
        List<Element> elements = new Application(plan.steps(), subject, values, last).applyAll(original.dataSet());
        if (original.dataSet().contains(Tag.ENCAPSULATED_DOCUMENT)) {
            DocumentLength.correct(elements, original.dataSet().encoding());
        }
        pixels.describe(elements, original.dataSet().encoding());
        DataSet dataSet = original.dataSet()
                .with(statement(plan, original.dataSet().encoding()).addTo(elements));
        Instance released = new Instance(
                PREAMBLE,
                FileMeta.of(uids.derive(original.sopClassUid()), dataSet.string(Tag.SOP_INSTANCE_UID), pixels.syntax()),
                dataSet,
                pixels.syntax(),
                original.source(),
                original.inflated(),
                Set.of());
        EncodedInstance bytes = DicomWriter.encode(released);
        String digest = mark.stamp(bytes);
        return new Released(released, bytes, digest);
    }

    private Statement statement(Plan plan, Encoding encoding) {
        Statement known = statement;
        if (known == null || !known.isFor(plan.statement(), encoding)) {
            known = new Statement(plan.statement(), encoding);
            statement = known;
        }
        return known;
    }
}
