package org.elpis.detect;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// How much of the reports of six languages stays, and that persons in them go.
class SentencesTest {
    private static final double LEAST_KEPT = 0.99;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sentences-spanish.txt",
                "sentences-portuguese.txt",
                "sentences-french.txt",
                "sentences-italian.txt",
                "sentences-german.txt",
                "sentences-dutch.txt"
            })
    void keepsTheWordsOfReports(String file) throws IOException {
        Map<String, Integer> lost = new TreeMap<>();
        int words = 0;
        for (String text : sentences(file)) {
            words += Left.words(text);
            for (Span span : new TextDetector(Vocabulary.clinical()).detect(text, Left.NOBODY)) {
                lost.merge(text.substring(span.start(), span.end()), 1, Integer::sum);
            }
        }
        int gone = lost.values().stream().mapToInt(Integer::intValue).sum();
        assertThat((double) (words - gone) / words)
                .as("%d of %d words lost: %s", gone, words, lost)
                .isGreaterThanOrEqualTo(LEAST_KEPT);
    }

    /// Names that are words of the vocabulary, behind what says that they are persons.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Senhora Blanco, com dor torácica.; Blanco",
                "O senhor Pai refere dor.; Pai",
                "Exame solicitado pela Dra. Marta Pinto.; Marta|Pinto",
                "Laudado por Rosa Ramos Leal.; Rosa|Ramos|Leal",
                "Assinado: Pedro Redondo; Pedro|Redondo",
                "Comunicado ao Dr. Rui Forte.; Rui|Forte",
                "Firmado: Dra. Luz Barriga; Luz|Barriga",
                "Derivado por Juan Calvo.; Juan|Calvo",
                "La señora Arcos refiere dolor.; Arcos",
                "Nombre: Rosa Delgado Cabezas; Rosa|Delgado|Cabezas",
                "Acude con su madre, María Segundo, por tos.; María|Segundo",
                "Médico solicitante: Clara Ponte; Clara|Ponte",
                "Madame Blanche, adressée pour toux.; Blanche",
                "Examen demandé par le Dr Lemoine Petit.; Lemoine|Petit",
                "Validé par Claire Rocher Sage; Claire|Rocher|Sage",
                "Nom : Bouvier Rose; Bouvier|Rose",
                "Vu avec le docteur Chevalier pour avis.; Chevalier",
                "La signora Costa riferisce dolore.; Costa",
                "Esame richiesto dal Dott. Bruno Testa.; Bruno|Testa",
                "Refertato: Dott. Stella Conti; Stella|Conti",
                "Paziente: Vitale Massimo; Vitale|Massimo",
                "Firmato: Sara Gentile; Sara|Gentile"
            })
    void takesPersonsWhoseNamesAreWords(String text, String gone) {
        assertThat(Left.gone(text)).isEqualTo(gone);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Malformación de Chiari con descenso amigdalino",
                "Neuroma de Morton no terceiro espaço",
                "edema de la grasa de Hoffa",
                "dilatación del Wirsung",
                "lame d'épanchement dans le Douglas",
                "signe de Murphy absent",
                "versamento nel Douglas",
                "enfermedad de Crohn"
            })
    void keepsWhatIsCalledAfterItsAuthor(String text) {
        assertThat(Left.gone(text)).isEmpty();
    }

    private static String[] sentences(String file) throws IOException {
        try (InputStream in = SentencesTest.class.getResourceAsStream(file)) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().filter(line -> !line.startsWith("#")).toArray(String[]::new);
        }
    }
}
