package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;
import org.elpis.policy.Profile;
import org.elpis.vendor.CsaBytes;
import org.elpis.vendor.CsaHeader;
import org.junit.jupiter.api.Test;

/// What happens to private elements when a profile says `private-elements: extended`.
class ExtendedPrivateTest {
    private static final String MR = "SIEMENS MR HEADER";
    private static final Gate EXTENDED = gate(Profile.RESEARCH.options());
    private static final Gate STANDARD = new Gate(Profile.RESEARCH);
    private static final Gate WITHOUT_DATES = gate(EnumSet.of(Option.RETAIN_SAFE_PRIVATE));

    private static Gate gate(Set<Option> options) {
        Handling handling = Handling.DEFAULT.with(Handling.PrivateElements.EXTENDED);
        return new Gate(new Profile("extended", "", options, Profile.PseudonymSource.KEYED, List.of(), handling));
    }

    @Test
    void keepsWhatTheArchiveKeepsAndTheStandardDoesNotList() {
        Element[] object = {creator(0x00510010, MR), Gate.ascii(0x0051100B, Vr.SH, "192*192")};
        assertThat(EXTENDED.release(object).string(0x0051100B)).isEqualTo("192*192");
        assertThat(STANDARD.release(object).contains(0x0051100B)).isFalse();
        assertThat(STANDARD.release(object).contains(0x00510010)).isFalse();
    }

    @Test
    void followsTheCreatorIntoWhicheverBlock() {
        DataSet released = EXTENDED.release(
                creator(0x00510010, "ACME"),
                creator(0x00510042, MR),
                Gate.ascii(0x0051100B, Vr.SH, "192*192"),
                Gate.ascii(0x0051420B, Vr.SH, "192*192"));
        assertThat(released.contains(0x0051100B)).as("of another creator").isFalse();
        assertThat(released.contains(0x00510010)).isFalse();
        assertThat(released.string(0x0051420B)).isEqualTo("192*192");
        assertThat(released.string(0x00510042)).isEqualTo(MR);
    }

    @Test
    void removesWhatHasNoCreatorAndWhatTheArchiveDeletes() {
        DataSet released = EXTENDED.release(
                Gate.ascii(0x0019100C, Vr.IS, "1000"),
                creator(0x00510010, MR),
                Gate.ascii(0x0051100A, Vr.LO, "TA 00.00"));
        assertThat(released.contains(0x0019100C)).isFalse();
        assertThat(released.contains(0x0051100A)).isFalse();
    }

    @Test
    void cleansKeptTextsAndChecksKeptNumbers() {
        Released released = EXTENDED.release(Gate.instance(Gate.object(
                Gate.CT,
                creator(0x00190010, MR),
                Gate.ascii(0x0019100C, Vr.IS, Gate.NUMBER),
                Gate.ascii(0x0019100F, Vr.SH, "Normal " + Gate.FAMILY),
                new Element(0x00191015, Vr.FD, bytes("Quastenflosser1234")))));
        assertThat(released.instance().dataSet().contains(0x0019100C)).isFalse();
        assertThat(released.instance().dataSet().string(0x0019100F)).startsWith("Normal");
        assertThat(Gate.bytes(released)).doesNotContain(Gate.FAMILY, Gate.NUMBER);
    }

    @Test
    void readsUndeclaredBytesByTheVrThatIsKnown() {
        DataSet released = EXTENDED.release(
                creator(0x00190010, MR),
                new Element(0x0019100C, Vr.UN, bytes("1000")),
                new Element(0x0019100D, Vr.OB, bytes("DIRECTIONAL ")),
                new Element(0x00191014, Vr.OB, bytes("0\\0\\-1326 ")));
        assertThat(released.string(0x0019100C)).isEqualTo("1000");
        assertThat(released.contains(0x0019100D)).isTrue();
        assertThat(released.contains(0x00191014)).isTrue();
    }

    @Test
    void removesALongNumberThatNobodyDeclaredToBeOne() {
        DataSet released = EXTENDED.release(
                creator(0x00190010, "GEMS_ACQU_01"),
                new Element(0x00191093, Vr.UN, bytes("638580670 ")),
                creator(0x00190011, MR),
                new Element(0x00191118, Vr.UN, bytes("14600 ")));
        assertThat(released.contains(0x00191093)).isFalse();
        assertThat(released.string(0x00191118)).isEqualTo("14600");
        assertThat(EXTENDED.release(creator(0x00190010, "GEMS_ACQU_01"), Gate.ascii(0x00191093, Vr.DS, "638580670"))
                        .contains(0x00191093))
                .isTrue();
    }

