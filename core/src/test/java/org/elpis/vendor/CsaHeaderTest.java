package org.elpis.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.elpis.dicom.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsaHeaderTest {
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void keepsTechnicalNumbersInBothLayouts(boolean isOld) {
        CsaBytes header = (isOld ? CsaBytes.csa1() : CsaBytes.csa2())
                .element("B_value", "IS", "1000", "")
                .element("DiffusionGradientDirection", "FD", "0.70710678", "-0.70710678", "0.00000000")
                .element("NumberOfImagesInMosaic", "US")
                .element("PatientName", "PN", "Quastenflosser");
        byte[] cleaned = cleaned(header);
        CsaHeader again = CsaHeader.read(cleaned).orElseThrow();
        assertThat(again.harmlessParts(value -> true)).containsExactly(0, 1, 2);
        assertThat(again.with(List.of(0, 1, 2)))
                .as("written again it is the same")
                .isEqualTo(cleaned);
        assertThat(text(cleaned))
                .contains("B_value", "1000", "0.70710678", "-0.70710678", "NumberOfImagesInMosaic")
                .doesNotContain("Quastenflosser", "PatientName");
    }

    @Test
    void writesZerosWhereTheScannerLeftWhatWasInItsMemory() {
        CsaBytes header = CsaBytes.csa2().element("B_value", "IS", "1000").element("EchoTime", "DS", "4.7");
        assertThat(text(header.bytes())).contains("ZZZ");
        assertThat(text(cleaned(header))).doesNotContain("Z");
    }

    @Test
    void dropsANumberThatIsNone() {
        for (String value : List.of("Quastenflosser", "1000 Q", "20240229", "20240229101500", "1.2.3", "47118832")) {
            CsaBytes header = CsaBytes.csa2().element("EchoTime", "DS", "4.7").element("B_value", "IS", value);
            byte[] cleaned = CsaHeader.read(header.bytes())
                    .map(read -> read.with(read.harmlessParts(one -> !one.equals("47118832"))))
                    .orElseThrow();
            assertThat(text(cleaned)).as(value).contains("EchoTime").doesNotContain("B_value", value);
        }
    }

    @Test
    void keepsOfTextsOnlyThoseThatConsistOfKnownTerms() {
        CsaBytes header = CsaBytes.csa2()
                .element("ImaCoilString", "LO", "C:HEA;HEP")
                .element("DiffusionDirectionality", "CS", "DIRECTIONAL")
                .element("UsedChannelString", "UT", "XXXXXXXXXXXX")
                .element("PATModeText", "LO", "Quastenflosser")
                .element("CoilString", "LO", "HE1234567")
                .element("ImaPATModeText", "LO", "M\u00fcl");
        assertThat(CsaHeader.read(header.bytes()).orElseThrow().harmlessParts(value -> true))
                .containsExactly(0, 1, 2);
    }

    @Test
    void keepsOfAProtocolTheNumbersOfKnownSettings() {
        String protocol = """
                <XProtocol> { <ParamString."tPatientName"> { "Quastenflosser" } }
                ### ASCCONV BEGIN object=MrProtDataImpl@Eusebia version=41310008 ###
                ulVersion\t = \t41310008
                tProtocolName\t = \t""Quastenflosser""
                sSliceArray.asSlice[0].dThickness\t = \t5.0
                sSliceArray.asSlice[12345].dThickness\t = \t6.0
                sSliceArray.asSlice[0].dNote\t = \t7.0 # Quastenflosser
                sDiffusion.alBValue[1] = 1000
                sWipMemBlock.tFree = ""Eusebia""
                sCoilSelectMeas.sCOILPLUGS.aulPlugId[0] = 0xff
                sGRADSPEC.flSensitivityX = 7.88952e-005
                ucReadOutMode = 0x1
                ### ASCCONV END ###
                Eusebia""";
        CsaBytes header = CsaBytes.csa2().element("MrPhoenixProtocol", "UN", protocol, "", "");
        assertThat(text(cleaned(header)))
                .contains("""
                        ### ASCCONV BEGIN ###
                        ulVersion\t = \t41310008
                        sSliceArray.asSlice[0].dThickness\t = \t5.0
                        sDiffusion.alBValue[1]\t = \t1000
                        ucReadOutMode\t = \t0x1
                        ### ASCCONV END ###""")
                .doesNotContain("Quastenflosser", "Eusebia", "12345", "7.0", "aulPlugId", "Sensitivity");
    }

    @Test
    void asksOfEveryValueAndEveryKeyWhetherItIsThePatients() {
        CsaBytes header = CsaBytes.csa2()
                .element("EchoTime", "DS", "4711")
                .element(
                        "MrPhoenixProtocol",
                        "UN",
                        "### ASCCONV BEGIN ###\nsPat.Eva = 1\nalTE[0] = 4711\n### ASCCONV END ###");
        assertThat(CsaHeader.read(header.bytes())
                        .orElseThrow()
                        .harmlessParts(value -> !value.contains("4711") && !value.contains("Eva")))
                .isEmpty();
    }

    /// Each of them made the reader look through the rest of the protocol once a line or once a point.
    @ParameterizedTest
    @ValueSource(strings = {"\n", "a.", "a.\n", "x = 1\n", "\n=\n"})
    void readsAProtocolOfNothingButLinesOrPointsInOneGo(String repeated) {
        String body = repeated.repeat((8 << 20) / repeated.length());
        String protocol = "### ASCCONV BEGIN ###\nalTE[0] = 1\n" + body + "a=1\n### ASCCONV END ###";
        CsaBytes header = CsaBytes.csa2().element("MrPhoenixProtocol", "UN", protocol);
        assertThat(CsaHeader.read(header.bytes()).orElseThrow().harmlessParts(value -> true))
                .containsExactly(0);
    }

    @Test
    void dropsALineBehindTwentyThousandAndAKeyOfMoreThanAScannerWrites() {
        String start = "### ASCCONV BEGIN ###\n";
        String end = "alTE[0] = 1\n### ASCCONV END ###";
        for (String protocol : List.of(
                start + "\n".repeat(20_000) + end,
                start + "sPat." + "x".repeat(250) + ".alTE = 1\n### ASCCONV END ###")) {
            CsaBytes header = CsaBytes.csa2().element("MrPhoenixProtocol", "UN", protocol);
            assertThat(CsaHeader.read(header.bytes()).orElseThrow().harmlessParts(value -> true))
                    .isEmpty();
        }
        CsaBytes within = CsaBytes.csa2().element("MrPhoenixProtocol", "UN", start + "\n".repeat(19_999) + end);
        assertThat(CsaHeader.read(within.bytes()).orElseThrow().harmlessParts(value -> true))
                .containsExactly(0);
    }

    @Test
    void writesNothingWhenNothingStays() {
        CsaBytes header = CsaBytes.csa2().element("PatientName", "PN", "Quastenflosser");
        assertThat(cleaned(header)).isEmpty();
    }

    @Test
    void countsPartsOverAProtocol() {
        CsaBytes header = CsaBytes.csa2()
                .element("EchoTime", "DS", "4.7")
                .element(
                        "MrPhoenixProtocol",
                        "UN",
                        "### ASCCONV BEGIN ###\nalTE[0] = 1\nalTR[0] = 2\n### ASCCONV END ###")
                .element("B_value", "IS", "5");
        byte[] cleaned = CsaHeader.read(header.bytes()).orElseThrow().with(List.of(2, 3));
        assertThat(text(cleaned)).contains("alTR[0]", "B_value").doesNotContain("alTE", "EchoTime");
    }

    @Test
    void refusesWhatIsNoHeader() {
        byte[] whole = CsaBytes.csa2()
                .element("B_value", "IS", "1000")
                .element("EchoTime", "DS", "4.7")
                .bytes();
        for (int length = 0; length < whole.length - 8; length++) {
            assertThat(CsaHeader.read(Value.Bytes.of(Arrays.copyOf(whole, length))))
                    .as("cut after %d bytes", length)
                    .isEmpty();
        }
        assertThat(CsaHeader.read(new Value.Bytes(new byte[(1 << 20) + 2], 0, (1 << 20) + 2)))
                .isEmpty();
        assertThat(CsaHeader.read(new Value.Items(List.of(), false))).isEmpty();
    }

    @Test
    void survivesAnyChangedByte() {
        long seed = 20261120;
        Random random = new Random(seed);
        byte[] whole = CsaBytes.csa2()
                .element("B_value", "IS", "1000", "", "")
                .element("MrPhoenixProtocol", "UN", "### ASCCONV BEGIN ###\nalTE[0] = 1\n### ASCCONV END ###")
                .element("EchoTime", "DS", "4.7")
                .bytes();
        for (int i = 0; i < 20_000; i++) {
            byte[] changed = whole.clone();
            for (int k = 0; k <= i % 4; k++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
            }
            CsaHeader.read(changed).ifPresent(header -> {
                byte[] cleaned = header.with(header.harmlessParts(value -> true));
                assertThat(cleaned.length == 0 || CsaHeader.read(cleaned).isPresent())
                        .as("seed %d", seed)
                        .isTrue();
            });
        }
    }

    @Test
    void liesWhereItsCreatorSays() {
        assertThat(CsaHeader.isAt(0x0029, "SIEMENS CSA HEADER", 0x10)).isTrue();
        assertThat(CsaHeader.isAt(0x0029, "SIEMENS CSA HEADER", 0x20)).isTrue();
        assertThat(CsaHeader.isAt(0x0029, "SIEMENS CSA NON-IMAGE", 0x10)).isTrue();
        assertThat(CsaHeader.isAt(0x0029, "SIEMENS CSA HEADER", 0x08)).isFalse();
        assertThat(CsaHeader.isAt(0x0029, "SIEMENS MEDCOM HEADER", 0x10)).isFalse();
        assertThat(CsaHeader.isAt(0x0019, "SIEMENS CSA HEADER", 0x10)).isFalse();
    }

    private static byte[] cleaned(CsaBytes header) {
        CsaHeader read = CsaHeader.read(header.bytes()).orElseThrow();
        return read.with(read.harmlessParts(value -> true));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
