package org.elpis.deid;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Action;
import org.elpis.policy.Plan;
import org.elpis.policy.PlanStep;
import org.elpis.vendor.CsaHeader;
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
    /// @throws java.io.UncheckedIOException when a document or pixel data cannot be read from the object's source
    /// @throws IllegalStateException when the plan is not one of this object
    public Released release(Instance original, Plan plan, Subject subject, Predicate<String> isTaken) {
        Application application = new Application(original, plan, subject, isTaken);
        List<Element> elements = application.applyAll(original.dataSet());
        if (original.dataSet().contains(Tag.ENCAPSULATED_DOCUMENT)) {
            DocumentLength.correct(elements, original.dataSet().encoding());
        }
        DataSet dataSet = original.dataSet()
                .with(statement(plan, original.dataSet().encoding()).addTo(elements));
        Instance released = new Instance(
                PREAMBLE,
                FileMeta.of(
                        uids.derive(original.sopClassUid()),
                        dataSet.string(Tag.SOP_INSTANCE_UID),
                        original.transferSyntax()),
                dataSet,
                original.transferSyntax(),
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

    /// One object's way through its plan.
    private final class Application {
        private final List<PlanStep> steps;
        private final Subject subject;
        private final Predicate<String> isTaken;
        private final DateShift dates;
        private final TransferSyntax syntax;
        private int next;

        Application(Instance original, Plan plan, Subject subject, Predicate<String> isTaken) {
            this.syntax = original.transferSyntax();
            this.steps = plan.steps();
            this.subject = subject;
            this.isTaken = isTaken;
            this.dates = new DateShift(subject.shiftDays());
        }

        /// The top level, with what the last object's elements became where they are the same.
        List<Element> applyAll(DataSet dataSet) {
            last.start(dataSet, subject);
            List<Element> kept = new ArrayList<>(dataSet.size());
            for (int i = 0; i < dataSet.size(); i++) {
                int first = next;
                Element result = applyTo(dataSet, dataSet.at(i));
                last.keep(i, first, result);
                if (result != null) {
                    kept.add(result);
                }
            }
            requireEnd();
            last.finish(dataSet, steps);
            return kept;
        }

        private @Nullable Element applyTo(DataSet dataSet, Element element) {
            int repeated = last.repeat(element, steps, next);
            if (repeated > 0) {
                next += repeated;
                return last.result();
            }
            Action action = step(element.tag()).action();
            return action instanceof Action.Remove ? null : changed(dataSet, element, action);
        }

        private List<Element> apply(DataSet dataSet) {
            List<Element> kept = new ArrayList<>(dataSet.size());
            for (int i = 0; i < dataSet.size(); i++) {
                Element element = dataSet.at(i);
                Action action = step(element.tag()).action();
                if (!(action instanceof Action.Remove)) {
                    kept.add(changed(dataSet, element, action));
                }
            }
            return kept;
        }

        private PlanStep step(int tag) {
            if (next == steps.size() || steps.get(next).location().tag() != tag) {
                throw new IllegalStateException("The plan was made for another object.");
            }
            return steps.get(next++);
        }

        private void requireEnd() {
            if (next != steps.size()) {
                throw new IllegalStateException("The plan was made for another object.");
            }
        }

        private Element changed(DataSet dataSet, Element element, Action action) {
            return switch (action.kind()) {
                case KEEP -> kept(element);
                case REMOVE -> throw new IllegalStateException("Removed elements are not changed.");
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
                case CLEAN_FRAMES -> element.with(HiddenBytes.blankedFrames(dataSet, element, syntax));
                case CLEAN_UNUSED_BITS ->
                    element.with(((Action.CleanUnusedBits) action).bits().cleared(element.value(), dataSet.encoding()));
                case CLEAN_COLOUR_PROFILE -> element.with(HiddenBytes.blankedProfile(element));
            };
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

        private Element kept(Element element) {
            if (element.value() instanceof Value.Items items) {
                List<DataSet> changed = new ArrayList<>(items.items().size());
                for (DataSet item : items.items()) {
                    changed.add(item.with(apply(item)));
                }
                return element.with(new Value.Items(changed, items.isUndefinedLength()));
            }
            if (element.value() instanceof Value.Bytes bytes && (bytes.length() & 1) != 0) {
                return element.with(
                        Value.Bytes.padded(bytes.copy(), element.vr().padding()));
            }
            return element;
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
            if (isBlank(left)) {
                return clean.ifEmptied() == Action.IfEmptied.DUMMY
                        ? element.with(DummyValue.of(element, dataSet))
                        : element.with(Value.Bytes.EMPTY);
            }
            byte[] encoded = element.vr().kind() == Vr.Kind.TEXT
                    ? dataSet.characterSet().encode(left, element.vr() == Vr.PN)
                    : left.getBytes(StandardCharsets.ISO_8859_1);
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
}