    @Test
    void removesLongBytesThatNobodyDeclaredToBeNumbers() {
        Value region = new Value.Region(new BytesSource(new byte[70_000], 70_000), 0, 70_000);
        Element[] object = {creator(0x00190010, MR), new Element(0x00191012, Vr.UN, region)};
        assertThat(EXTENDED.release(object).contains(0x00191012)).isFalse();
    }

    @Test
    void keepsBytesOfAnUnknownVrOnlyAsText() {
        DataSet released = EXTENDED.release(
                creator(0x00530010, "GEHC_CT_ADVAPP_001"),
                new Element(0x00531071, Vr.UN, bytes("HEAD " + Gate.FAMILY + " ")),
                new Element(0x00531075, Vr.UN, Value.Bytes.of(new byte[] {1, 2, 3, 4})));
        assertThat(released.string(0x00531071)).startsWith("HEAD").doesNotContain(Gate.FAMILY);
        assertThat(released.contains(0x00531075)).isFalse();
    }

    @Test
    void replacesUidsWhateverTheirVr() {
        DataSet released = EXTENDED.release(
                creator(0x00430010, "GEMS_PARM_01"),
                Gate.ascii(0x00431088, Vr.UI, Gate.UID),
                creator(0x00090010, "GEMS_PETD_01"),
                Gate.ascii(0x00091007, Vr.LO, Gate.UID));
        assertThat(released.string(0x00431088)).startsWith("2.25.");
        assertThat(released.string(0x00091007)).isEqualTo(released.string(0x00431088));
    }

    @Test
    void shiftsDatesWithThePatientsOtherDates() {
        Element[] object = {
            creator(0x00090010, "GEMS_PETD_01"),
            Gate.ascii(0x0009100D, Vr.LO, Gate.DATE + "101500.00"),
            Gate.ascii(0x00091005, Vr.DT, Gate.DATE)
        };
        DataSet released = EXTENDED.release(object);
        assertThat(released.string(0x0009100D)).isEqualTo(Gate.SHIFTED_DATE + "101500.00");
        assertThat(released.string(0x00091005)).isEqualTo(Gate.SHIFTED_DATE);
        assertThat(WITHOUT_DATES.release(object).contains(0x0009100D)).isFalse();
        assertThat(WITHOUT_DATES.release(object).contains(0x00091005)).isFalse();
    }

    @Test
    void shiftsSecondsByWholeDays() {
        int seconds = 1_709_200_800;
        byte[] whole = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(seconds)
                .array();
        byte[] real = ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putDouble(seconds + 0.25)
                .array();
        Element[] object = {
            creator(0x00090010, "GEMS_IDEN_01"),
            new Element(0x00091027, Vr.SL, Value.Bytes.of(whole)),
            new Element(0x000910E9, Vr.UN, Value.Bytes.of(whole)),
            creator(0x00230010, "GEMS_STDY_01"),
            new Element(0x00231070, Vr.FD, Value.Bytes.of(real))
        };
        DataSet released = EXTENDED.release(object);
        int shifted = seconds + Gate.SUBJECT.shiftDays() * 86_400;
        assertThat(number(released, 0x00091027).getInt(0)).isEqualTo(shifted);
        assertThat(number(released, 0x000910E9).getInt(0)).isEqualTo(shifted);
        assertThat(number(released, 0x00231070).getDouble(0)).isEqualTo(shifted + 0.25);
        assertThat(WITHOUT_DATES.release(object).contains(0x00091027)).isFalse();
        assertThat(WITHOUT_DATES.release(object).contains(0x00231070)).isFalse();
    }

