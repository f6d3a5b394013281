package org.elpis.deid;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.elpis.detect.Identity;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.elpis.document.EncapsulatedDocument;
import org.elpis.policy.Action;
import org.elpis.policy.Handling;
import org.elpis.policy.Option;
import org.elpis.policy.Plan;
import org.elpis.policy.PlanStep;
import org.elpis.policy.Planner;
import org.elpis.policy.Profile;
import org.elpis.policy.ProjectRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of encapsulated documents, by kind, profile and fault.
class ReleasedDocumentsTest {
    private static final String ENCAPSULATED_CDA = "1.2.840.10008.5.1.4.1.1.104.2";
    private static final String CDA = """
            <ClinicalDocument xmlns="urn:hl7-org:v3"><id extension="47118832"/>
            <title>CT chest of Quastenflosser</title><component><structuredBody><component><section>
            <title>Findings</title><text><paragraph>Quastenflosser, Eusebia, record 47118832, seen 2024-02-29</paragraph>
            <paragraph>No pleural effusion. Liver 5 mm.</paragraph>
            <table><tr><td>Name</td><td>Quastenflosser</td><td>normal</td></tr></table></text></section></component>
            </structuredBody></component></ClinicalDocument>
            """;
    private static final String OBJ = "# Quastenflosser\nmtllib a.mtl\no liver\nv 0 0 0\nusemtl Quastenflosser\n";

    private final Gate gate = new Gate(Profile.RESEARCH);

    private static Element document(byte[] bytes) {
        return new Element(Tag.ENCAPSULATED_DOCUMENT, Vr.OB, Value.Bytes.padded(bytes, (byte) 0));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Element> elements(String type, byte[] bytes) {
        byte[] length = ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(bytes.length)
                .array();
        return Gate.object(
                ENCAPSULATED_CDA,
                document(bytes),
                Gate.ascii(Tag.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT, Vr.LO, type),
                new Element(Tag.ENCAPSULATED_DOCUMENT_LENGTH, Vr.UL, Value.Bytes.of(length)));
    }

    private Released release(String type, byte[] bytes) {
        return gate.release(Gate.instance(elements(type, bytes)));
    }

    private static String documentOf(Released released) {
        Element element =
                released.instance().dataSet().get(Tag.ENCAPSULATED_DOCUMENT).orElseThrow();
        return new String(((Value.Bytes) element.value()).copy(), StandardCharsets.UTF_8);
    }

    private static long lengthOf(Released released) {
        Element element = released.instance()
                .dataSet()
                .get(Tag.ENCAPSULATED_DOCUMENT_LENGTH)
                .orElseThrow();
        return ByteBuffer.wrap(((Value.Bytes) element.value()).copy())
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt();
    }

    private static PlanStep step(Gate gate, String type, byte[] bytes) {
        return gate.plan(Gate.instance(elements(type, bytes))).steps().stream()
                .filter(step -> step.location().tag() == Tag.ENCAPSULATED_DOCUMENT)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void keepClinicalWordsAndMovedDatesAndNothingOfThePatient() {
        Released released = release("text/XML", bytes(CDA));

        assertThat(documentOf(released))
                .contains("No pleural effusion. Liver 5 mm.", "CT chest", "<title>Findings</title>")
                .contains("2022-12-17");
        assertThat(Gate.bytes(released)).doesNotContainIgnoringCase(Gate.FAMILY, "Eusebia", Gate.NUMBER, "2024");
    }

    @Test
    void keepTheirCellsApartWhateverGoes() {
        assertThat(documentOf(release("text/XML", bytes(CDA)))).containsPattern("<paragraph>Name \\| .*\\| normal<");
    }

    @Test
    void sayHowLongTheyAreNow() {
        for (String text : List.of(CDA, CDA + " ", CDA.replace("5 mm", "15 mm"))) {
            Released released = release("text/XML", bytes(text));

            assertThat(lengthOf(released)).isEqualTo(bytes(documentOf(released)).length);
        }
        assertThat(lengthOf(release("application/unknown", bytes("Quastenflosser"))))
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/pdf",
                "text/XML",
                "model/stl",
                "model/obj",
                "model/mtl",
                "application/sla",
                "image/jpeg"
            })
    void keepTheirType(String type) {
        assertThat(release(type, bytes("x")).instance().dataSet().string(Tag.MIME_TYPE_OF_ENCAPSULATED_DOCUMENT))
                .isEqualTo(type);
    }

    @Test
    void loseATypeThatIsNone() {
        assertThat(Gate.bytes(release("text/Quastenflosser", bytes("x")))).doesNotContain("Quastenflosser");
    }

    @Test
    void giveOneNameForOneMaterialInEveryDocumentOfAProject() {
        String model = documentOf(release("model/obj", bytes(OBJ)));
        String material = documentOf(release("model/mtl", bytes("newmtl Quastenflosser\nKa 1 0 0\n")));
        String name = material.substring("newmtl ".length(), material.indexOf('\n'));

        assertThat(name).matches("m[0-9]{30,39}");
        assertThat(model).contains("usemtl " + name + "\n", "o liver\n").doesNotContain("Quastenflosser");
    }

    @Test
    void mayBeLongerThanWhatIsReadFromTheHeader() {
        byte[] long_ = bytes(CDA.replace("<title>F", "<!--" + "x".repeat(100_000) + "--><title>F"));
        List<Element> elements = elements("text/XML", new byte[0]);
        elements.removeIf(element -> element.tag() == Tag.ENCAPSULATED_DOCUMENT);
        BytesSource source = new BytesSource(long_, long_.length);
        elements.add(new Element(Tag.ENCAPSULATED_DOCUMENT, Vr.OB, new Value.Region(source, 0, long_.length)));
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));

