package org.elpis.models.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SameBitsTest {
    /// Of the parameters after two epochs; it changes only with the arithmetic, and then every old result does.
    private static final String GOLDEN = "6da51d33c01d81a9689e430c9962b24f4cba86084339e38b610f122a46eda27a";

    private static final String VECTORS = "--add-modules=jdk.incubator.vector";

    @Test
    void trainingGivesTheBitsThatItAlwaysGave() {
        assertThat(GoldenTraining.digest(Training.train(GoldenTraining.RECIPE, GoldenTraining.examples(), 3)))
                .isEqualTo(GOLDEN);
    }

    @Test
    void narrowerVectorsGiveThemInOtherJvms() throws Exception {
        assertThat(run(VECTORS, "-XX:MaxVectorSize=32")).isEqualTo("VectorArithmetic " + GOLDEN);
        assertThat(run(VECTORS, "-XX:MaxVectorSize=16")).isEqualTo("VectorArithmetic " + GOLDEN);
    }

    @Test
    void withoutTheIncubatingModulePlainLoopsGiveThem() throws Exception {
        assertThat(run("-Delpis.arithmetic=")).isEqualTo("ScalarArithmetic " + GOLDEN);
    }

    @Test
    void underTheQuickCompilerAlonePlainLoopsAreTaken() throws Exception {
        assertThat(run(VECTORS, "-XX:TieredStopAtLevel=1")).isEqualTo("ScalarArithmetic " + GOLDEN);
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
