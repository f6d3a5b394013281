package org.elpis.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.elpis.check.Leak;
import org.elpis.check.LeakCheck;
import org.elpis.check.SearchResult;
import org.elpis.codestream.MalformedCodestreamException;
import org.elpis.deid.Deidentifier;
import org.elpis.deid.PatientKey;
import org.elpis.deid.ProjectKeys;
import org.elpis.deid.Pseudonyms;
import org.elpis.deid.ReleaseMark;
import org.elpis.deid.Released;
import org.elpis.deid.Subject;
import org.elpis.deid.UidDeriver;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.device.DeviceTemplates;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomWriter;
import org.elpis.dicom.Element;
import org.elpis.dicom.EncodedInstance;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.explain.Explanation;
import org.elpis.explain.Values;
import org.elpis.pixel.Box;
import org.elpis.pixel.Examiners;
import org.elpis.pixel.UncertainPixelsException;
import org.elpis.pixel.UndecodableFrameException;
import org.elpis.pixel.WordReader;
import org.elpis.policy.FaceShare;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;
import org.elpis.policy.Plan;
import org.elpis.policy.Planner;
import org.elpis.policy.Profile;
import org.jspecify.annotations.Nullable;

/// The gate as a pure function: from an object and its study to an outcome. The same profile and keys give the
/// same outcome on every machine.
///
/// Thread-safe; each thread takes its own [Worker].
public final class Engine {
    private static final String SECONDARY_CAPTURE = "1.2.840.10008.5.1.4.1.1.7";

    /// How often what the second look sees is filled as well. An image that shows more each time is one in which
    /// everything looks like text, and somebody must look at it.
    private static final int MOST_REFILLS = 3;

    private final Profile profile;
    private final ProjectKeys keys;
    private final Pseudonyms pseudonyms;
    private final TextDetector texts;
    private final DeviceTemplates templates;
    /// Who reads words that may stay; empty when none may.
    private final Optional<WordReader> reader;
    private final FaceJudge faces;

    public Engine(Profile profile, ProjectKeys keys, Pseudonyms pseudonyms) {
        this(profile, keys, pseudonyms, new TextDetector(vocabulary(profile)), DeviceTemplates.NONE);
    }

    private Engine(
            Profile profile, ProjectKeys keys, Pseudonyms pseudonyms, TextDetector texts, DeviceTemplates templates) {
        this.profile = profile;
        this.keys = keys;
        this.pseudonyms = pseudonyms;
        this.texts = texts;
        this.templates = templates;
        this.reader =
                profile.handling().pixels() == Handling.Pixels.KEEP_HARMLESS ? Examiners.reader() : Optional.empty();
        this.faces = new FaceJudge(profile.handling(), keys);
    }

    /// The words that may stay in texts: the clinical ones and those of the site.
    static Vocabulary vocabulary(Profile profile) {
        return Vocabulary.clinical().with(profile.handling().words());
    }

    /// This engine, which also lets the words stay that are common among the patients of a job.
    Engine with(Cohort cohort) {
        TextDetector wider = new TextDetector(cohort.addTo(vocabulary(profile)));
        return new Engine(profile, keys, pseudonyms, wider, templates);
    }

    /// This engine, which also fills the places where devices have words. Where pixels are not examined it
    /// does not.
    Engine with(DeviceTemplates known) {
        return profile.handling().looksForWords() ? new Engine(profile, keys, pseudonyms, texts, known) : this;
    }

    /// What decides about images besides the profile and the objects themselves: the same digest, the same
    /// decisions.
    /// Empty when nothing does.
    String imageDigest() {
        return templates.digest() + reader.map(WordReader::identity).orElse("");
    }

    /// A study of the patient that this object belongs to.
    public Study study(Instance first) {
        return mark().verify(first) == ReleaseMark.Verdict.OURS
                ? Study.released(first.dataSet().string(Tag.PATIENT_ID))
                : new Study(pseudonyms.subject(PatientKey.of(first.dataSet())));
    }

    /// Recognises what this project has released before. One a thread.
    ReleaseMark mark() {
        return new ReleaseMark(keys);
    }

