package org.elpis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CdaFormatTest {
    private static final String CDA = """
            <?xml version="1.0" encoding="UTF-8"?>
            <?xml-stylesheet type="text/xsl" href="quastenflosser.xsl"?>
            <!-- Quastenflosser -->
            <ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:x="urn:quastenflosser">
              <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
              <id root="1.2.3" extension="Quastenflosser-4711"/>
              <code code="18748-4" codeSystem="2.16.840.1.113883.6.1" displayName="Report on Quastenflosser"/>
              <title>CT chest of Quastenflosser</title>
              <effectiveTime value="20240229"/>
              <recordTarget><patientRole><id extension="4711"/><patient><name><family>Quastenflosser</family></name>
                </patient></patientRole></recordTarget>
              <author><time value="20240229"/><assignedAuthor><assignedPerson><name>Dr. Wiesenthal</name>
                </assignedPerson></assignedAuthor></author>
              <component><structuredBody>
                <component><section ID="Quastenflosser">
                  <code code="4711" codeSystem="1.2.3.4" displayName="Quastenflosser"/>
                  <title>Findings &amp; more</title>
                  <text>Before <paragraph styleCode="Quastenflosser">No pleural
                      effu<content ID="q">sion.</content><!-- Quastenflosser --></paragraph>
                    <list><caption>Lungs</caption><item>clear</item><item>1 &lt; 2</item></list>
                    <table><thead><tr><th>Name</th><th>Size</th></tr></thead>
                    <tbody><tr><td>Quastenflosser</td><td>5 mm</td></tr></tbody></table>Left<br/>Right
                  </text>
                  <entry><observation><code code="1"/><text>Quastenflosser in an entry</text>
                    <value>Quastenflosser</value></observation></entry>
                  <component><section><title>Sub</title><text>Heart normal.</text></section></component>
                </section></component>
              </structuredBody></component>
            </ClinicalDocument>
            """;

    private final CdaFormat format = new CdaFormat();

    @Test
    void hasTitlesAndNarrativeForText() throws Exception {
        assertThat(format.read(Models.bytes(CDA)).text().split("\n", -1))
                .containsExactly(
                        "CT chest of Quastenflosser",
                        "Findings & more",
                        "Before",
                        "No pleural effusion.",
                        "Lungs",
                        "clear",
                        "1 < 2",
                        "Name\tSize",
                        "Quastenflosser\t5 mm",
                        "Left",
                        "Right",
                        "Sub",
                        "Heart normal.");
    }

    @Test
    void writesADocumentOfSectionsCodesAndCleanedText() throws Exception {
        ReadableDocument read = format.read(Models.bytes(CDA));

        assertThat(Models.rewritten(read, read.text().replace("Quastenflosser", ""))
                        .strip())
                .isEqualTo("""
                <?xml version="1.0" encoding="UTF-8"?>
                <ClinicalDocument xmlns="urn:hl7-org:v3">
                <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
                <id nullFlavor="MSK"/>
                <code code="18748-4" codeSystem="2.16.840.1.113883.6.1"/>
                <title>CT chest of </title>
                <effectiveTime nullFlavor="MSK"/>
                <confidentialityCode nullFlavor="MSK"/>
                <recordTarget><patientRole><id nullFlavor="MSK"/></patientRole></recordTarget>
                <author><time nullFlavor="MSK"/><assignedAuthor><id nullFlavor="MSK"/></assignedAuthor></author>
                <custodian><assignedCustodian><representedCustodianOrganization><id nullFlavor="MSK"/>\
                </representedCustodianOrganization></assignedCustodian></custodian>
                <component><structuredBody>
                <component><section>
                <code nullFlavor="MSK"/>
                <title>Findings &amp; more</title>
                <text>
                <paragraph>Before</paragraph>
                <paragraph>No pleural effusion.</paragraph>
                <paragraph>Lungs</paragraph>
                <paragraph>clear</paragraph>
                <paragraph>1 &lt; 2</paragraph>
                <paragraph>Name | Size</paragraph>
                <paragraph> | 5 mm</paragraph>
                <paragraph>Left</paragraph>
                <paragraph>Right</paragraph>
                </text>
                <component><section>
                <title>Sub</title>
                <text>
                <paragraph>Heart normal.</paragraph>
                </text>
                </section></component>
                </section></component>
                </structuredBody></component>
                </ClinicalDocument>""");
    }

    @Test
    void writesWellFormedXmlOfAnEvenNumberOfBytes() throws Exception {
        byte[] written = format.read(Models.bytes(CDA)).rewrite("<>&\"']]>\n</title>", name -> name);

        assertThat(written.length % 2).isZero();
        assertThat(DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .parse(new ByteArrayInputStream(written))
                        .getDocumentElement()
                        .getTextContent())
                .contains("<>&\"']]>", "</title>");
    }

    @Test
    void readsItsOwnDocuments() throws Exception {
        byte[] once = format.read(Models.bytes(CDA)).rewrite("a\nb\nc\nd\n\n\n\n\n\n\n\n\n", name -> name);
        ReadableDocument again = format.read(once);

        assertThat(again.rewrite(again.text(), name -> name)).isNotEmpty();
        assertThat(again.text()).startsWith("a\nb\nc\nd");
    }

    @Test
    void readsOtherEncodings() throws Exception {
        byte[] latin =
                CDA.replace("UTF-8", "ISO-8859-1").replace("clear", "Müller").getBytes(StandardCharsets.ISO_8859_1);

        assertThat(format.read(latin).text()).contains("Müller");
    }

    /// In little endian the last byte is a zero and no padding: half of a `>`.
    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE"})
    void readsUtf16InBothByteOrders(String order) throws Exception {
        String document = "\uFEFF" + CDA.replace("UTF-8", "UTF-16").strip();

        assertThat(format.read(document.getBytes(Charset.forName(order))).text())
                .contains("No pleural effusion.");
    }

    @Test
    void takesAZeroAtTheEndForPadding() throws Exception {
        assertThat(format.read(Models.bytes(CDA + "\0")).text()).contains("No pleural effusion.");
    }

    @Test
    void leavesABodyThatIsNotXmlBehind() throws Exception {
        String document = """
                <ClinicalDocument xmlns="urn:hl7-org:v3"><title>T</title><component><nonXMLBody>
                <text mediaType="application/pdf" representation="B64">UXVhc3RlbmZsb3NzZXI=</text>
                </nonXMLBody></component></ClinicalDocument>""";

        assertThat(format.read(Models.bytes(document)).text()).isEqualTo("T");
        assertThat(Models.rewritten(format, document))
                .contains("<nonXMLBody><text nullFlavor=\"MSK\"/>")
                .doesNotContain("UXVhc3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "18748-4 2.16.840.1.113883.6.1 stays",
                "Quasten-4 2.16.840.1.113883.6.1 goes",
                "47118832 2.16.840.1.113883.6.1 goes",
                "4711883-42 2.16.840.1.113883.6.1 goes",
                "39607008 2.16.840.1.113883.6.96 stays",
                "Quastenflosser 2.16.840.1.113883.6.96 goes",
                "RID1301 2.16.840.1.113883.6.256 stays",
                "RIDDLE 2.16.840.1.113883.6.256 goes",
                "121070 1.2.840.10008.2.16.4 stays",
                "18748-4 1.2.3 goes"
            })
    void keepsCodesOfPublicSystemsInTheirForm(String example) {
        String[] parts = example.split(" ");

        assertThat(PublicCode.xml(parts[0], parts[1]).contains(parts[0])).isEqualTo(parts[2].equals("stays"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Quastenflosser",
                "<html/>",
                "<ClinicalDocument/>",
                "<ClinicalDocument xmlns='urn:hl7-org:v3'>",
                "<!DOCTYPE a [<!ENTITY q 'Quastenflosser'>]><ClinicalDocument xmlns='urn:hl7-org:v3'><title>&q;</title>"
                        + "</ClinicalDocument>",
                "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><ClinicalDocument xmlns='urn:hl7-org:v3'/>",
                "<ClinicalDocument xmlns='urn:hl7-org:v3'><title>&q;</title></ClinicalDocument>"
            })
    void refusesWhatIsNoClinicalDocument(String text) {
        assertThatThrownBy(() -> format.read(Models.bytes(text)))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageNotContaining("Quastenflosser");
    }

    @Test
    void refusesBombsAndDepths() {
        String start = "<ClinicalDocument xmlns='urn:hl7-org:v3'><component><structuredBody><component><section><text>";
        assertThatThrownBy(() -> format.read(Models.bytes(start + "<list>".repeat(100_000))))
                .isInstanceOf(MalformedDocumentException.class);
        String deep = "<list>".repeat(150) + "</list>".repeat(150);
        assertThatThrownBy(() -> format.read(
                        Models.bytes("<ClinicalDocument xmlns='urn:hl7-org:v3'>" + deep + "</ClinicalDocument>")))
                .isInstanceOf(MalformedDocumentException.class);
        assertThatThrownBy(() -> format.read(new byte[(8 << 20) + 1])).isInstanceOf(MalformedDocumentException.class);
        String laughs = "<!DOCTYPE l [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]><l>&b;</l>";
        assertThatThrownBy(() -> format.read(Models.bytes(laughs))).isInstanceOf(MalformedDocumentException.class);
        String end = "</text></section></component></structuredBody></component></ClinicalDocument>";
        assertThatThrownBy(() -> format.read(Models.bytes(start + "a ".repeat(600_000) + end)))
                .isInstanceOf(MalformedDocumentException.class);
    }
}
