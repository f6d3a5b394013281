package org.elpis.certificate;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.dicom.Sha256;
import org.elpis.merkle.MerkleTree;
import org.jspecify.annotations.Nullable;

/// A certificate as it was read, with everything in it that contradicts itself.
///
/// Read strictly: a certificate has one form, so nothing can hide in another.
///
/// @param root  as written; empty when there is none
/// @param objects  the statements that could be read, by path
/// @param files  digests of files beside the objects, by name
/// @param problems  empty when the certificate agrees with itself
public record Certificate(
        String root,
        SortedMap<String, ObjectStatement> objects,
        SortedMap<String, String> files,
        List<Problem> problems) {
    /// The file's name in the output folder.
    public static final String NAME = "certificate.json";

    public Certificate {
        problems = List.copyOf(problems);
    }

    public static Certificate read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            Reading reading = new Reading(in);
            reading.read();
            return reading.certificate();
        }
    }

    private static final class Reading {
        /// Far above any statement: a longer line is none, and must not fill the memory.
        private static final int MAX_LINE = 1 << 15;

        private final InputStream in;
        private final MerkleTree tree = new MerkleTree();
        private final SortedMap<String, ObjectStatement> objects = new TreeMap<>();
        private final List<Problem> problems = new ArrayList<>();
        private @Nullable JobStatement job;
        private String root = "";
        private String lastPath = "";
        private int line;

        Reading(InputStream in) {
            this.in = in;
        }

        void read() throws IOException {
            job(next());
            root(next());
            if (!next().equals(CertificateText.OBJECTS)) {
                report(Problem.Kind.LINE_NOT_OF_THE_FORM);
            }
            String text = next();
            while (text.startsWith("{")) {
                String following = next();
                object(text, following.startsWith("{"));
                text = following;
            }
            if (!text.equals(CertificateText.LAST) || in.read() >= 0) {
                report(Problem.Kind.LINE_NOT_OF_THE_FORM);
            }
        }

        Certificate certificate() {
            if (problems.isEmpty() && !Sha256.hex(tree.root()).equals(root)) {
                problems.add(new Problem(Problem.Kind.ROOT_DIFFERS, NAME));
            }
            if (problems.isEmpty() && job != null) {
                boolean addsUp =
                        job.objects() == objects.size() && job.actions().equals(CertificateText.sum(objects.values()));
                if (!addsUp) {
                    problems.add(new Problem(Problem.Kind.COUNTS_DIFFER, NAME));
                }
            }
            return new Certificate(root, objects, job == null ? new TreeMap<>() : job.files(), problems);
        }

        private void report(Problem.Kind kind) {
            problems.add(new Problem(kind, "line " + line));
        }

        /// A line without its LF; one that is too long or has none at its end is no line of a certificate.
        private String next() throws IOException {
            line++;
            byte[] bytes = new byte[256];
            int length = 0;
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0 || length == MAX_LINE) {
                    return "";
                }
                if (length == bytes.length) {
                    bytes = java.util.Arrays.copyOf(bytes, length * 2);
                }
                bytes[length++] = (byte) c;
            }
            return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
        }

        private void job(String text) {
            try {
                String end = ",";
                if (!text.startsWith(CertificateText.FIRST) || !text.endsWith(end)) {
                    throw new MalformedStatementException();
                }
                String statement = statement(text.substring(CertificateText.FIRST.length(), text.length() - 1));
                job = JobStatement.read(statement);
            } catch (MalformedStatementException e) {
                report(Problem.Kind.LINE_NOT_OF_THE_FORM);
            }
        }

        private void root(String text) {
            try {
                StatementReader reader = new StatementReader(text);
                root = reader.expect(CertificateText.ROOT).digest();
                reader.expect(",").end();
            } catch (MalformedStatementException e) {
                report(Problem.Kind.LINE_NOT_OF_THE_FORM);
            }
        }

        /// The line stands before the one that was read last.
        private void object(String text, boolean hasNext) {
            line--;
            try {
                if (text.endsWith(",") != hasNext) {
                    throw new MalformedStatementException();
                }
                String canonical = statement(hasNext ? text.substring(0, text.length() - 1) : text);
                ObjectStatement statement = ObjectStatement.read(canonical);
                if (statement.path().compareTo(lastPath) <= 0) {
                    report(Problem.Kind.OUT_OF_ORDER);
                }
                lastPath = statement.path();
                objects.put(statement.path(), statement);
            } catch (MalformedStatementException e) {
                report(Problem.Kind.LINE_NOT_OF_THE_FORM);
            }
            line++;
        }

        /// The statement of a line, whose digest must stand before it.
        private String statement(String text) throws MalformedStatementException {
            String leaf = new StatementReader(text).expect("{\"leaf\":").digest();
            String start = "{\"leaf\":\"" + leaf + "\",\"statement\":";
            if (!text.startsWith(start) || !text.endsWith("}")) {
                throw new MalformedStatementException();
            }
            String statement = text.substring(start.length(), text.length() - 1);
            byte[] hash = tree.leaf(statement.getBytes(StandardCharsets.US_ASCII));
            tree.add(hash);
            if (!Sha256.hex(hash).equals(leaf)) {
                report(Problem.Kind.LINE_CHANGED);
            }
            return statement;
        }
    }
}
