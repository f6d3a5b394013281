package org.elpis.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.elpis.detect.BinaryText;
import org.elpis.detect.Finding;
import org.elpis.detect.Identity;
import org.elpis.detect.Span;
import org.elpis.detect.TextDetector;
import org.elpis.dicom.AttributeType;
import org.elpis.dicom.CharacterSet;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.IodTypes;
import org.elpis.dicom.Location;
import org.elpis.dicom.Tag;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.document.EncapsulatedDocument;
import org.elpis.document.MalformedDocumentException;
import org.elpis.vendor.CsaHeader;
import org.jspecify.annotations.Nullable;

/// Decides for every element of an object what happens to it, by a profile.
///
/// Order: a project's own rules, then Table E.1-1 with the options in force, then, for what the table does not
/// list, an allow-list by value representation. The same rules hold at every depth.
///
/// Not thread-safe: one planner a thread. Plans of the same object and identity are equal.
public final class Planner {
    private static final int PERSON_IDENTIFICATION_CODE_SEQUENCE = 0x0040_1101;
    private static final int DIMENSION_DESCRIPTION_LABEL = 0x0020_9421;

    private final String profileIdentity;
    private final DeidentificationStatement statement;
    private final TextDetector texts;
    private final RuleBook rules;
    private final Replacements replacements;
    private final TechnicalValues technical;
    private final LastPlan last = new LastPlan();

    public Planner(Profile profile, TextDetector texts) {
        this.profileIdentity = profile.identity();
        this.statement = DeidentificationStatement.of(profile.name(), profile.options());
        this.texts = texts;
        this.rules = new RuleBook(profile);
        this.replacements = new Replacements(profile);
        this.technical = new TechnicalValues(texts);
    }

    /// Plans an object. Documents and pixel data in fragments are read from its source.
    ///
    /// @throws UncheckedIOException when they cannot be read, or with a
    ///     [org.elpis.codestream.MalformedCodestreamException] when nobody can tell what is hidden in them
    public Plan plan(Instance instance, Identity identity) {
        Pass pass = new Pass(instance, identity);
        last.start(instance.dataSet(), identity, pass.types);
        pass.walk(instance.dataSet(), null, 0, false);
        return last.finish(instance.dataSet(), profileIdentity, statement, pass.steps);
    }

    /// One object's way through the planner.
    private final class Pass {
        private final @Nullable IodTypes types;
        private final Identity identity;
        private final TransferSyntax syntax;
        private final List<PlanStep> steps = new ArrayList<>(256);
        private int[] path = new int[8];
        private int depth;

        Pass(Instance instance, Identity identity) {
            this.types = IodTypes.ofSopClass(instance.sopClassUid()).orElse(null);
            this.syntax = instance.transferSyntax();
            this.identity = identity;
        }

        /// @param isDummied  whether a sequence around asks for dummies: then texts inside are not worth
        ///     cleaning
        void walk(DataSet dataSet, @Nullable Location parent, int item, boolean isDummied) {
            if (depth == path.length) {
                path = Arrays.copyOf(path, depth * 2);
            }
            depth++;
            for (int i = 0; i < dataSet.size(); i++) {
                Element element = dataSet.at(i);
                if (depth == 1 && last.repeat(i, element, steps)) {
                    continue;
                }
                path[depth - 1] = element.tag();
                Location location = last.location(parent, item, element.tag(), dataSet.ordinal(i));
                decide(
                        dataSet,
                        element,
                        location,
                        depth == 1 ? topRule(dataSet, i) : rule(dataSet, element),
                        isDummied);
            }
            depth--;
        }

        private Rule topRule(DataSet dataSet, int index) {
            Rule known = last.rule(dataSet.at(index));
            Rule rule = known == null ? rule(dataSet, dataSet.at(index)) : known;
            last.keep(index, rule);
            return rule;
        }

        private Rule rule(DataSet dataSet, Element element) {
            return rules.find(path, depth, element.vr(), dataSet);
        }