    /// Whether two originals with UIDs of their own may be released under one name: where the source or a
    /// project's rule decides the name. Derived UIDs differ.
    boolean mayGiveOneNameTwice() {
        return !profile.rules().isEmpty() || profile.has(Option.RETAIN_UIDS);
    }

    /// The SOP Instance UID under which an original with this one would be released. For one thread.
    UnaryOperator<String> releasedUid() {
        if (!profile.rules().isEmpty()) {
            return worker()::releasedUid;
        }
        return profile.has(Option.RETAIN_UIDS) ? UnaryOperator.identity() : new UidDeriver(keys)::derive;
    }

    boolean looksForFaces() {
        return profile.handling().looksForFaces();
    }

    public Worker worker() {
        return new Worker();
    }

    /// A plan and what came of it.
    ///
    /// @param left  words that are still there
    /// @param doubt  why it must not leave as far as words in pixels go
    private record Attempt(Plan plan, Released released, List<Box> left, Optional<Reason> doubt) {}

    /// One thread's part of the engine.
    public final class Worker {
        private final Planner planner = new Planner(profile, texts, templates);
        private final Deidentifier deidentifier = new Deidentifier(keys);
        private final MessageDigest sha256 = Sha256.start();
        private final String shortIdentity = profile.shortIdentity();
        private @Nullable Attempt lastAttempt;
        private @Nullable Plan lastPlan;
        private byte[] lastCanonical = new byte[0];
        private String lastDigest = "";

        /// De-identifies one object and searches the result, or says why it cannot be released.
        ///
        /// @param study  with every object of the study harvested
        /// @throws IOException when the source of the object cannot be read
        public Outcome process(Instance instance, Study study) throws IOException {
            try {
                return decide(instance, study);
            } finally {
                // Only an explanation asks for it, and it may hold all pixels of an object.
                lastAttempt = null;
            }
        }

        private Outcome decide(Instance instance, Study study) throws IOException {
            Optional<Reason> refusal = Examination.refusal(instance);
            if (refusal.isPresent()) {
                return new Outcome.Quarantined(List.of(refusal.get()));
            }
            if (needsExaminer(instance, study) && Examiners.find().isEmpty()) {
                return new Outcome.Quarantined(List.of(Reason.nobodyLooks()));
            }
            return switch (deidentifier.mark().verify(instance)) {
                case NONE ->
                    study.isReleased()
                            ? new Outcome.Quarantined(List.of(Reason.changedWhileRunning()))
                            : release(instance, study);
                case OURS -> releasedBefore(instance, study);
                case NOT_OURS -> new Outcome.Quarantined(List.of(Reason.foreignMark()));
            };
        }

        /// What was released leaves again as it is, if by the rules of this job and with nothing in it that the
        /// job's originals tell of the patient.
        private Outcome releasedBefore(Instance instance, Study study) throws IOException {
            // The name stands beside a digest of all rules and options, and the mark covers both.
            if (!ReleaseMark.profile(instance).equals(shortIdentity)) {
                return new Outcome.Quarantined(List.of(Reason.otherProfile()));
            }
            EncodedInstance bytes = DicomWriter.encode(instance);
            for (LeakCheck check : study.checksOfReleased(profile)) {
                SearchResult result = check.search(instance, bytes);
                if (!result.isClean()) {
                    return new Outcome.Quarantined(List.of(reason(result.leaks())));
                }
            }
            return new Outcome.ReleasedBefore(bytes, deidentifier.mark().digest(instance), place(instance.dataSet()));
        }