        assertThat(documentOf(gate.release(Gate.instance(elements)))).contains("No pleural effusion");
    }

    @Test
    void becomeEmptyWhenTheyAreLargerThanIsRead() {
        List<Element> elements = elements("model/stl", new byte[0]);
        elements.removeIf(element -> element.tag() == Tag.ENCAPSULATED_DOCUMENT);
        BytesSource source = new BytesSource(new byte[0], 0);
        elements.add(new Element(
                Tag.ENCAPSULATED_DOCUMENT, Vr.OB, new Value.Region(source, 0, EncapsulatedDocument.MAX_BYTES + 1L)));
        elements.sort((one, other) -> Integer.compareUnsigned(one.tag(), other.tag()));
        Instance instance = Gate.instance(elements);

        assertThat(documentOf(gate.release(instance))).isEqualTo("\0\0");
        assertThat(new String(gate.plan(instance).canonical(), StandardCharsets.US_ASCII))
                .contains("(0042,0011) dummy | E.1-1 D: document not read: larger than 64 MiB");
    }

    @ParameterizedTest
    @CsvSource({
        "text/XML, <html>Quastenflosser</html>, XML that is no clinical document",
        "text/XML, Quastenflosser, XML that is not well-formed or not safe",
        "model/obj, v 0 0 Quastenflosser, a line that is not of the format",
        "text/plain, Quastenflosser, a type that is not read here",
        "'', Quastenflosser, a type that is not read here",
    })
    void becomeEmptyForAReasonWhenNobodyCanReadThem(String type, String text, String reason) {
        Released released = release(type, bytes(text));
        PlanStep step = step(gate, type, bytes(text));

        assertThat(documentOf(released)).isEqualTo("\0\0");
        assertThat(step.rule()).isEqualTo("E.1-1 D: document not read: " + reason);
        assertThat(step.findings()).hasSize(1);
        assertThat(Gate.bytes(released)).doesNotContain("Quastenflosser");
    }

    @Test
    void becomeEmptyWhereAProfileDoesNotCleanTexts() {
        Handling removing = new Handling(
                Handling.DEFAULT.texts(),
                Handling.DEFAULT.privateElements(),
                Handling.Documents.REMOVE,
                Handling.DEFAULT.pixels(),
                Handling.DEFAULT.faces(),
                Set.of(),
                0);
        Profile remove = new Profile(
                "remove", "", Profile.RESEARCH.options(), Profile.PseudonymSource.KEYED, List.of(), removing);
        Profile structured = new Profile(
                "structured",
                "",
                Set.of(Option.CLEAN_STRUCTURED_CONTENT),
                Profile.PseudonymSource.KEYED,
                List.of(),
                Handling.DEFAULT);

        for (Profile profile : List.of(Profile.BASIC, remove, structured)) {
            assertThat(step(new Gate(profile), "text/XML", bytes(CDA)).rule()).isEqualTo("E.1-1 D");
            assertThat(documentOf(new Gate(profile).release(Gate.instance(elements("text/XML", bytes(CDA))))))
                    .isEqualTo("\0\0");
        }
    }

    @Test
    void areCleanedWhereAProjectSaysSo() {
        ProjectRule clean = new ProjectRule(
                List.of(Tag.ENCAPSULATED_DOCUMENT),
                List.of(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                ProjectRule.ProjectAction.CLEAN,
                "models are wanted");
        Profile profile =
                new Profile("own", "", Set.of(), Profile.PseudonymSource.KEYED, List.of(clean), Handling.DEFAULT);

        assertThat(documentOf(new Gate(profile).release(Gate.instance(elements("model/obj", bytes(OBJ))))))
                .contains("o liver")
                .doesNotContain("Quastenflosser");
    }

    @Test
    void areNotCleanedWhereTheyAreNoBytes() {
        List<Element> elements = elements("model/obj", bytes(OBJ));
        elements.replaceAll(element -> element.tag() == Tag.ENCAPSULATED_DOCUMENT
                ? Gate.ascii(Tag.ENCAPSULATED_DOCUMENT, Vr.LT, OBJ)
                : element);
        List<Element> nested = elements("model/obj", bytes(OBJ));
        nested.replaceAll(element -> element.tag() == Tag.ENCAPSULATED_DOCUMENT
                ? Gate.sequence(Tag.ENCAPSULATED_DOCUMENT, Gate.ascii(0x00081030, Vr.LO, "Quastenflosser"))
                : element);

        assertThat(documentOf(gate.release(Gate.instance(elements)))).doesNotContain("liver", "Quastenflosser");
        assertThat(Gate.bytes(gate.release(Gate.instance(nested)))).doesNotContain("liver", "Quastenflosser");
    }

    @Test
    void areEmptyPdfsWhereThePartThatReadsThemIsMissing() {
        assertThat(documentOf(release("application/pdf", bytes("%PDF-1.4 Quastenflosser"))))
                .startsWith("%PDF-1.4")
                .doesNotContain("Quastenflosser");
    }

    @Test
    void areJudgedByTheTypeOfTheirOwnObject() {
        Planner planner = new Planner(Profile.RESEARCH, new TextDetector(Vocabulary.clinical()));
        Identity identity = new Identity();
        byte[] material = bytes("newmtl red\nKa 1 0 0\n");
        planner.plan(Gate.instance(elements("model/mtl", material)), identity);
        Plan second = planner.plan(Gate.instance(elements("model/obj", material)), identity);

        assertThat(new String(second.canonical(), StandardCharsets.US_ASCII))
                .contains("(0042,0011) dummy | E.1-1 D: document not read");
    }

    @Test
    void loseWhatGoesOverSeveralCells() {
        Action.CleanDocument clean =
                new Action.CleanDocument(List.of(new Action.Cut(3, 16, Action.Sort.NAME, Action.By.NOTHING)));
        UidDeriver uids = new UidDeriver(Gate.keys("gate"));
        List<Element> elements = elements("text/XML", bytes("""
                <ClinicalDocument xmlns="urn:hl7-org:v3"><title>CT Quasten</title><component><structuredBody>
                <component><section><text>floss er heart</text></section></component></structuredBody></component>
                </ClinicalDocument>"""));
        DataSet dataSet = Gate.instance(elements).dataSet();
        Value value = new DocumentCleaning(new TextCleaning(uids, new Surrogates(Gate.keys("gate"))), uids)
                .rewrite(
                        dataSet,
                        dataSet.get(Tag.ENCAPSULATED_DOCUMENT).orElseThrow(),
                        clean,
                        new TextCleaning.Circumstances(1, dataSet, word -> false));

        assertThat(new String(((Value.Bytes) value).copy(), StandardCharsets.UTF_8))
                .contains("<title>CT</title>", "<paragraph>er heart</paragraph>");
    }

    @Test
    void haveTheirCutsInThePlan() {
        byte[] plan =
                gate.plan(Gate.instance(elements("model/obj", bytes(OBJ)))).canonical();

        assertThat(new String(plan, StandardCharsets.US_ASCII))
                .containsPattern(
                        "\\(0042,0011\\) clean-document( \\d+-\\d+:[A-Z]+:[A-Z_]+)+ \\| E.1-1 D: written anew, Clean Descriptors");
    }
}
