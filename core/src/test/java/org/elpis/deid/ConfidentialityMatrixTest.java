package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.elpis.dicom.AttributeType;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Dictionary;
import org.elpis.dicom.Element;
import org.elpis.dicom.FactTable;
import org.elpis.dicom.Instance;
import org.elpis.dicom.IodTypes;
import org.elpis.dicom.SopClasses;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Uids;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.ActionCode;
import org.elpis.policy.ConfidentialityTable;
import org.elpis.policy.ConfidentialityTable.Row;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every row of PS3.15 Table E.1-1 under the Basic Profile, under each option, and under the built-in profiles:
/// what the row's cell says is done, at the top level, in a sequence and three sequences deep, in objects where
/// the attribute is of each type that it has somewhere.
///
/// One test is one row under one profile: 657 rows times 13 profiles. Each holds its cells, one for each type
/// and depth: 54,756 altogether. `PrivateMatrixTest` has the private attributes.
///
/// What a code means is written here anew from PS3.15 E.1.1, and what cleaning means: the patient's name goes, a
/// clinical word and a time stay, a date moves. Which code a cell has, which type an attribute has in an object and
/// which VR are asked of the shipped tables (`ConfidentialityTable`, `IodTypes`, `Dictionary`), which have tests of
/// their own: a table that is wrong is not found here. Where Elpis does otherwise on purpose, `Expectation` says so;
/// docs/guide/profiles.md gives the reasons.
class ConfidentialityMatrixTest {
    private static final int KEPT_SEQUENCE = 0x00081115;
    private static final int REFERENCED_INSTANCE_SEQUENCE = 0x0008114A;
    private static final int REFERENCED_SOP_INSTANCE_UID = 0x00081155;
    private static final int CODE_MEANING = 0x00080104;
    private static final int TIMEZONE_OFFSET_FROM_UTC = 0x00080201;
    private static final String UNKNOWN_CLASS = "1.2.840.10008.5.1.4.1.1.999.9";

    private static final int CELLS = 54_756;

    private static final List<String> SOP_CLASSES = sopClasses();
    private static final Map<Row, List<String>> CLASSES_BY_ROW = new ConcurrentHashMap<>();

    private static List<String> sopClasses() {
        FactTable table = FactTable.load(SopClasses.class, "standard/sop-classes.txt");
        List<String> uids = new ArrayList<>();
        for (int row = table.firstRow(); row >= 0; row = table.nextRow(row)) {
            uids.add(table.text(row, 0));
        }
        return uids;
    }

    static Stream<Profile> profiles() {
        List<Profile> profiles = new ArrayList<>(List.of(Profile.BASIC, Profile.RESEARCH, Profile.HIPAA_SAFE_HARBOR));
        for (Option option : Option.values()) {
            String name = "o-" + option.codeValue();
            profiles.add(new Profile(
                    name,
                    option.yamlName(),
                    EnumSet.of(option),
                    Profile.PseudonymSource.KEYED,
                    List.of(),
                    Handling.DEFAULT));
        }
        return profiles.stream();
    }

    @TestFactory
    Stream<DynamicContainer> doesWhatTheCellSays() {
        return profiles().map(profile -> dynamicContainer(profile.description(), tests(profile)));
    }

    /// The gate of a profile is shared: it is one thread's, and tests of a container run one after another.
    private static Stream<DynamicTest> tests(Profile profile) {
        Gate gate = new Gate(profile);
        return ConfidentialityTable.rows().stream()
                .map(row -> dynamicTest(row.pattern() + " " + row.keyword(), () -> {
                    List<String> failures = new ArrayList<>();
                    for (Cell cell : cells(profile, row)) {
                        cell.check(gate, failures);
                    }
                    assertThat(failures).isEmpty();
                }));
    }

    @Test
    void hasACellForEveryRowProfileTypeAndDepth() {
        int cells = 0;
        for (Profile profile : profiles().toList()) {
            for (Row row : ConfidentialityTable.rows()) {
                cells += cells(profile, row).size();
            }
        }
        assertThat(cells).isEqualTo(CELLS);
    }