    @Test
    void keepsAPrivateSequenceWithEachItemByItsOwnRules() {
        DataSet released = EXTENDED.release(
                creator(0x20010010, "Philips Imaging DD 001"),
                Gate.sequence(
                        0x2001105F,
                        Gate.ascii(0x00100010, Vr.PN, Gate.FAMILY),
                        Gate.ascii(0x00281050, Vr.DS, "40"),
                        creator(0x20050010, "Philips MR Imaging DD 001"),
                        creator(0x20050011, "ACME"),
                        Gate.ascii(0x200510A3, Vr.IS, "7"),
                        Gate.ascii(0x200511A3, Vr.IS, "7")));
        DataSet item = released.items(0x2001105F).getFirst();
        assertThat(item.string(0x00100010)).isEqualTo(Gate.SUBJECT.pseudonym());
        assertThat(item.contains(0x00281050)).isTrue();
        assertThat(item.contains(0x200510A3)).as("kept inside, not at the top").isTrue();
        assertThat(item.contains(0x200511A3)).isFalse();
        assertThat(EXTENDED.release(
                                creator(0x20050010, "Philips MR Imaging DD 001"), Gate.ascii(0x200510A3, Vr.IS, "7"))
                        .contains(0x200510A3))
                .isFalse();
    }

    @Test
    void writesAVendorHeaderAnewFromItsHarmlessParts() {
        byte[] header = CsaBytes.csa2()
                .element("B_value", "IS", "1000")
                .element("PatientName", "PN", Gate.FAMILY)
                .element("EchoTime", "DS", Gate.NUMBER)
                .bytes();
        Element[] object = {
            creator(0x00290010, "ACME"),
            creator(0x00290011, "SIEMENS CSA HEADER"),
            new Element(0x00291010, Vr.OB, Value.Bytes.of(header)),
            new Element(0x00291110, Vr.OB, Value.Bytes.of(header)),
            new Element(0x00291120, Vr.UN, bytes("SV10 " + Gate.FAMILY + " "))
        };
        Released released = EXTENDED.release(Gate.instance(Gate.object(Gate.CT, object)));
        DataSet data = released.instance().dataSet();
        assertThat(data.contains(0x00291010)).as("of another creator").isFalse();
        assertThat(data.contains(0x00291120)).as("no header").isFalse();
        Value cleaned = data.get(0x00291110).orElseThrow().value();
        assertThat(CsaHeader.read(cleaned).orElseThrow().harmlessParts(value -> true))
                .containsExactly(0);
        assertThat(Gate.bytes(released)).contains("B_value").doesNotContain(Gate.FAMILY, Gate.NUMBER);
        assertThat(STANDARD.release(object).contains(0x00291110)).isFalse();
    }

    @Test
    void saysInThePlanWhichPartsOfAHeaderStay() {
        byte[] header = CsaBytes.csa2()
                .element("B_value", "IS", "1000")
                .element("EchoTime", "DS", "4.7")
                .element("PatientName", "PN", Gate.FAMILY)
                .element("FlipAngle", "DS", "15")
                .bytes();
        String plan = new String(
                EXTENDED.plan(Gate.instance(Gate.object(
                                Gate.CT,
                                creator(0x00290010, "SIEMENS CSA HEADER"),
                                new Element(0x00291010, Vr.OB, Value.Bytes.of(header)))))
                        .canonical(),
                StandardCharsets.US_ASCII);
        assertThat(plan).contains("(0029,1010) clean-vendor-header 0-1 3 | extended private: vendor header\n");
    }

    private static Element creator(int tag, String name) {
        return Gate.ascii(tag, Vr.LO, name);
    }

    private static Value.Bytes bytes(String text) {
        return Value.Bytes.ofAscii(text, (byte) ' ');
    }

    private static ByteBuffer number(DataSet dataSet, int tag) {
        Value.Bytes value = (Value.Bytes) dataSet.get(tag).orElseThrow().value();
        return ByteBuffer.wrap(value.copy()).order(ByteOrder.LITTLE_ENDIAN);
    }

    /// The blocks of a data set are found once for all creators: otherwise this takes minutes.
    @Test
    void keepsTheCreatorsOfBlocksAmongTensOfThousands() {
        List<Element> elements = new ArrayList<>(Gate.object(Gate.CT));
        for (int group = 0x0009; group < 0x0900; group += 2) {
            for (int block = 0x10; block <= 0xFF; block++) {
                elements.add(creator(group << 16 | block, MR));
            }
        }
        elements.add(Gate.ascii(0x0051420B, Vr.SH, "192*192"));
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        DataSet released = STANDARD.release(Gate.instance(elements)).instance().dataSet();
        assertThat(released.contains(0x00510042)).isFalse();
        released = EXTENDED.release(Gate.instance(elements)).instance().dataSet();
        assertThat(released.contains(0x00510042)).isTrue();
        assertThat(released.contains(0x00510043)).isFalse();
        assertThat(released.contains(0x00530042)).isFalse();
    }
}
