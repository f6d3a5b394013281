package org.elpis.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.elpis.dicom.Tag;
import org.elpis.policy.Handling;
import org.elpis.policy.Profile;
import org.elpis.policy.ProjectRule;
import org.elpis.testkit.dicom.Attributes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a job tells whoever answers for the release.
class JobWarningsTest {
    @TempDir
    private Path work;

    private Path in() {
        return work.resolve("in");
    }

    private void put(String name, Attributes object) {
        SmallObjects.put(in(), name, SmallObjects.file(object));
    }

    @Test
    void warnsInTheReportOfAProfileThatKeepsTheName() {
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1"));
        ProjectRule rule = new ProjectRule(
                List.of(Tag.PATIENT_NAME),
                List.of(),
                List.of(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                ProjectRule.ProjectAction.KEEP,
                "agreed");
        Profile keeping = new Profile(
                "keeping", "Keeps the name.", Set.of(), Profile.PseudonymSource.KEYED, List.of(rule), Handling.DEFAULT);

        JobReport report = new LocalRunner(SmallObjects.job(work, keeping), Progress.NONE).run();

        assertThat(report.warnings()).anyMatch(warning -> warning.contains("(0010,0010)"));
    }

    @Test
    void saysThatATextIsNotInItsCharacterSet() {
        byte[] utf8 = "unauff\u00e4lliger Befund ".getBytes(StandardCharsets.UTF_8);
        put("a", SmallObjects.ct("MRN-4711-88", "5", "1").bytes(0x00204000, "LT", utf8));
        put("b", SmallObjects.ct("MRN-4711-88", "5", "2"));

        assertThat(SmallObjects.run(work).warnings())
                .anyMatch(warning -> warning.startsWith("In 1 object: A text is not in the character set"));
    }
}