        private void decide(DataSet dataSet, Element element, Location location, Rule rule, boolean isDummied) {
            switch (byType(rule.treatment())) {
                case KEEP -> keep(element, location, rule, isDummied);
                case RETAIN -> retain(dataSet, element, location, rule, isDummied);
                case ITEMS -> items(element, location, rule, isDummied);
                case BINARY -> binary(dataSet, element, location, rule, isDummied);
                case TIME -> keepIf(values(dataSet, element, WrittenForm.TIME), element, location, rule, isDummied);
                case ZONE -> keepIf(values(dataSet, element, WrittenForm.ZONE), element, location, rule, isDummied);
                case STANDARD_NUMBER -> standardNumber(dataSet, element, location, rule, isDummied);
                case CHARACTER_SET -> characterSet(dataSet, element, location, rule, isDummied);
                case MEDIA_TYPE -> mediaType(dataSet, element, location, rule, isDummied);
                case DOCUMENT -> document(dataSet, element, location, rule);
                case REMOVE -> add(location, Action.REMOVE, rule, List.of());
                case ZERO -> add(location, element.isEmpty() ? Action.KEEP : Action.ZERO, rule, List.of());
                case DUMMY -> dummy(element, location, rule);
                case UID -> add(location, element.isEmpty() ? Action.KEEP : Action.REPLACE_UID, rule, List.of());
                case DATE -> add(location, element.isEmpty() ? Action.KEEP : Action.SHIFT_DATE, rule, List.of());
                case AGE -> add(location, element.isEmpty() ? Action.KEEP : Action.POOL_AGE, rule, List.of());
                case PSEUDONYM -> add(location, Action.PSEUDONYMIZE, rule, List.of());
                case TEXT -> text(dataSet, element, location, rule, isDummied);
                case NUMBER -> number(dataSet, element, location, rule);
                case CODE_VALUE -> codeValue(dataSet, element, location, rule, isDummied);
                case CODE_MEANING -> codeMeaning(dataSet, element, location, rule, isDummied);
                case CREATOR -> creator(dataSet, element, location, rule);
                case SECONDS -> seconds(element, location, rule);
                case TEXT_IN_BYTES -> textInBytes(dataSet, element, location, rule);
                case VENDOR_HEADER -> vendorHeader(element, location, rule);
                case PIXELS -> hidden(HiddenContent.pixels(dataSet, element, location, syntax), location, rule);
                case COLOUR_PROFILE -> hidden(HiddenContent.colourProfile(element, location), location, rule);
                case X, X_Z, X_D, X_Z_D, Z_D ->
                    throw new IllegalStateException("Compound actions are decided by type.");
            }
        }

        private void hidden(HiddenContent.Decision decision, Location location, Rule rule) {
            add(location, decision.action(), rule, decision.findings());
        }

        private void add(Location location, Action action, Rule rule, List<Finding> findings) {
            last.add(new PlanStep(location, action, rule.name(), findings), steps);
        }

        /// Decides a compound action by the attribute's type in the IOD: X where it is optional or absent, Z
        /// where it may be empty, D where it needs a value. What is not known is taken for required.
        private Treatment byType(Treatment treatment) {
            return switch (treatment) {
                case X -> ifRequired();
                case X_Z -> isOptional() ? Treatment.REMOVE : Treatment.ZERO;
                case X_D -> isOptional() ? Treatment.REMOVE : Treatment.DUMMY;
                case X_Z_D -> isOptional() ? Treatment.REMOVE : mayBeEmpty() ? Treatment.ZERO : Treatment.DUMMY;
                case Z_D -> isOptional() || mayBeEmpty() ? Treatment.ZERO : Treatment.DUMMY;
                case KEEP,
                        RETAIN,
                        ITEMS,
                        BINARY,
                        TIME,
                        ZONE,
                        STANDARD_NUMBER,
                        CHARACTER_SET,
                        MEDIA_TYPE,
                        DOCUMENT,
                        REMOVE,
                        ZERO,
                        DUMMY,
                        UID,
                        DATE,
                        AGE,
                        PSEUDONYM,
                        TEXT,
                        NUMBER,
                        CODE_VALUE,
                        CODE_MEANING,
                        CREATOR,
                        SECONDS,
                        TEXT_IN_BYTES,
                        VENDOR_HEADER,
                        PIXELS,
                        COLOUR_PROFILE -> treatment;
            };
        }

        /// X where the object would be none without the attribute: what takes its place says nothing, as for D and Z.
        private Treatment ifRequired() {
            AttributeType required = requiredType();
            return required == AttributeType.ONE
                    ? Treatment.DUMMY
                    : required == AttributeType.TWO ? Treatment.ZERO : Treatment.REMOVE;
        }

        private AttributeType requiredType() {
            return depth == 1 && types != null ? types.typeInMandatoryModules(path[0]) : type();
        }

