package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Words that the texts of several patients of a job hold stay where the profile asks for it, and no name does.
class CohortTest {
    @TempDir
    private Path work;

    @BeforeEach
    void putPatients() throws IOException {
        SmallObjects.putFixedKey(work);
        for (int patient = 1; patient <= 4; patient++) {
            SmallObjects.put(
                    work,
                    "in/" + patient + ".dcm",
                    SmallObjects.file(SmallObjects.ct("PAT-773190" + patient, "" + patient, "1")
                            .text(0x00081030, "LO", "Perfusoskop chest Brommelkamp")
                            .text(0x00080080, "LO", "Klinik Oberwaldhausen")
                            .text(0x00204000, "LT", "Perfusoskop, Oberwaldhausen, Brommelkamp, Eusebia, Hannah")
                            .text(0x00080090, "PN", patient == 1 ? "Brommelkamp^Adalbert" : "Xaver^Adalbert")));
        }
    }

    private static Profile profile(int patients, Set<String> words) {
        Handling usual = Handling.DEFAULT;
        return new Profile(
                "test",
                "",
                Profile.RESEARCH.options(),
                Profile.PseudonymSource.KEYED,
                List.of(),
                new Handling(
                        Handling.Texts.DROP,
                        usual.privateElements(),
                        usual.documents(),
                        usual.pixels(),
                        usual.faces(),
                        words,
                        patients));
    }

    private Set<String> run(Profile profile, int workers) throws IOException {
        Job job = new Job(
                List.of(work.resolve("in")),
                work.resolve("out"),
                work.resolve("home"),
                profile,
                "p",
                workers,
                Job.Mode.RELEASE);
        JobReport report = new LocalRunner(job, Progress.NONE).run();
        assertThat(report.total().released()).as("%s", report.quarantined()).isEqualTo(4);
        Set<String> released = new TreeSet<>();
        try (Stream<Path> files = Files.walk(work.resolve("out"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".dcm")).toList()) {
                released.add(Files.readString(file, StandardCharsets.ISO_8859_1));
                Files.delete(file);
            }
        }
        assertThat(released).hasSize(4);
        return released;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void keepsTheirWordsAndNoNames(int workers) throws IOException {
        for (String object : run(profile(4, Set.of()), workers)) {
            assertThat(object)
                    .contains("Perfusoskop chest")
                    .doesNotContain("Oberwaldhausen", "Brommelkamp", "Eusebia", "Hannah", "Quastenflosser");
        }
    }

    @Test
    void keepsNoneWhenNotAskedOrNotCommonEnough() throws IOException {
        for (int patients : new int[] {0, 5}) {
            for (String object : run(profile(patients, Set.of()), 2)) {
                assertThat(object).doesNotContain("Perfusoskop");
            }
        }
    }

    @Test
    void keepsTheWordsOfTheSite() throws IOException {
        for (String object : run(profile(0, Set.of("perfusoskop")), 2)) {
            assertThat(object).contains("Perfusoskop chest").doesNotContain("Brommelkamp", "Eusebia");
        }
    }
}
