package org.elpis.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever bytes come: a document, or the one exception.
class MutatedDocumentsTest {
    private static final int MUTANTS = 2_000;

    @ParameterizedTest
    @ValueSource(strings = {"text/xml", "model/stl", "model/obj", "model/mtl"})
    void areReadOrRefused(String type) {
        DocumentFormat format = EncapsulatedDocument.format(type).orElseThrow();
        byte[] seed = seed(type);
        int read = 0;
        for (int i = 0; i < MUTANTS; i++) {
            Random random = new Random(i);
            byte[] mutant = mutant(seed, random);
            try {
                ReadableDocument document = format.read(mutant);
                assertThat(document.rewrite(document.text(), name -> "m").length % 2)
                        .as("mutant %d of %s", i, type)
                        .isZero();
                read++;
            } catch (MalformedDocumentException e) {
                assertThat(e.reason()).isNotEmpty();
            }
        }
        assertThat(read).as("some mutants are still documents").isBetween(1, MUTANTS - 1);
    }

    private static byte[] seed(String type) {
        return switch (type) {
            case "text/xml" -> Models.bytes("""
                    <ClinicalDocument xmlns="urn:hl7-org:v3"><title>CT</title><component><structuredBody><component>
                    <section><title>A</title><text><list><item>b</item></list></text></section></component>
                    </structuredBody></component></ClinicalDocument>""");
            case "model/stl" -> Models.stl(4, 'x');
            case "model/obj" -> Models.bytes("o a\nv 0 0 0\nv 1 0 0\nv 0 1 0\nusemtl red\nf 1 2 3\n");
            default -> Models.bytes("newmtl red\nKa 1 0 0\nmap_Kd a.png\n");
        };
    }

    private static byte[] mutant(byte[] seed, Random random) {
        byte[] mutant = random.nextInt(4) == 0 ? Arrays.copyOf(seed, random.nextInt(seed.length + 9)) : seed.clone();
        for (int k = random.nextInt(4); k > 0 && mutant.length > 0; k--) {
            mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        return mutant;
    }
}
