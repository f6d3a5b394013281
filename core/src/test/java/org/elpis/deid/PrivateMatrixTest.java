package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.FactTable;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Handling;
import org.elpis.policy.Handling.PrivateElements;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.elpis.policy.SafePrivateAttributes;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Every private attribute of PS3.15 Table E.3.10-1 and of the archive's list, under profiles that keep none, the
/// standard's and the extended list: whether it stays when it is harmless, and that nothing of the patient stays
/// in it, at the top level, in a sequence and three sequences deep.
///
/// One test is one row under one profile, 1,833 rows under 4 profiles; each holds nine cells: a harmless value, the
/// same of another creator, and one that holds the patient, at each depth: 65,988 cells altogether. What a row allows
/// is read here anew from the tables.
class PrivateMatrixTest {
    private static final int KEPT_SEQUENCE = 0x00081115;
    private static final int[] DEPTHS = {0, 1, 3};
    /// VRs that the allow-list never keeps, whoever lists the attribute.
    private static final Set<Vr> NEVER = EnumSet.of(Vr.AE, Vr.PN, Vr.UR, Vr.UN, Vr.OB);

    private static final List<Row> ROWS = rows();

    /// One attribute.
    ///
    /// @param use  `keep`, `text`, `uid`, `date` or `seconds`
    private record Row(
            String creator, int group, int element, List<Vr> vrs, boolean isStandard, String use, String where) {
        /// In block 42, where no creator usually stands.
        int tag() {
            return group << 16 | 0x4200 | element;
        }

        Vr vr() {
            return vrs.isEmpty() ? Vr.LO : vrs.getFirst();
        }

        boolean isAt(int depth) {
            return where.equals("any") || where.equals("top") == (depth == 0);
        }

        String key() {
            return creator + group + "," + element;
        }
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        Set<String> standard = new HashSet<>();
        FactTable table = FactTable.load(SafePrivateAttributes.class, "standard/safe-private-attributes.txt");
        for (int at = table.firstRow(); at >= 0; at = table.nextRow(at)) {
            int element = Integer.parseInt(table.text(at, 2).substring(2), 16);
            String vr = table.text(at, 3).equals("--") ? "" : table.text(at, 3);
            Row row = row(table, at, element, vr, true, "keep", "any");
            standard.add(row.key());
            rows.add(row);
        }
        table = FactTable.load(SafePrivateAttributes.class, "archive/private-attributes.txt");
        for (int at = table.firstRow(); at >= 0; at = table.nextRow(at)) {
            int element = Integer.parseInt(table.text(at, 2), 16);
            Row row = row(table, at, element, table.text(at, 3), false, table.text(at, 4), table.text(at, 5));
            if (!standard.contains(row.key())) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Row row(
            FactTable table, int at, int element, String vrs, boolean isStandard, String use, String where) {
        List<Vr> all = new ArrayList<>();
        for (String vr : vrs.isEmpty() ? new String[0] : vrs.split("/", -1)) {
            all.add(Vr.valueOf(vr));
        }
        int group = Integer.parseInt(table.text(at, 1), 16);
        return new Row(table.text(at, 0), group, element, all, isStandard, use, where);
    }

    private static Stream<Profile> profiles() {
        Handling extended = Handling.DEFAULT.with(PrivateElements.EXTENDED);
        return Stream.of(
                profile("o-standard", Set.of(Option.RETAIN_SAFE_PRIVATE), Handling.DEFAULT),
                profile("o-extended", Set.of(Option.RETAIN_SAFE_PRIVATE), extended),
                profile("research-extended", Profile.RESEARCH.options(), extended),
                profile("basic-extended", Set.of(), extended));
    }

    private static Profile profile(String name, Set<Option> options, Handling handling) {
        return new Profile(name, name, options, Profile.PseudonymSource.KEYED, List.of(), handling);
    }

    @TestFactory
    Stream<DynamicContainer> staysWhenItIsListedAndHarmless() {
        return profiles().map(profile -> dynamicContainer(profile.name(), tests(profile)));
    }

    private static Stream<DynamicTest> tests(Profile profile) {
        Gate gate = new Gate(profile);
        return ROWS.stream()
                .map(row -> dynamicTest(row.creator + " " + Tag.format(row.tag()), () -> check(profile, gate, row)));
    }

    @Test
    void readsBothLists() {
        assertThat(ROWS).filteredOn(Row::isStandard).hasSize(479);
        assertThat(ROWS).hasSize(1833);
    }

    private static void check(Profile profile, Gate gate, Row row) {
        for (int depth : DEPTHS) {
            boolean stays = isListed(profile, row, depth) && isAllowed(profile, row);
            Element harmless = element(row, false);
            DataSet released = release(gate, row.creator, harmless, depth);
            assertThat(released.contains(row.tag()))
                    .as("%s %s at depth %d", row, profile.name(), depth)
                    .isEqualTo(stays);
            assertThat(released.contains(row.group << 16 | 0x42))
                    .as("its creator")
                    .isEqualTo(stays);
            assertThat(release(gate, "ACME", harmless, depth).contains(row.tag()))
                    .as("of another creator")
                    .isFalse();
            release(gate, row.creator, element(row, true), depth);
        }
    }

    private static boolean isListed(Profile profile, Row row, int depth) {
        boolean isExtended = profile.handling().privateElements() == PrivateElements.EXTENDED;
        return profile.has(Option.RETAIN_SAFE_PRIVATE) && (row.isStandard || isExtended && row.isAt(depth));
    }

    private static boolean isAllowed(Profile profile, Row row) {
        boolean movesDates = profile.has(Option.RETAIN_LONGITUDINAL_MODIFIED_DATES);
        return switch (row.use) {
            case "keep" ->
                switch (row.vr()) {
                    case DA, DT, TM -> movesDates;
                    default -> !NEVER.contains(row.vr());
                };
            case "text", "uid" -> true;
            case "date", "seconds" -> movesDates;
            default -> throw new IllegalStateException(row.use);
        };
    }

    private static DataSet release(Gate gate, String creator, Element element, int depth) {
        Element[] placed = {Gate.ascii(Tag.group(element.tag()) << 16 | 0x42, Vr.LO, creator), element};
        for (int i = 0; i < depth; i++) {
            placed = new Element[] {Gate.sequence(KEPT_SEQUENCE, placed)};
        }
        Released released = gate.release(Gate.instance(Gate.object(Gate.CT, placed)));
        assertThat(Gate.bytes(released)).doesNotContainIgnoringCase(Gate.FAMILY).doesNotContain(Gate.NUMBER, Gate.UID);
        DataSet found = released.instance().dataSet();
        for (int i = 0; i < depth; i++) {
            found = found.items(KEPT_SEQUENCE).getFirst();
        }
        return found;
    }

    private static Element element(Row row, boolean isPlanted) {
        Vr vr = row.use.equals("text") ? Vr.UN : row.vr();
        return new Element(row.tag(), vr, value(vr, isPlanted));
    }

    private static Value value(Vr vr, boolean isPlanted) {
        return switch (vr) {
            case AS -> text("045Y");
            case DA -> text(Gate.DATE);
            case DT -> text(Gate.DATE + "235959");
            case TM -> text("235959");
            case DS, IS -> text(isPlanted ? Gate.NUMBER : "12");
            case UI -> text(Gate.UID);
            case SQ -> Gate.items(Gate.ascii(0x00080104, Vr.LO, isPlanted ? Gate.FAMILY : "Chest"));
            case AE, CS, LO, LT, PN, SH, ST, UC, UR, UT, UN, OB -> text(isPlanted ? Gate.FAMILY + " " : "CHEST ");
            case AT, FD, FL, OD, OF, OL, OV, OW, SL, SS, SV, UL, US, UV ->
                isPlanted ? text(Gate.FAMILY + "  ") : Value.Bytes.of(new byte[] {1, 0, 1, 0, 1, 0, 1, 0});
        };
    }

    private static Value text(String text) {
        return Value.Bytes.padded(text.getBytes(StandardCharsets.US_ASCII), (byte) ' ');
    }

    @Test
    void keepsNoCreatorWithoutItsBlock() {
        Gate gate = new Gate(profiles().toList().get(2));
        Optional<Element> creator =
                gate.release(Gate.ascii(0x00190042, Vr.LO, "SIEMENS MR HEADER")).get(0x00190042);
        assertThat(creator).isEmpty();
    }
}
