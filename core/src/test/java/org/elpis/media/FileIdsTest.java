package org.elpis.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FileIdsTest {
    /// The format page and this test say the same; a change of either is a new version of the format.
    @Test
    void hasTheGoldenPath() {
        assertThat(FileIds.path("E0123456789ABCDEF", "2.25.1", "2.25.2", "2.25.3"))
                .isEqualTo("QKESP3TN/96RV0DE2/1K6PGS3Q/YREJKYRB/5FVPKNHC");
    }

    @Test
    void putsTheObjectsOfASeriesIntoOneFolderUnderDifferentNames() {
        Set<String> names = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            String path = FileIds.path("E0123456789ABCDEF", "2.25.1", "2.25.2", "2.25.3" + i);
            assertThat(path)
                    .startsWith(FileIds.path("E0123456789ABCDEF", "2.25.1", "2.25.2", "")
                            .substring(0, 26));
            names.add(path);
        }
        assertThat(names).hasSize(10_000);
    }
}