        private boolean isOptional() {
            return type() == AttributeType.THREE_OR_ABSENT;
        }

        private boolean mayBeEmpty() {
            AttributeType type = type();
            return type == AttributeType.TWO || type == AttributeType.TWO_C;
        }

        /// No IOD asks for a private attribute.
        private AttributeType type() {
            if (Tag.isPrivate(path[depth - 1])) {
                return AttributeType.THREE_OR_ABSENT;
            }
            if (types == null) {
                return AttributeType.UNKNOWN;
            }
            int tag = path[depth - 1];
            int outermost = outermost();
            return switch (depth - outermost) {
                case 1 -> types.type(tag);
                case 2 -> types.type(path[outermost], tag);
                case 3 -> types.type(path[outermost], path[outermost + 1], tag);
                default -> AttributeType.UNKNOWN;
            };
        }

        /// Items of a sequence that stands in itself, as the content items of a report do, are alike at every depth.
        private int outermost() {
            int outermost = 0;
            while (outermost + 2 < depth && path[outermost] == path[outermost + 1]) {
                outermost++;
            }
            return outermost;
        }

        private void keep(Element element, Location location, Rule rule, boolean isDummied) {
            add(location, Action.KEEP, rule, List.of());
            walkItems(element, location, isDummied);
        }

        private void walkItems(Element element, Location location, boolean isDummied) {
            if (element.value() instanceof Value.Items items) {
                for (int i = 0; i < items.items().size(); i++) {
                    walk(items.items().get(i), location, i, isDummied);
                }
            }
        }

        private void dummy(Element element, Location location, Rule rule) {
            if (element.value() instanceof Value.Items) {
                keep(element, location, rule, true);
            } else if (element.vr() == Vr.UI
                    || RuleBook.published(element.tag()).equals("UI")) {
                add(location, Action.REPLACE_UID, rule, List.of());
            } else {
                add(location, Action.DUMMY, rule, List.of());
            }
        }

        private void text(DataSet dataSet, Element element, Location location, Rule rule, boolean isDummied) {
            if (element.value() instanceof Value.Items) {
                keep(element, location, rule, isDummied);
            } else if (!(element.value() instanceof Value.Bytes bytes)) {
                unreadable(location, rule, "longer than the text limit");
            } else if (bytes.isEmpty()) {
                add(location, Action.KEEP, rule, List.of());
            } else if (isDummied && element.vr().kind() == Vr.Kind.TEXT) {
                add(location, Action.DUMMY, rule, List.of());
            } else {
                clean(dataSet, element, bytes, location, rule);
            }
        }

        private void mediaType(DataSet dataSet, Element element, Location location, Rule rule, boolean isDummied) {
            if (values(dataSet, element, WrittenForm.MEDIA_TYPE)) {
                add(location, Action.KEEP, rule, List.of());
            } else {
                text(dataSet, element, location, rule, isDummied);
            }
        }

