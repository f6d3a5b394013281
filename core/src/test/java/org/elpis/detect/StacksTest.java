package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Encoding;
import org.elpis.dicom.Instance;
import org.elpis.dicom.TransferSyntax;
import org.elpis.dicom.Value;
import org.elpis.dicom.Vr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StacksTest {
    private static final TextDetector TEXTS = new TextDetector(Vocabulary.clinical());

    private static Identity patient() {
        DataSet dataSet = DataSet.of(
                List.of(
                        Element.ofAscii(0x00080020, Vr.DA, "20190809"),
                        Element.ofAscii(0x00100010, Vr.PN, "Williamson^Hannelore"),
                        Element.ofAscii(0x00100020, Vr.LO, "HX7730418"),
                        Element.ofAscii(0x00100030, Vr.DA, "19580317")),
                Encoding.EXPLICIT_LITTLE);
        Identity identity = new Identity();
        identity.harvest(new Instance(
                Value.Bytes.EMPTY,
                DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE),
                dataSet,
                TransferSyntax.EXPLICIT_LITTLE,
                new BytesSource(new byte[0], 0),
                false,
                Set.of()));
        return identity;
    }

    /// What is left of a text, lines and cells as they were.
    private static String left(String text) {
        StringBuilder left = new StringBuilder();
        int at = 0;
        for (Span span : TEXTS.detect(text, patient())) {
            left.append(text, at, span.start());
            at = span.end();
        }
        return left.append(text.substring(at)).toString();
    }

    private static String stack(String word, String between) {
        return word.chars().mapToObj(Character::toString).collect(Collectors.joining(between));
    }

    @ParameterizedTest
    @ValueSource(strings = {"WILLIAMSON", "Hannelore", "HX7730418", "17031958", "19580317", "03171958", "09082019"})
    void takesWhatIsKnownHoweverItIsStacked(String word) {
        for (String between : List.of("\n", "\t", "\n\n", "\r\n", " \n ", "\n.\n")) {
            assertThat(left(stack(word, between))).as("with %s", between).doesNotContainPattern("[A-Za-z0-9]");
        }
    }

    @Test
    void takesTheLettersOfAStrangerInLinesOfTheirOwn() {
        assertThat(left(stack("QUASTENFLOSSER", "\n"))).doesNotContainPattern("[A-Z]");
        assertThat(left("W I L\nL I A\nM S O N")).doesNotContainPattern("[A-Z]");
        assertThat(left("No effusion.\nA\nN\nI\nA\nHeart normal.")).isEqualTo("No effusion.\n\n\n\n\nHeart normal.");
    }

    @Test
    void takesWordsThatStandBesideOneAnother() {
        String rows = "W\t1\nI\t7\nL\t0\nL\t3\nI\t1\nA\t9\nM\t5\nS\t8\nO\nN";
        assertThat(left(rows)).doesNotContainPattern("[A-Z0-9]");
        assertThat(left(rows.replace('\t', ' '))).doesNotContainPattern("[A-Z0-9]");
    }

    @Test
    void takesWhatIsKnownAtEitherEdgeOfOtherLines() {
        String name = "HANNELORE";
        StringBuilder before = new StringBuilder();
        StringBuilder behind = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            before.append(name.charAt(i)).append("\tNo effusion\tnormal\n");
            behind.append("No effusion")
                    .append(i % 2 == 0 ? "\tnormal\t" : "\t")
                    .append(name.charAt(i))
                    .append('\n');
        }
        assertThat(left(before.toString())).isEqualTo("\tNo effusion\tnormal\n".repeat(9));
        assertThat(left(behind.toString())).doesNotContainPattern("\t[A-Z]\n").contains("No effusion\tnormal");
    }

    @Test
    void keepsAnswersLabelsAndScores() {
        String answers = "Pacemaker\tN\nPregnant\tN\nLeft\tY\n";
        String labels = "A\tliver\nB\tspleen\nC\tkidney\nD\tlung\n";
        String scores = "basal\t1\napical\t1\nseptal\t2\nlateral\t3\nanterior\t1\ninferior\t2\nmid\t1\n";
        String alone = "A\nB\nC\nD\n";
        String crosses = "x\nx\nx\nx\n";
        String sides = "L\nR\nL\nR\n";
        for (String text : List.of(answers, labels, scores, alone, crosses, sides, stack("1123112", "\n"))) {
            assertThat(left(text)).isEqualTo(text);
        }
    }

    @Test
    void keepsLettersAtTheEndsOfLinesOfProse() {
        String text = "No effusion on the left in vitamin D\nA small cyst of 3 cm in segment 4 B\n";
        assertThat(left(text)).isEqualTo(text);
    }

    @Test
    void readsAStackOfHalfAMillionCharactersInOneGo() {
        assertThat(left(stack("ABCAC1".repeat(80_000), "\n"))).doesNotContainPattern("[A-C]");
    }
}