    private static List<Cell> cells(Profile profile, Row row) {
        List<Cell> cells = new ArrayList<>();
        for (String sopClass : CLASSES_BY_ROW.computeIfAbsent(row, ConfidentialityMatrixTest::sopClassesFor)) {
            for (Place place : Place.values()) {
                cells.add(new Cell(profile, row, sopClass, place));
            }
        }
        return cells;
    }

    /// One class of each type that the attribute has somewhere, and one that nobody knows.
    private static List<String> sopClassesFor(Row row) {
        int tag = tag(row);
        Map<AttributeType, String> byType = new LinkedHashMap<>();
        for (String sopClass : SOP_CLASSES) {
            byType.putIfAbsent(IodTypes.ofSopClass(sopClass).orElseThrow().type(tag), sopClass);
        }
        byType.put(AttributeType.UNKNOWN, UNKNOWN_CLASS);
        return List.copyOf(byType.values());
    }

    private static int tag(Row row) {
        return switch (row.pattern()) {
            case "ggggeeee" -> 0x00091001;
            case "50xxxxxx" -> 0x50002500;
            default -> Integer.parseUnsignedInt(row.pattern().replace('x', '0'), 16);
        };
    }

    private static final Set<Vr> DESCRIPTIONS = EnumSet.of(Vr.CS, Vr.LO, Vr.SH);

    private enum Place {
        TOP(0),
        IN_A_SEQUENCE(1),
        THREE_SEQUENCES_DEEP(3);

        private final int depth;

        Place(int depth) {
            this.depth = depth;
        }

        Element[] put(Element... elements) {
            Element[] placed = elements;
            for (int i = depth - 1; i >= 0; i--) {
                placed = new Element[] {Gate.sequence(sequence(i), placed)};
            }
            return placed;
        }

        DataSet find(DataSet released) {
            DataSet found = released;
            for (int i = 0; i < depth; i++) {
                found = found.items(sequence(i)).getFirst();
            }
            return found;
        }

        /// No sequence stands in itself: items of one that does are judged as those around it.
        private static int sequence(int level) {
            return level % 2 == 0 ? KEPT_SEQUENCE : REFERENCED_INSTANCE_SEQUENCE;
        }
    }

    /// What is written into the attribute.
    private enum Content {
        /// The patient's name or number: goes, whatever the cell says.
        IDENTIFYING(Gate.FAMILY.toUpperCase(Locale.ROOT)),
        /// Words that no list has: stay where everything is kept.
        UNKNOWN("Xyzzy 1234"),
        /// A clinical word: stays where texts are cleaned.
        CLINICAL("CHEST");

        private final String text;

        Content(String text) {
            this.text = text;
        }
    }

    /// What a cell asks for, in this object.
    private enum Expectation {
        ABSENT,
        EMPTY,
        DUMMY,
        DERIVED_UID,
        KEPT,
        CLEANED,
        /// Deviation: a pseudonym instead of nothing.
        PSEUDONYM
    }

    private record Cell(Profile profile, Row row, String sopClass, Place place) {
        void check(Gate gate, List<String> failures) {
            int tag = tag(row);
            Vr vr = vr(tag);
            Expectation expectation = expectation(tag);
            Optional<String> fault = fault(gate, expectation, element(tag, vr, Content.IDENTIFYING));
            if (fault.isEmpty() && expectation == Expectation.KEPT) {
                fault = fault(gate, expectation, element(tag, vr, Content.UNKNOWN));
            } else if (fault.isEmpty() && expectation == Expectation.CLEANED && canBeRead(tag, vr)) {
                fault = fault(gate, expectation, element(tag, vr, Content.CLINICAL));
            }
            fault.ifPresent(what -> failures.add(Tag.format(tag) + " " + row.keyword() + " " + vr + " "
                    + row.basic().code() + " " + row.options() + " " + type(tag) + " " + place + ": expected "
                    + expectation + ", " + what));
        }

        /// Deviation: of a time in bytes and of a private element that no list has nothing is left. `PrivateMatrixTest`
        /// has the private elements that a list knows.
        private static boolean canBeRead(int tag, Vr vr) {
            return vr != Vr.OB && !Tag.isPrivate(tag);
        }

