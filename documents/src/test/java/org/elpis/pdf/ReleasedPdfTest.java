package org.elpis.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.dicom.Tag;
import org.elpis.dicom.Value;
import org.elpis.document.EncapsulatedDocument;
import org.elpis.document.MalformedDocumentException;
import org.elpis.document.ReadableDocument;
import org.elpis.engine.Job;
import org.elpis.engine.JobReport;
import org.elpis.engine.LocalRunner;
import org.elpis.engine.Progress;
import org.elpis.policy.Profile;
import org.elpis.testkit.hospital.Seed;
import org.elpis.testkit.hospital.SyntheticHospital;
import org.elpis.testkit.key.ByteLeakChecker;
import org.elpis.testkit.key.Leak;
import org.elpis.testkit.key.PlantedIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Letters of invented patients, in PDF with document information, on their way through the whole gate.
class ReleasedPdfTest {
    private static final String ENCAPSULATED_PDF = "1.2.840.10008.5.1.4.1.1.104.1";
    private static final SyntheticHospital.Size SIZE = new SyntheticHospital.Size(6, 1, 64, true);

    @TempDir
    private Path work;

    private JobReport run(Path out) {
        Job job = new Job(
                List.of(work.resolve("in")), out, work.resolve("home"), Profile.RESEARCH, "p", 2, Job.Mode.RELEASE);
        return new LocalRunner(job, Progress.NONE).run();
    }

    @ParameterizedTest
    @EnumSource(Seed.Family.class)
    void keepsTheClinicalWordsOfLettersAndNothingThatWasPlanted(Seed.Family family) throws IOException {
        SyntheticHospital hospital = SyntheticHospital.generate(new Seed(family, 2026), work.resolve("in"), SIZE);
        JobReport report = run(work.resolve("out"));

        List<Leak> leaks = new ByteLeakChecker(hospital.key()).search(work.resolve("out"), patients(hospital, report));
        assertThat(leaks.stream().filter(Leak::certain)).isEmpty();
        List<DataSet> letters = letters(work.resolve("out"));
        assertThat(letters.size()).as("held back: %s", report.quarantined()).isEqualTo(SIZE.patients());
        for (DataSet letter : letters) {
            assertThat(text(letter)).contains("Discharge letter", "No pleural effusion. Heart size normal.");
        }
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException {
        SyntheticHospital.generate(new Seed(Seed.Family.A, 7), work.resolve("in"), SIZE);
        run(work.resolve("one"));
        run(work.resolve("two"));

        assertThat(documents(work.resolve("one"))).isNotEmpty().isEqualTo(documents(work.resolve("two")));
    }

    @Test
    void readsWhatItWroteAndWritesItAgain() throws Exception {
        SyntheticHospital.generate(new Seed(Seed.Family.B, 7), work.resolve("in"), SIZE);
        run(work.resolve("out"));
        PdfFormat format = new PdfFormat();

        for (DataSet letter : letters(work.resolve("out"))) {
            byte[] once = bytes(letter);
            ReadableDocument read = format.read(once);
            assertThat(format.read(read.rewrite(read.text(), UnaryOperator.identity()))
                            .text())
                    .isEqualTo(read.text());
        }
    }

    private static List<String> documents(Path folder) throws IOException {
        List<String> documents = new ArrayList<>();
        for (DataSet letter : letters(folder)) {
            documents.add(new String(bytes(letter), StandardCharsets.ISO_8859_1));
        }
        return documents;
    }

    /// Whose object a released file is, from the private journal.
    private Function<Path, Optional<String>> patients(SyntheticHospital hospital, JobReport report) throws IOException {
        Map<String, String> patientOf = new HashMap<>();
        for (PlantedIdentifier plant : hospital.key().plants()) {
            patientOf.put(
                    work.resolve("in").resolve(plant.instance().path()).toString(),
                    plant.instance().patientId());
        }
        Map<String, String> patientOfReleased = new HashMap<>();
        for (String line : Files.readAllLines(report.folder().resolve("journal.tsv"))) {
            String[] parts = line.split("\t", -1);
            patientOfReleased.put(parts[3], patientOf.getOrDefault(parts[0], ""));
        }
        return path -> Optional.ofNullable(patientOfReleased.get(path.toString()));
    }

    private static List<DataSet> letters(Path folder) throws IOException {
        List<DataSet> letters = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".dcm"))
                    .sorted()
                    .toList()) {
                try (FileSource source = FileSource.open(file)) {
                    DataSet dataSet = DicomReader.read(source, ReadLimits.forHeap(256 << 20))
                            .dataSet();
                    if (dataSet.string(Tag.SOP_CLASS_UID).equals(ENCAPSULATED_PDF)) {
                        letters.add(dataSet);
                    }
                } catch (MalformedDicomException e) {
                    throw new IOException(e);
                }
            }
        }
        return letters;
    }

    private static byte[] bytes(DataSet dataSet) {
        return ((Value.Bytes)
                        dataSet.get(Tag.ENCAPSULATED_DOCUMENT).orElseThrow().value())
                .copy();
    }

    private static String text(DataSet dataSet) {
        try {
            return EncapsulatedDocument.of(
                            dataSet, dataSet.get(Tag.ENCAPSULATED_DOCUMENT).orElseThrow())
                    .text();
        } catch (IOException | MalformedDocumentException e) {
            throw new IllegalStateException(e);
        }
    }
}
