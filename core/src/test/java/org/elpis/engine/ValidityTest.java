package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.elpis.policy.Profile;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// A release breaks no rule of the standard that the original kept: no message of a foreign verifier comes more often
/// than before. `bench/validity` asks the same of real files, with every option.
class ValidityTest {
    @TempDir
    private Path work;

    static Stream<Profile> profiles() {
        return Profile.builtIn().stream();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void addsNoErrorToAnyKindOfObject(Profile profile) throws Exception {
        ForeignTool dciodvfy = ForeignTool.of("dciodvfy");
        SyntheticHospital.generate(
                new Seed(Seed.Family.C, 5), work.resolve("in"), new SyntheticHospital.Size(1, 2, 64, true));
        SmallObjects.put(work.resolve("in"), "report", SmallObjects.file(Reports.full()));
        SmallObjects.putFixedKey(work);
        JobReport report = new LocalRunner(SmallObjects.job(work, profile), Progress.NONE).run();

        List<String> worse = new ArrayList<>();
        for (String line : Files.readAllLines(report.folder().resolve("journal.tsv"))) {
            String[] parts = line.split("\t", -1);
            Map<String, Integer> before = errors(dciodvfy, Path.of(parts[0]));
            errors(dciodvfy, work.resolve("out").resolve(parts[3])).forEach((message, count) -> {
                if (count > before.getOrDefault(message, 0)) {
                    worse.add(Path.of(parts[0]).getFileName() + ": " + message);
                }
            });
        }
        assertThat(worse).isEmpty();
        assertThat(report.total().released()).isGreaterThan(20);
    }

    /// How often each message comes, without the values and positions that it quotes. Deflated objects are not looked
    /// at: the verifier cannot inflate them.
    private static Map<String, Integer> errors(ForeignTool dciodvfy, Path file) throws IOException {
        Map<String, Integer> errors = new HashMap<>();
        if (new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("1.2.840.10008.1.2.1.99")) {
            return errors;
        }
        for (String line : dciodvfy.opinion(file).split("\n")) {
            if (line.startsWith("Error")) {
                errors.merge(line.replaceAll(" = <.*?>|value <.*?>|UID [0-9.]+|\\[\\d+]|\\d{2,}", ""), 1, Integer::sum);
            }
        }
        return errors;
    }
}
