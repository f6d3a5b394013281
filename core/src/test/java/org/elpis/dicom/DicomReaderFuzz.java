package org.elpis.dicom;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/// Coverage-guided fuzzing of the reader and writer, by hand:
///
/// ```
/// JAZZER_FUZZ=1 mvn -pl core -am test -Dtest=DicomReaderFuzz -Dsurefire.failIfNoSpecifiedTests=false
/// ```
///
/// It takes five minutes and keeps what it learns in `core/.cifuzz-corpus`. Its name keeps it out of the
/// ordinary build,
/// where Jazzer's agent would slow down every other test in the same JVM; [MutationTest] holds the same
/// properties there.
/// What it finds becomes a test of the class at fault.
class DicomReaderFuzz {
    static Stream<byte[]> seeds() {
        return Seeds.all();
    }

    @MethodSource("seeds")
    @FuzzTest(maxDuration = "5m")
    void readsOrRefusesAnyBytes(byte[] input) throws IOException {
        ReadingProperties.check(input);
    }
}
