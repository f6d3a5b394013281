package org.elpis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StlFormatTest {
    private static final String TEXT = """
            solid Skull of Quastenflosser
              facet normal 0 0 -1.0
                outer loop
                  vertex 0 0 0
                  vertex 1.5e+01 0 0
                  vertex 0 .5 0
                endloop
              endfacet
            endsolid Skull of Quastenflosser
            """;

    private final StlFormat format = new StlFormat();

    @Test
    void keepsTheTrianglesOfABinaryFileAndNothingElse() throws Exception {
        byte[] original = Models.stl(3, 'Q');
        byte[] written = format.read(original).rewrite("", UnaryOperator.identity());

        assertThat(written).isEqualTo(Models.stl(3, '\0'));
        assertThat(original).isEqualTo(Models.stl(3, 'Q'));
    }

    @Test
    void hasNoText() throws Exception {
        assertThat(format.read(Models.stl(1, 'Q')).text()).isEmpty();
        assertThat(format.read(Models.bytes(TEXT)).text()).isEmpty();
    }

    @Test
    void takesAFileForBinaryWhoseHeaderStartsLikeAText() throws Exception {
        byte[] original = Models.stl(1, ' ');
        System.arraycopy(Models.bytes("solid Quastenflosser"), 0, original, 0, 20);

        assertThat(format.read(original).rewrite("", UnaryOperator.identity())).isEqualTo(withSpacesAsZeros());
    }

    private static byte[] withSpacesAsZeros() {
        return Models.stl(1, '\0');
    }

    @ParameterizedTest
    @ValueSource(ints = {-50, -1, 1, 2, 50})
    void refusesAWrongCountOfTriangles(int difference) {
        byte[] document = Models.stl(3, '\0');

        assertThatThrownBy(() -> format.read(Arrays.copyOf(document, document.length + difference)))
                .isInstanceOf(MalformedDocumentException.class);
    }

    @Test
    void refusesNumbersThatAreNone() {
        byte[] document = Models.stl(1, '\0');
        Arrays.fill(document, 84, 88, (byte) 0xFF);

        assertThatThrownBy(() -> format.read(document)).isInstanceOf(MalformedDocumentException.class);
    }

    @Test
    void dropsTheNameOfATextFile() throws Exception {
        assertThat(Models.rewritten(format, TEXT).strip()).isEqualTo("""
                solid
                facet normal 0 0 -1.0
                outer loop
                vertex 0 0 0
                vertex 1.5e+01 0 0
                vertex 0 .5 0
                endloop
                endfacet
                endsolid""");
    }

    @Test
    void writesAnEvenNumberOfBytes() throws Exception {
        assertThat(Models.rewritten(format, TEXT).length() % 2).isZero();
        assertThat(Models.rewritten(format, TEXT.replace(".5", "10")).length() % 2)
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "solid",
                "solid x\nendsolid x\nQuastenflosser",
                "solid x\nfacet normal 0 0 Quastenflosser\nouter loop\n",
                "solid x\nQuastenflosser\nendsolid x",
                "<html>solid</html>",
            })
    void refusesTextThatIsNotOfTheGrammar(String text) {
        assertThatThrownBy(() -> format.read(Models.bytes(text))).isInstanceOf(MalformedDocumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"outer loop", "vertex 0 .5 0", "endloop", "endfacet", "endsolid Skull of Quastenflosser"})
    void refusesATextFileWithoutOneOfItsLines(String line) {
        String text = TEXT.replaceFirst(" *" + line + "\n", "");

        assertThatThrownBy(() -> format.read(Models.bytes(text))).isInstanceOf(MalformedDocumentException.class);
    }
}