        /// What [#process] does to an object, element by element, whether it would leave or not. Of one that is
        /// held back for what came of its plan, that plan: with all that the harder looks had filled.
        Explained explain(Instance instance, Study study, Values values) throws IOException {
            lastAttempt = null;
            Outcome outcome = decide(instance, study);
            return switch (outcome) {
                case Outcome.Released released ->
                    Explained.released(Explanation.of(instance, released.plan(), released.stamped(), values));
                case Outcome.ReleasedBefore before -> Explained.releasedBefore(Explanation.unchanged(instance, values));
                case Outcome.Quarantined quarantined -> {
                    Attempt tried = lastAttempt;
                    yield tried == null
                            ? Explained.quarantined(quarantined.reasons(), explanation(instance, study, values))
                            : new Explained(
                                    Explained.Verdict.QUARANTINED,
                                    quarantined.reasons(),
                                    Explanation.of(
                                            instance,
                                            tried.plan(),
                                            tried.released().instance(),
                                            values),
                                    tried.left());
                }
            };
        }

        /// What the plan of an object that was never tried would do; without elements when it cannot be planned.
        private Explanation explanation(Instance instance, Study study, Values values) throws IOException {
            if (study.isReleased()) {
                return Explanation.unchanged(instance, values);
            }
            try {
                Identity identity = study.identity();
                Plan plan = planner.plan(instance, identity);
                Released released = deidentifier.release(instance, plan, study.subject(), identity::contains);
                return Explanation.of(instance, plan, released.instance(), values);
            } catch (UncheckedIOException e) {
                if (reason(e.getCause()).isPresent()) {
                    return Explanation.unchanged(instance, values);
                }
                throw e.getCause();
            }
        }

        /// Asks the gate itself: a project's rule may do anything to a UID.
        private String releasedUid(String uid) {
            List<Element> elements = List.of(
                    Element.ofAscii(Tag.SOP_CLASS_UID, Vr.UI, SECONDARY_CAPTURE),
                    Element.ofAscii(Tag.SOP_INSTANCE_UID, Vr.UI, uid));
            Instance smallest = new Instance(
                    Value.Bytes.EMPTY,
                    DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                    DataSet.of(elements, Encoding.EXPLICIT_LITTLE),
                    TransferSyntax.EXPLICIT_LITTLE,
                    new BytesSource(new byte[0], 0),
                    false,
                    Set.of());
            Plan plan = planner.plan(smallest, new Identity());
            return deidentifier
                    .release(smallest, plan, new Subject("E", 1))
                    .instance()
                    .dataSet()
                    .string(Tag.SOP_INSTANCE_UID);
        }

        private Outcome release(Instance instance, Study study) throws IOException {
            try {
                return planned(instance, study);
            } catch (UncheckedIOException e) {
                return quarantined(Objects.requireNonNull(e.getCause()));
            } catch (IOException e) {
                return quarantined(e);
            }
        }

        private static Outcome quarantined(IOException fault) throws IOException {
            Optional<Reason> reason = reason(fault);
            if (reason.isEmpty()) {
                throw fault;
            }
            return new Outcome.Quarantined(List.of(reason.get()));
        }

        private Outcome planned(Instance instance, Study study) throws IOException {
            FaceVerdict verdict = faces.verdict(instance, study);
            if (verdict.doubt().isPresent()) {
                return new Outcome.Quarantined(List.of(Reason.faceUncertain(
                        verdict.doubt().get(),
                        instance.dataSet().contains(Tag.PIXEL_DATA) ? Tag.PIXEL_DATA : Tag.SOP_CLASS_UID)));
            }
            Attempt attempt = attempt(instance, study, verdict.share());
            lastAttempt = attempt;
            Optional<Reason> objection = objection(attempt, instance, study);
            if (objection.isPresent()) {
                return new Outcome.Quarantined(List.of(objection.get()));
            }
            Released released = attempt.released();
            return new Outcome.Released(
                    attempt.plan(),
                    digest(attempt.plan()),
                    released.instance(),
                    released.bytes(),
                    released.metadataDigest(),
                    place(released.instance().dataSet()));
        }