        /// A document that nobody can read becomes an empty one, for a reason that stands in the rule.
        private void document(DataSet dataSet, Element element, Location location, Rule rule) {
            if (depth > 1) {
                add(location, Action.DUMMY, rule, List.of());
                return;
            }
            try {
                String text = EncapsulatedDocument.of(dataSet, element).text();
                List<Span> spans = texts.detect(text, identity);
                Finding finding = new Finding.IdentifyingText(location, spans);
                add(
                        location,
                        new Action.CleanDocument(replacements.cuts(text, spans, identity, Replacements.Room.PROSE)),
                        rule,
                        spans.isEmpty() ? List.of() : List.of(finding));
            } catch (MalformedDocumentException e) {
                Finding finding = new Finding.UnreadablePart(location, e.reason());
                Rule refusal = new Rule(Treatment.DUMMY, "E.1-1 D: document not read: " + e.reason());
                add(location, Action.DUMMY, refusal, List.of(finding));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /// A text that is too long to be looked at goes.
        private void unreadable(Location location, Rule rule, String reason) {
            Finding finding = new Finding.UnreadablePart(location, reason);
            Treatment treatment = byType(Treatment.X_Z_D);
            Action action = treatment == Treatment.REMOVE
                    ? Action.REMOVE
                    : treatment == Treatment.ZERO ? Action.ZERO : Action.DUMMY;
            add(location, action, rule, List.of(finding));
        }

        private void clean(DataSet dataSet, Element element, Value.Bytes bytes, Location location, Rule rule) {
            String text = dataSet.text(element.vr(), bytes);
            if (element.tag() == DIMENSION_DESCRIPTION_LABEL && isKeyword(text)) {
                add(location, Action.KEEP, rule, List.of());
                return;
            }
            boolean isCoded = element.vr() == Vr.CS;
            List<Span> spans = isCoded ? texts.detectCodes(text, identity) : texts.detect(text, identity);
            cut(element, location, rule, text, technical.withoutTechnical(element.tag(), text, spans, identity));
        }

        /// A dimension is labelled with the keyword of the attribute that it is made of.
        private boolean isKeyword(String text) {
            return Dictionary.tagOf(text).isPresent()
                    && texts.detectKnown(text, identity).isEmpty();
        }

        private void cut(Element element, Location location, Rule rule, String text, List<Span> spans) {
            List<Action.Cut> cuts = Allowance.isCodeValue(element.tag())
                    ? Replacements.whole(text, spans)
                    : replacements.cuts(text, spans, identity, Replacements.room(element.vr()));
            if (cuts.isEmpty()) {
                add(location, Action.KEEP, rule, List.of());
                return;
            }
            boolean mayGo = element.tag() != Tag.CODE_MEANING && (isOptional() || mayBeEmpty());
            Action.IfEmptied ifEmptied = mayGo ? Action.IfEmptied.EMPTY : Action.IfEmptied.DUMMY;
            Finding finding = new Finding.IdentifyingText(location, spans);
            add(location, new Action.Clean(cuts, ifEmptied), rule, List.of(finding));
        }

        /// Items have rules of their own; what stands in their place cannot be looked into.
        private void items(Element element, Location location, Rule rule, boolean isDummied) {
            if (element.value() instanceof Value.Items || element.isEmpty()) {
                keep(element, location, rule, isDummied);
            } else {
                Finding finding = new Finding.UnreadablePart(location, "no items where a sequence should be");
                add(location, isOptional() ? Action.REMOVE : Action.ZERO, rule, List.of(finding));
            }
        }

        private void keepIf(boolean isHarmless, Element element, Location location, Rule rule, boolean isDummied) {
            if (isHarmless || element.value() instanceof Value.Items) {
                keep(element, location, rule, isDummied);
            } else {
                unreadable(location, rule, "not of the form that its VR has");
            }
        }

        private void binary(DataSet dataSet, Element element, Location location, Rule rule, boolean isDummied) {
            if (MeasuredAge.isMoreExact(element.tag()) && MeasuredAge.isOver89(dataSet)) {
                add(location, Action.REMOVE, rule, List.of());
            } else {
                keepIf(isBinary(element), element, location, rule, isDummied);
            }
        }

        /// Long tables are samples, unless nobody has declared them to be; short values could be text in disguise.
        private boolean isBinary(Element element) {
            return !(element.value() instanceof Value.Bytes bytes)
                    ? isDeclared(element)
                    : !BinaryText.isIn(bytes.array(), bytes.offset(), bytes.length(), identity);
        }

        private boolean values(DataSet dataSet, Element element, WrittenForm form) {
            return element.value() instanceof Value.Bytes
                    && form.fitsAll(dataSet, element)
                    && texts.detectKnown(dataSet.text(element.vr(), (Value.Bytes) element.value()), identity)
                            .isEmpty();
        }

        /// What an option retains is kept in its form; the patient's own words and numbers go from texts.
        private void retain(DataSet dataSet, Element element, Location location, Rule rule, boolean isDummied) {
            Vr published = Vr.of(RuleBook.published(element.tag()));
            Vr vr = published == null ? element.vr() : published;
            if (!(element.value() instanceof Value.Bytes bytes)) {
                keepIf(vr.kind() == Vr.Kind.BULK || vr.kind() == Vr.Kind.BINARY, element, location, rule, isDummied);
                return;
            }
            switch (vr) {
                case DA, DT -> keepIf(values(dataSet, element, WrittenForm.DATE), element, location, rule, isDummied);
                case TM -> keepIf(values(dataSet, element, WrittenForm.TIME), element, location, rule, isDummied);
                case UI ->
                    add(
                            location,
                            WrittenForm.UID.fitsAll(dataSet, element) ? Action.KEEP : Action.REPLACE_UID,
                            rule,
                            List.of());
                case AE, AS, CS, DS, IS, LO, LT, PN, SH, ST, UC, UR, UT -> {
                    String text = dataSet.text(element.vr(), bytes);
                    cut(element, location, rule, text, texts.detectKnown(text, identity));
                }
                case AT, FD, FL, OB, OD, OF, OL, OV, OW, SL, SQ, SS, SV, UL, UN, US, UV ->
                    keepIf(isBinary(element), element, location, rule, isDummied);
            }
        }

        /// Decimal and integer strings stay when they are numbers and not one of the patient's.
        private void number(DataSet dataSet, Element element, Location location, Rule rule) {
            if (element.tag() == MeasuredAge.NUMERIC_VALUE && MeasuredAge.isOver89(dataSet)) {
                add(location, Action.POOL_AGE, rule, List.of());
                return;
            }
            boolean isHarmless = element.value() instanceof Value.Bytes;
            boolean isDeclared = isDeclared(element);
            for (String value : WrittenForm.values(dataSet, element)) {
                isHarmless &= WrittenForm.isNumber(value)
                        && !isKnownNumber(value)
                        && (isDeclared || !WrittenForm.isLong(value));
            }
            keepIf(isHarmless, element, location, rule, false);
        }

        /// Whether a private value says what it is. One that does not is read by the VR that a list knows; but a long
        /// number could be somebody's as well, and long bytes anything.
        private static boolean isDeclared(Element element) {
            return !Tag.isPrivate(element.tag()) || element.vr() != Vr.UN && element.vr() != Vr.OB;
        }

        private boolean isKnownNumber(String value) {
            return identity.contains(WrittenForm.digitsOf(value));
        }

        /// The identifier of a context group or template of the standard.
        private void standardNumber(DataSet item, Element element, Location location, Rule rule, boolean isDummied) {
            if (values(item, element, WrittenForm.STANDARD_NUMBER)) {
                add(location, Action.KEEP, rule, List.of());
            } else {
                text(item, element, location, rule, isDummied);
            }
        }

        private void characterSet(DataSet dataSet, Element element, Location location, Rule rule, boolean isDummied) {
            if (element.value() instanceof Value.Bytes
                    && CharacterSet.of(dataSet.strings(element)).isUnderstood()) {
                add(location, Action.KEEP, rule, List.of());
            } else {
                text(dataSet, element, location, rule, isDummied);
            }
        }

        /// A code of a public coding scheme says what everybody may know, unless it stands for a person; any
        /// other is a text.
        private void codeValue(DataSet item, Element element, Location location, Rule rule, boolean isDummied) {
            if (isPublicCode(item, element, isDummied)) {
                add(location, Action.KEEP, rule, List.of());
            } else {
                text(item, element, location, rule, isDummied);
            }
        }

        private boolean isPublicCode(DataSet item, Element element, boolean isDummied) {
            boolean isPerson = isDummied && depth > 1 && path[depth - 2] == PERSON_IDENTIFICATION_CODE_SEQUENCE;
            if (isPerson || !(element.value() instanceof Value.Bytes bytes) || !CodingSchemes.isPublic(item)) {
                return false;
            }
            String code = item.text(element.vr(), bytes).strip();
            boolean isUnit = CodingSchemes.isUcum(item) && UcumCode.isOne(code);
            return !isKnownSpelled(code)
                    && (isUnit || CodingSchemes.isCode(code) && texts.isHarmlessCode(code, identity));
        }

        /// Whether what the letters, the digits, or both spell together is the patient's.
        private boolean isKnownSpelled(String code) {
            StringBuilder letters = new StringBuilder(code.length());
            StringBuilder digits = new StringBuilder(code.length());
            StringBuilder both = new StringBuilder(code.length());
            for (int i = 0; i < code.length(); i++) {
                char c = code.charAt(i);
                if (Character.isLetterOrDigit(c)) {
                    both.append(c);
                    (Character.isLetter(c) ? letters : digits).append(c);
                }
            }
            return identity.contains(both)
                    || identity.contains(letters)
                    || identity.contains(digits)
                    || !texts.detectKnown(code, identity).isEmpty();
        }

        /// The meaning of a code that stays is the code in words: half of it would mean something else. It stays
        /// when the standard publishes it or nothing in it is doubtful, and is the code itself otherwise.
        private void codeMeaning(DataSet item, Element element, Location location, Rule rule, boolean isDummied) {
            String code = isDummied || depth == 1 ? "" : publicCode(item);
            if (code.isEmpty() || !(element.value() instanceof Value.Bytes bytes) || bytes.isEmpty()) {
                text(item, element, location, rule, isDummied);
                return;
            }
            String meaning = item.text(element.vr(), bytes);
            List<Span> spans =
                    technical.withoutTechnical(element.tag(), meaning, texts.detect(meaning, identity), identity);
            boolean isPublished = meaning.strip().equals(code) || CodeMeanings.isPublished(meaning);
            if (spans.isEmpty()
                    || isPublished && texts.detectKnown(meaning, identity).isEmpty()) {
                add(location, Action.KEEP, rule, List.of());
                return;
            }
            Action.Cut whole = new Action.Cut(0, meaning.length(), Action.Sort.WORD, Action.By.CODE_VALUE);
            Finding finding = new Finding.IdentifyingText(location, spans);
            add(location, new Action.Clean(List.of(whole), Action.IfEmptied.DUMMY), rule, List.of(finding));
        }

        /// The code of an item that stays; "" when there is none or it does not.
        private String publicCode(DataSet item) {
            int tag = item.string(Tag.CODE_VALUE).isEmpty() ? Tag.LONG_CODE_VALUE : Tag.CODE_VALUE;
            Element element = item.get(tag).orElse(null);
            boolean stays = element != null && isJudgedAsCode(item, element) && isPublicCode(item, element, false);
            return stays ? item.string(tag) : "";
        }

        /// A project may have a rule of its own for codes.
        private boolean isJudgedAsCode(DataSet item, Element element) {
            int meaning = path[depth - 1];
            path[depth - 1] = element.tag();
            Treatment treatment = rule(item, element).treatment();
            path[depth - 1] = meaning;
            return treatment == Treatment.CODE_VALUE;
        }

        private void seconds(Element element, Location location, Rule rule) {
            boolean isNumber = element.value() instanceof Value.Bytes bytes
                    && (bytes.length() == Integer.BYTES || bytes.length() == Double.BYTES);
            if (element.isEmpty() || isNumber) {
                add(location, element.isEmpty() ? Action.KEEP : Action.SHIFT_SECONDS, rule, List.of());
            } else {
                unreadable(location, rule, "not of the form that its VR has");
            }
        }

        /// Bytes that nobody can say how to read stay when they are text.
        private void textInBytes(DataSet dataSet, Element element, Location location, Rule rule) {
            boolean isText = !(element.value() instanceof Value.Bytes bytes) || WrittenForm.isPrintable(bytes);
            if (isText) {
                text(dataSet, element, location, rule, false);
            } else {
                unreadable(location, rule, "bytes of an unknown VR");
            }
        }

        private void vendorHeader(Element element, Location location, Rule rule) {
            if (element.isEmpty()) {
                add(location, Action.KEEP, rule, List.of());
                return;
            }
            Optional<CsaHeader> header = CsaHeader.read(element.value());
            if (header.isEmpty()) {
                unreadable(location, rule, "not of the form that this header has");
                return;
            }
            List<Integer> parts = header.get().harmlessParts(this::isUnrelated);
            add(location, parts.isEmpty() ? Action.REMOVE : new Action.CleanVendorHeader(parts), rule, List.of());
        }

        private boolean isUnrelated(String value) {
            return !isKnownNumber(value) && texts.detectKnown(value, identity).isEmpty();
        }

        /// A creator stays when something of its block does, and when it is the block's one creator and nothing
        /// else.
        private void creator(DataSet dataSet, Element element, Location location, Rule rule) {
            int block = Tag.element(element.tag());
            boolean isOwner = location.ordinal() == 0
                    && element.value() instanceof Value.Bytes bytes
                    && dataSet.text(element.vr(), bytes).strip().equals(dataSet.string(element.tag()));
            for (int i = 0; isOwner && i < dataSet.size(); i++) {
                int tag = dataSet.at(i).tag();
                if (Tag.group(tag) == Tag.group(element.tag()) && Tag.element(tag) >>> 8 == block) {
                    path[depth - 1] = tag;
                    Treatment treatment =
                            rules.find(path, depth, dataSet.at(i).vr(), dataSet).treatment();
                    if (treatment != Treatment.REMOVE) {
                        add(location, Action.KEEP, rule, List.of());
                        return;
                    }
                }
            }
            add(location, Action.REMOVE, rule, List.of());
        }
    }
}
