package org.elpis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import org.elpis.testkit.key.Answer;
import org.elpis.testkit.key.AnswerKey;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.PlantedIdentifier;
import org.elpis.testkit.key.PlantedInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerDatabaseTest {
    @TempDir
    Path folder;

    @Test
    void holdsOneRowForEachObjectInTheTableOfThePublicChecker() throws Exception {
        Path file = folder.resolve("answers.db");
        AnswerDatabase.write(new AnswerKey(List.of(plant("1.1"), plant("1.2"), plant("1.1"))), file);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement query = database.createStatement();
                ResultSet rows = query.executeQuery("SELECT \"index\", SOPInstanceUID,"
                        + " json_extract(AnswerData, '$.0.action'), json_extract(AnswerData, '$.0.tag_ds')"
                        + " FROM answer_data ORDER BY SOPInstanceUID")) {
            assertThat(rows.next()).isTrue();
            assertThat(List.of(rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)))
                    .containsExactly("0", "1.1", "<text_removed>", "<(0010,0010)>");
            assertThat(rows.next()).isTrue();
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void replacesAnEarlierKey() throws Exception {
        Path file = folder.resolve("answers.db");
        AnswerDatabase.write(new AnswerKey(List.of(plant("1.1"))), file);
        AnswerDatabase.write(new AnswerKey(List.of()), file);
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement query = database.createStatement();
                ResultSet rows = query.executeQuery("SELECT count(*) FROM answer_data")) {
            assertThat(rows.getInt(1)).isZero();
        }
    }

    private static PlantedIdentifier plant(String sopUid) {
        PlantedInstance of = new PlantedInstance(sopUid + ".dcm", "CT", "1.2", "ID", "1", "1", sopUid, "");
        return new PlantedIdentifier(of, "<(0010,0010)>", "Schulze", Answer.removed(Layer.STANDARD, "Schulze"));
    }
}