        private Optional<String> fault(Gate gate, Expectation expectation, Element element) {
            Instance original = Gate.instance(Gate.object(sopClass, place.put(withCreator(element))));
            Released released = gate.release(original);
            DataSet data = place.find(released.instance().dataSet());
            Optional<Element> after = data.get(element.tag());
            String bytes = Gate.bytes(released);
            boolean isKept = expectation == Expectation.KEPT;
            if (bytes.toLowerCase(Locale.ROOT).contains("quastenflosser")
                    || bytes.contains(Gate.NUMBER)
                    || !isKept && !profile.has(Option.RETAIN_UIDS) && bytes.contains(Gate.UID)
                    || !isKept && bytes.contains(Gate.DATE)) {
                return Optional.of("the identifier is still there");
            }
            return fault(expectation, element, after);
        }

        private static Element[] withCreator(Element element) {
            return Tag.isPrivate(element.tag())
                    ? new Element[] {Gate.ascii(0x00090010, Vr.LO, Gate.FAMILY), element}
                    : new Element[] {element};
        }

        private Optional<String> fault(Expectation expectation, Element before, Optional<Element> after) {
            if (expectation == Expectation.ABSENT) {
                return after.isEmpty() ? Optional.empty() : Optional.of("is there");
            }
            if (after.isEmpty()) {
                boolean mayHaveGone = expectation == Expectation.CLEANED || expectation == Expectation.KEPT;
                return mayHaveGone && isPlanted(before) ? Optional.empty() : Optional.of("is absent");
            }
            Element is = after.get();
            return switch (expectation) {
                case ABSENT -> Optional.empty();
                case EMPTY -> is.isEmpty() ? Optional.empty() : Optional.of("is not empty");
                case DUMMY ->
                    is.isEmpty() || sameBytes(before, is) ? Optional.of("is empty or unchanged") : Optional.empty();
                case DERIVED_UID -> isDerived(is) ? Optional.empty() : Optional.of("is not derived");
                case PSEUDONYM -> text(is).equals("E0123456789ABCDEF") ? Optional.empty() : Optional.of("is none");
                case KEPT -> keptFault(before, is);
                case CLEANED -> cleanedFault(before, is);
            };
        }

        /// A planted name goes even from what is kept; what names nobody keeps its bytes.
        private static Optional<String> keptFault(Element before, Element is) {
            boolean isSequence = before.value() instanceof Value.Items;
            return isPlanted(before) || isSequence && !is.isEmpty() || sameBytes(before, is)
                    ? Optional.empty()
                    : Optional.of("changed");
        }

        private static boolean isPlanted(Element element) {
            return element.value() instanceof Value.Bytes bytes
                    && (bytes.ascii().equalsIgnoreCase(Gate.FAMILY)
                            || bytes.ascii().equals(Gate.NUMBER));
        }

        private Optional<String> cleanedFault(Element before, Element is) {
            return switch (before.vr()) {
                case DA -> text(is).equals(Gate.SHIFTED_DATE) ? Optional.empty() : Optional.of("not shifted");
                case DT ->
                    text(is).equals(Gate.SHIFTED_DATE + "235959") ? Optional.empty() : Optional.of("not shifted");
                case TM -> sameBytes(before, is) ? Optional.empty() : Optional.of("time changed");
                default -> keptFault(before, is);
            };
        }

        private static boolean isDerived(Element is) {
            if (is.value() instanceof Value.Items items) {
                return items.items().stream()
                        .allMatch(item -> item.get(REFERENCED_SOP_INSTANCE_UID)
                                .map(Cell::isDerived)
                                .orElse(false));
            }
            String uid = text(is);
            return uid.startsWith("2.25.") && Uids.isValid(uid);
        }

        private static boolean sameBytes(Element one, Element other) {
            return one.value() instanceof Value.Bytes before
                    && other.value() instanceof Value.Bytes after
                    && before.hasSameBytes(after);
        }

        private static String text(Element element) {
            return element.value() instanceof Value.Bytes bytes ? bytes.ascii() : "";
        }

