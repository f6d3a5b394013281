package org.elpis.vision.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.elpis.pixel.WordReader.Reading;
import org.elpis.pixel.WordReader.Word;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program where the system has it, and scripts in its place that do what they should not.
class TesseractTest {
    @TempDir
    private Path folder;

    private static Tesseract program() {
        Optional<Tesseract> program = Tesseract.find();
        assumeTrue(program.isPresent(), "needs Debian's tesseract-ocr and tesseract-ocr-eng");
        return program.get();
    }

    private static List<Crop> looks(String text) {
        return List.of(Crop.of(Lines.of(text), Lines.ALL).orElseThrow());
    }

    private static List<String> texts(Reading reading) {
        return reading.lines().stream().flatMap(List::stream).map(Word::text).toList();
    }

    private Tesseract script(String body) throws Exception {
        Path file = folder.resolve("program");
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return new Tesseract(file, "script");
    }

    @Test
    void readsLinesInOneRun() throws Exception {
        List<Reading> readings =
                new LineReader(program()).read(List.of(looks("LEFT"), looks("Depth 12.5 cm"), looks("60 dB")));

        assertThat(texts(readings.get(0))).containsExactly("LEFT");
        assertThat(texts(readings.get(1))).containsExactly("Depth", "12.5", "cm");
        assertThat(String.join("", texts(readings.get(2)))).isEqualTo("60dB");
        assertThat(readings)
                .allSatisfy(reading -> assertThat(reading.lines().getFirst())
                        .allMatch(word -> word.confidence() > 0.5 && word.confidence() <= 1));
    }

    @Test
    void readsNothingWhereNothingIsToBeRead() throws Exception {
        assertThat(new LineReader(program())
                        .read(List.of(List.of(), looks("LEFT")))
                        .getFirst())
                .isEqualTo(Reading.NONE);
    }

    @Test
    void readsDarkOnBrightAsWell() throws Exception {
        List<Crop> looks =
                List.of(Crop.of(Lines.of("RIGHT", 240, 20), Lines.ALL).orElseThrow());

        assertThat(texts(new LineReader(program()).read(List.of(looks)).getFirst()))
                .containsExactly("RIGHT");
    }

    @Test
    void isKnownByVersionAndData() {
        assertThat(program().identity()).matches("tesseract [0-9A-Za-z. -]+ eng [0-9a-f]{16}");
    }

    @Test
    void readsNothingByAProgramThatFails() throws Exception {
        assertThat(script("cat > /dev/null; exit 3").read(pages())).isEmpty();
    }

    @Test
    void readsNothingByAProgramThatIsKilled() throws Exception {
        assertThat(script("kill -9 $$").read(pages())).isEmpty();
    }

    @Test
    void readsNothingByAProgramThatPrintsWithoutEnd() throws Exception {
        assertThat(script("while :; do echo 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5 5; done")
                        .read(pages()))
                .isEmpty();
    }

    @Test
    void readsNoWordsInATableThatIsNone() throws Exception {
        assertThat(script("printf '5\\tx\\t1\\n5\\t9\\t9\\t9\\t9\\t9\\tx\\ty\\tz\\t1\\t-1\\tDoe\\n'")
                        .read(pages()))
                .hasValueSatisfying(words -> assertThat(words)
                        .allMatch(word -> word.page() == 8 && word.confidence() < 0 && !word.hasShapeOfItsText()));
    }

    /// What it gets stays in the pipe.
    @Test
    void letsTheProgramWriteNoFile() throws Exception {
        Path file = folder.resolve("copy");

        script("cat > " + file).read(pages());

        assertThat(file)
                .satisfiesAnyOf(
                        absent -> assertThat(absent).doesNotExist(),
                        empty -> assertThat(empty).isEmptyFile());
    }

    @Test
    void letsTheProgramSeeNoEnvironment() throws Exception {
        String row = "printf \"5\\t1\\t1\\t1\\t1\\t1\\t1\\t1\\t9\\t9\\t90\\t$HOME$USER$JAVA_HOME.\\n\"";

        assertThat(script(row).read(pages()).orElseThrow().getFirst().text()).isEqualTo(".");
    }

    private static List<GreyPage> pages() {
        return looks("L").stream().map(Crop::page).toList();
    }
}