        /// Plans the object, and fills what harder looks at the result see besides, as long as that is little.
        private Attempt attempt(Instance instance, Study study, FaceShare share) throws IOException {
            Identity identity = study.identity();
            Plan plan = planner.plan(instance, identity, share);
            Released released = deidentifier.release(instance, plan, study.subject(), identity::contains);
            SecondLook look = new SecondLook(instance, plan);
            List<Box> left = wordsLeft(plan, released, instance, study, look);
            for (int more = 0; more < MOST_REFILLS && !left.isEmpty(); more++) {
                Plan fuller = plan.filling(left);
                if (!look.allows(fuller)) {
                    return new Attempt(plan, released, left, Optional.of(Reason.wordsEverywhere()));
                }
                plan = fuller;
                released = deidentifier.release(instance, plan, study.subject(), identity::contains);
                left = wordsLeft(plan, released, instance, study, look);
            }
            return new Attempt(
                    plan, released, left, left.isEmpty() ? Optional.empty() : Optional.of(Reason.wordsLeft()));
        }

        /// Why what came of a plan must not leave.
        private Optional<Reason> objection(Attempt attempt, Instance instance, Study study) throws IOException {
            Released released = attempt.released();
            SearchResult result = study.check(profile).search(instance, released.bytes());
            if (!result.isClean()) {
                return Optional.of(reason(result.leaks()));
            }
            if (attempt.doubt().isPresent()) {
                return attempt.doubt();
            }
            return FaceJudge.holds(attempt.plan(), released.instance(), instance)
                    ? Optional.empty()
                    : Optional.of(Reason.faceLeft());
        }

        /// An image with words, filled or not, is looked at again, harder.
        private List<Box> wordsLeft(Plan plan, Released released, Instance original, Study study, SecondLook look)
                throws IOException {
            if (plan.filledBoxes().isEmpty() && plan.keptBoxes().isEmpty()) {
                return List.of();
            }
            // What takes the place of a face is noise, and must not be taken for words.
            Instance seen = plan.removedFace().isEmpty()
                    ? released.instance()
                    : deidentifier
                            .release(original, plan.withoutFace(), study.subject(), study.identity()::contains)
                            .instance();
            return look.left(plan, seen);
        }

        /// Slices of a series have the same plan; hashing it once is enough.
        @SuppressWarnings("ReferenceEquality") // a shortcut: the canonical bytes decide
        private String digest(Plan plan) {
            if (plan == lastPlan) {
                return lastDigest;
            }
            lastPlan = plan;
            byte[] canonical = plan.canonical();
            if (!Arrays.equals(canonical, lastCanonical)) {
                lastCanonical = canonical;
                lastDigest = Sha256.hex(sha256.digest(canonical));
            }
            return lastDigest;
        }
    }

    private boolean needsExaminer(Instance instance, Study study) {
        return profile.handling().looksForWords() && instance.dataSet().contains(Tag.PIXEL_DATA)
                || faces.isNeeded(instance, study);
    }

    /// Why an object cannot be planned or changed; empty when the fault is not the object's.
    private static Optional<Reason> reason(@Nullable IOException fault) {
        return switch (fault) {
            case null -> Optional.empty();
            case MalformedCodestreamException malformed -> Optional.of(Reason.of(malformed));
            case UndecodableFrameException undecodable -> Optional.of(Reason.of(undecodable));
            case UncertainPixelsException uncertain -> Optional.of(Reason.of(uncertain));
            default -> Optional.empty();
        };
    }

    private static Outcome.Place place(DataSet dataSet) {
        return new Outcome.Place(
                dataSet.string(Tag.PATIENT_ID),
                dataSet.string(Tag.STUDY_INSTANCE_UID),
                dataSet.string(Tag.SERIES_INSTANCE_UID),
                dataSet.string(Tag.SOP_INSTANCE_UID));
    }

    private static Reason reason(List<Leak> leaks) {
        if (leaks.isEmpty()) {
            return Reason.unsearchable();
        }
        StringBuilder kinds = new StringBuilder();
        for (Leak leak : leaks) {
            String kind = leak.kind().name().toLowerCase(Locale.ROOT);
            if (kinds.indexOf(kind) < 0) {
                kinds.append(kinds.isEmpty() ? "" : ", ").append(kind);
            }
        }
        Leak first = leaks.getFirst();
        return Tag.isPixelData(first.tag())
                ? Reason.leakInPixelData(kinds.toString(), first.where())
                : Reason.leak(kinds.toString(), Optional.of(first.where()));
    }
}
