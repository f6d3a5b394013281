package org.elpis.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Wavefront OBJ and the MTL that goes with it.
class ObjFormatTest {
    private static final String OBJ = """
            # Kidney of Quastenflosser, Eusebia
            mtllib quastenflosser.mtl
            o left kidney
            v 0 0 0
            v 1.0 0 -2e-3   # Quastenflosser
            v 0 1 0 0.5 0.5 0.5
            vt 0 1
            vn 0 0 1
            g left kidney
            usemtl red
            s off
            f 1/1/1 2//1 3
            usemtl Quastenflosser
            l 1 2
            p 1
            """;

    private static final String MTL = """
            # made for Quastenflosser
            newmtl red
            Ka 1 0 0
            Ns 10.0
            illum 2
            map_Kd C:\\Quastenflosser\\skin.png
            bump quastenflosser.png
            newmtl Quastenflosser
            Kd 0.5 0.5 0.5
            d 0.9
            """;

    private final ObjFormat obj = new ObjFormat();
    private final MtlFormat mtl = new MtlFormat();

    @Test
    void hasItsNamesForText() throws Exception {
        assertThat(obj.read(Models.bytes(OBJ)).text())
                .isEqualTo("quastenflosser.mtl\nleft kidney\nred\nQuastenflosser");
        assertThat(mtl.read(Models.bytes(MTL)).text()).isEqualTo("red\nQuastenflosser");
    }

    @Test
    void keepsNamesThatStayWholeAndReplacesOthersEverywhere() throws Exception {
        assertThat(Models.rewritten(obj.read(Models.bytes(OBJ)), "mtl\nleft kidney\nred\n")
                        .strip())
                .isEqualTo("""
                        mtllib m18
                        o left kidney
                        v 0 0 0
                        v 1.0 0 -2e-3
                        v 0 1 0 0.5 0.5 0.5
                        vt 0 1
                        vn 0 0 1
                        g left kidney
                        usemtl red
                        s off
                        f 1/1/1 2//1 3
                        usemtl m14
                        l 1 2
                        p 1""");
        assertThat(Models.rewritten(mtl.read(Models.bytes(MTL)), "red\n").strip())
                .isEqualTo("""
                newmtl red
                Ka 1 0 0
                Ns 10.0
                illum 2
                newmtl m14
                Kd 0.5 0.5 0.5
                d 0.9""");
    }

    @Test
    void replacesANameOfWhichOnlyAPartIsLeft() throws Exception {
        String written = Models.rewritten(obj.read(Models.bytes("o kidney Quastenflosser\nv 0 0 0\n")), "kidney");

        assertThat(written.strip()).isEqualTo("o m21\nv 0 0 0");
    }

    @Test
    void writesAnEvenNumberOfBytes() throws Exception {
        assertThat(Models.rewritten(obj, "v 0 0 0\n").length() % 2).isZero();
        assertThat(Models.rewritten(obj, "v 0 0 01\n").length() % 2).isZero();
        assertThat(obj.read(Models.bytes("o Niere ä\nv 0 0 0\n")).rewrite("Niere ä", name -> name).length % 2)
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v 0 0 Quastenflosser",
                "v 0 0",
                "vn 0 0 0 Quastenflosser",
                "vt Quastenflosser",
                "vp 0 0 0",
                "f 1 2 Quastenflosser",
                "f 1 2 3/Quastenflosser",
                "f 1/ 2 3",
                "f 1 2",
                "l Quastenflosser 1",
                "p Quastenflosser",
                "s Quastenflosser",
                "s 1 Quastenflosser",
                "call Quastenflosser",
                "curv 0 1 Quastenflosser",
                "Quastenflosser",
                "v 0 0 0.1234567890123456789012345",
                "v 0 0 \\\n0",
            })
    void refusesANameInThePlaceOfANumber(String line) {
        assertThatThrownBy(() -> obj.read(Models.bytes("v 0 0 0\n" + line + "\n")))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageNotContaining("Quastenflosser");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ka Quastenflosser 0 0",
                "Ka spectral quastenflosser.rfl",
                "Kd 1 1 1 Quastenflosser",
                "Ns Quastenflosser",
                "d 1 Quastenflosser",
                "illum",
                "owner Quastenflosser"
            })
    void refusesANameAmongTheNumbersOfAMaterial(String line) {
        assertThatThrownBy(() -> mtl.read(Models.bytes("newmtl red\n" + line + "\n")))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageNotContaining("Quastenflosser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "# nothing", "o kidney"})
    void refusesAModelOfNothing(String text) {
        assertThatThrownBy(() -> obj.read(Models.bytes(text))).isInstanceOf(MalformedDocumentException.class);
        assertThatThrownBy(() -> mtl.read(Models.bytes(""))).isInstanceOf(MalformedDocumentException.class);
    }

    @Test
    void refusesMoreOrLongerNamesThanAModelHas() {
        assertThatThrownBy(() -> obj.read(Models.bytes("v 0 0 0\no " + "a".repeat(257))))
                .isInstanceOf(MalformedDocumentException.class);
        StringBuilder many = new StringBuilder("v 0 0 0\n");
        for (int i = 0; i <= 10_000; i++) {
            many.append("g ").append(i).append('\n');
        }
        assertThatThrownBy(() -> obj.read(Models.bytes(many.toString())))
                .isInstanceOf(MalformedDocumentException.class);
    }

    @Test
    void takesALastZeroForPadding() throws Exception {
        assertThat(Models.rewritten(obj, "v 0 0 0\n\0").strip()).isEqualTo("v 0 0 0");
    }

    @Test
    void cannotBeMadeToMixUpNamesByMarksOfItsOwn() throws Exception {
        ReadableDocument read = obj.read(Models.bytes("o a\u00010\tb\no c\nv 0 0 0\n"));

        assertThat(read.text()).isEqualTo("a 0 b\nc");
        assertThat(Models.rewritten(read, read.text()).strip()).isEqualTo("o a 0 b\no c\nv 0 0 0");
    }
}
