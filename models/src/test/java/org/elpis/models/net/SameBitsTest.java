package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameBitsTest {
    /// Of the parameters after three epochs; it changes only with the arithmetic, and then every old result does.
    private static final String GOLDEN = "d3414c8c05733f87b7fbb61570a0a6a8fa3e4aa091120c822f0d59c24255ccfd";

    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    @Test
    void trainingGivesTheBitsThatItAlwaysGave() {
        assertThat(GoldenTraining.digest(Training.train(GoldenTraining.RECIPE, GoldenTraining.examples(), 3)))
                .isEqualTo(GOLDEN);
    }

    @Test
    void anotherJvmGivesThemToo() throws Exception {
        assertThat(run(VECTORS)).isEqualTo("VectorArithmetic " + GOLDEN);
    }

    @Test
    void narrowerVectorsGiveThem() throws Exception {
        assertThat(run(VECTORS, "-XX:MaxVectorSize=32")).isEqualTo("VectorArithmetic " + GOLDEN);
        assertThat(run(VECTORS, "-XX:MaxVectorSize=16")).isEqualTo("VectorArithmetic " + GOLDEN);
    }

    @Test
    void withoutTheIncubatingModulePlainLoopsGiveThem() throws Exception {
        assertThat(run("-Xshare:auto")).isEqualTo("ScalarArithmetic " + GOLDEN);
    }

    @Test
    void underTheQuickCompilerAloneOrWhenToldPlainLoopsAreTaken() throws Exception {
        assertThat(run(VECTORS, "-XX:TieredStopAtLevel=1")).isEqualTo("ScalarArithmetic " + GOLDEN);
        assertThat(run(VECTORS, "-Delpis.arithmetic=scalar")).isEqualTo("ScalarArithmetic " + GOLDEN);
    }

    private static String run(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:+UseSerialGC");
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "org.elpis.models.net.GoldenTraining"));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return said.strip();
    }
}
