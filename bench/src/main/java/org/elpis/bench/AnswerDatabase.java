package org.elpis.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import org.elpis.testkit.key.AnswerKey;

/// The answer key as the SQLite file that the public MIDI-B checker reads: one table, `answer_data`.
final class AnswerDatabase {
    private AnswerDatabase() {}

    static void write(AnswerKey key, Path file) throws IOException {
        Files.deleteIfExists(file);
        List<String> columns = AnswerKey.columns();
        String names = columns.stream().map(c -> '"' + c + '"').collect(Collectors.joining(", "));
        String marks = columns.stream().map(c -> "?").collect(Collectors.joining(", "));
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + file)) {
            database.setAutoCommit(false);
            try (Statement create = database.createStatement()) {
                create.execute("CREATE TABLE answer_data (" + names + ")");
            }
            try (PreparedStatement insert =
                    database.prepareStatement("INSERT INTO answer_data (" + names + ") VALUES (" + marks + ")")) {
                for (List<String> row : key.rows()) {
                    for (int i = 0; i < row.size(); i++) {
                        insert.setString(i + 1, row.get(i));
                    }
                    insert.addBatch();
                }
                insert.executeBatch();
            }
            database.commit();
        } catch (SQLException e) {
            throw new IOException("The answer key cannot be written as a database.", e);
        }
    }
}
