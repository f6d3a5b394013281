package org.elpis.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.dicom.BytesSource;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.Instance;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.Change;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealCheck;
import org.elpis.seal.SealerKeys;
import org.elpis.seal.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Seals that were made before still say what they said; [GoldenStudies] made them.
class GoldenSealsTest {
    private static final Path FOLDER = Path.of("src/test/resources/org/elpis/vision/golden-seals");

    private static final String PYTHON = "/usr/bin/python3";

    @ParameterizedTest
    @ValueSource(strings = {"exact", "opaque"})
    void sealsAStudyAsItWasSealedBefore(String study) throws Exception {
        ByteArrayOutputStream opening = new ByteArrayOutputStream();
        GoldenStudies.opening(instances(study, -1)).write(opening);

        assertThat(opening.toByteArray()).isEqualTo(Files.readAllBytes(FOLDER.resolve(study + "/study.opening")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "opaque", "attested"})
    void callsTheStudyGenuine(String study) throws Exception {
        Verdict verdict = verdict(study, -1);

        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Verdict.Outcome.GENUINE);
        assertThat(verdict.shares().withheldTiles()).isEqualTo(study.equals("attested") ? 1 : 0);
    }

    @Test
    void findsTheLastPixelOfTheStudyChanged() throws Exception {
        assertThat(verdict("exact", 2).changes())
                .containsExactly(new Change.Tile("1.2.826.0.1.3680043.2.7.3", 0, 0, 0, 16, 16));
        assertThat(verdict("opaque", 1).changes()).containsExactly(new Change.Frame("1.2.826.0.1.3680043.2.8.2", 0));
        assertThat(verdict("attested", 0).changes()).containsExactly(new Change.Tile("2.25.1001", 1, 64, 32, 16, 8));
    }

    @Test
    void tellsHowManyFramesAreSealedByTheirBytes() throws Exception {
        Seal seal = Seal.read(Files.readAllBytes(FOLDER.resolve("opaque/study.seal")));

        assertThat(seal.statement().lossy()).isEqualTo(1);
        assertThat(seal.statement().undecoded()).isEqualTo(1);
    }

    /// The page of the format says all that it takes: a script of another language, which has none of this code, comes
    /// to the same hashes.
    @Test
    void agreesWithAReaderThatWasWrittenFromThePage() throws Exception {
        assumeThat(Files.isExecutable(Path.of(PYTHON))).isTrue();
        Process process = new ProcessBuilder(PYTHON, "../tools/seal_check.py", FOLDER.toString())
                .redirectErrorStream(true)
                .start();
        String told = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(told).isZero();
        assertThat(told).contains("exact: genuine", "opaque: genuine", "attested: genuine");
    }

    private static Verdict verdict(String study, int altered) throws Exception {
        Path folder = FOLDER.resolve(study);
        byte[] opening = Files.readAllBytes(folder.resolve("study.opening"));
        Path attestation = folder.resolve("study.attestation");
        SealCheck check = new SealCheck(
                Seal.read(Files.readAllBytes(folder.resolve("study.seal"))),
                Opening.read(new ByteArrayInputStream(opening), opening.length),
                Files.exists(attestation)
                        ? Optional.of(Attestation.read(Files.readAllBytes(attestation)))
                        : Optional.empty(),
                Set.of(SealerKeys.of(Files.readString(FOLDER.resolve("seal.pub")))),
                Examiners.opener());
        for (Instance instance : instances(study, altered)) {
            check.look(instance);
        }
        return check.verdict(true);
    }

    /// @param altered  which image has another least bit in its last pixel; -1 for none
    private static List<Instance> instances(String study, int altered) throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER.resolve(study))) {
            files = all.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
        List<Instance> instances = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            byte[] bytes = Files.readAllBytes(files.get(i));
            if (i == altered) {
                bytes[bytes.length - 2] ^= 1;
            }
            instances.add(DicomReader.read(new BytesSource(bytes, bytes.length), ReadLimits.forHeap(1 << 28)));
        }
        return instances;
    }
}