        private Expectation expectation(int tag) {
            if (tag == Tag.PATIENT_ID || tag == Tag.PATIENT_NAME) {
                return Expectation.PSEUDONYM;
            }
            if (Tag.group(tag) < 8
                    || row.pattern().startsWith("50")
                    || row.pattern().startsWith("60xx")) {
                return Expectation.ABSENT;
            }
            ActionCode code = row.basic();
            for (Map.Entry<Option, ActionCode> cell : row.options().entrySet()) {
                if (profile.has(cell.getKey()) && code != ActionCode.C) {
                    code = cell.getValue();
                }
            }
            // Deviation: a text that describes the patient is kept word by word, whatever it was used for.
            boolean isDescription =
                    row.options().containsKey(Option.RETAIN_PATIENT_CHARACTERISTICS) && DESCRIPTIONS.contains(vr(tag));
            return meaning(code == ActionCode.K && isDescription ? ActionCode.C : code, tag);
        }

        private Expectation meaning(ActionCode code, int tag) {
            boolean mayGo = type(tag) == AttributeType.THREE_OR_ABSENT;
            boolean mayBeEmpty = type(tag) == AttributeType.TWO || type(tag) == AttributeType.TWO_C;
            return switch (code) {
                // Deviation: what every object of the class must have stays, and says nothing.
                case X -> isRequired(tag) ? Expectation.DUMMY : Expectation.ABSENT;
                case Z -> Expectation.EMPTY;
                case D -> Expectation.DUMMY;
                case K -> Expectation.KEPT;
                case C -> Expectation.CLEANED;
                case U, X_Z_U -> Expectation.DERIVED_UID;
                case X_Z -> mayGo ? Expectation.ABSENT : Expectation.EMPTY;
                case X_D -> mayGo ? Expectation.ABSENT : Expectation.DUMMY;
                case X_Z_D -> mayGo ? Expectation.ABSENT : mayBeEmpty ? Expectation.EMPTY : Expectation.DUMMY;
                case Z_D -> mayGo || mayBeEmpty ? Expectation.EMPTY : Expectation.DUMMY;
            };
        }

        private boolean isRequired(int tag) {
            return place == Place.TOP
                    && vr(tag) != Vr.SQ
                    && IodTypes.ofSopClass(sopClass)
                            .map(types -> types.typeInMandatoryModules(tag) == AttributeType.ONE)
                            .orElse(false);
        }

        private AttributeType type(int tag) {
            Optional<IodTypes> types = IodTypes.ofSopClass(sopClass);
            if (types.isEmpty()) {
                return AttributeType.UNKNOWN;
            }
            return switch (place) {
                case TOP -> types.get().type(tag);
                case IN_A_SEQUENCE -> types.get().type(KEPT_SEQUENCE, tag);
                // The table of types ends three levels down.
                case THREE_SEQUENCES_DEEP -> AttributeType.UNKNOWN;
            };
        }

        private static Vr vr(int tag) {
            Vr published = Vr.of(Dictionary.entry(tag).map(Dictionary.Entry::vr).orElse(""));
            return published == null ? Vr.LO : published;
        }

        private static Element element(int tag, Vr vr, Content content) {
            boolean isPlanted = content == Content.IDENTIFYING;
            return switch (vr) {
                case AE, CS, LO, LT, PN, SH, ST, UC, UR, UT ->
                    Gate.ascii(tag, vr, isPlanted || tag != TIMEZONE_OFFSET_FROM_UTC ? content.text : "+0100");
                case AS -> Gate.ascii(tag, vr, "045Y");
                case DA -> Gate.ascii(tag, vr, Gate.DATE);
                case DT -> Gate.ascii(tag, vr, Gate.DATE + "235959");
                case TM -> Gate.ascii(tag, vr, "235959");
                case DS, IS -> Gate.ascii(tag, vr, isPlanted ? Gate.NUMBER : "12");
                case UI -> Gate.ascii(tag, vr, Gate.UID);
                case SQ ->
                    Gate.sequence(
                            tag,
                            Gate.ascii(CODE_MEANING, Vr.LO, isPlanted ? Gate.FAMILY : "Chest"),
                            Gate.ascii(REFERENCED_SOP_INSTANCE_UID, Vr.UI, Gate.UID));
                case AT, FD, FL, OB, OD, OF, OL, OV, OW, SL, SS, SV, UL, UN, US, UV ->
                    new Element(
                            tag,
                            vr,
                            Value.Bytes.of(
                                    isPlanted
                                            ? Gate.FAMILY.getBytes(StandardCharsets.US_ASCII)
                                            : new byte[] {1, 0, 1, 0, 1, 0, 1, 0}));
            };
        }
    }
}
