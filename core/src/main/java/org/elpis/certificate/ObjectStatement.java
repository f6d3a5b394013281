package org.elpis.certificate;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a release says of one object: which bytes left, made from what, by which plan. No value of the object.
///
/// @param actions  how often the plan does what, by the names of plans; empty for an object that was
///     recognised as released before
/// @param bytes  length of the file
/// @param input  keyed digest of the file it was made from
/// @param options  code values of PS3.16 CID 7050 in force
/// @param path  relative to the output folder
/// @param plan  digest of the plan; empty for an object that was recognised as released before
/// @param profile  identity of the profile, with the edition of the table
/// @param sha256  digest of the whole file
/// @param software  name and version
/// Format: docs/formats/certificate.md
public record ObjectStatement(
        SortedMap<String, Long> actions,
        long bytes,
        String input,
        List<String> options,
        String path,
        String plan,
        String profile,
        String sha256,
        String software) {
    public ObjectStatement {
        actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
        options = List.copyOf(options);
    }

    /// The canonical form (RFC 8785): the same statement always has the same characters.
    public String canonical() {
        StringBuilder text = new StringBuilder(768);
        appendNumbers(text.append("{\"actions\":"), actions);
        text.append(",\"bytes\":").append(bytes);
        text.append(",\"input\":\"").append(input).append("\",\"options\":[");
        for (int i = 0; i < options.size(); i++) {
            text.append(i == 0 ? "\"" : ",\"").append(options.get(i)).append('"');
        }
        text.append("],\"path\":\"").append(path);
        text.append("\",\"plan\":\"").append(plan);
        text.append("\",\"profile\":\"").append(profile);
        text.append("\",\"sha256\":\"").append(sha256);
        return text.append("\",\"software\":\"").append(software).append("\"}").toString();
    }

    static void appendNumbers(StringBuilder text, SortedMap<String, Long> numbers) {
        text.append('{');
        for (Map.Entry<String, Long> entry : numbers.entrySet()) {
            text.append(text.charAt(text.length() - 1) == '{' ? "\"" : ",\"");
            text.append(entry.getKey()).append("\":").append(entry.getValue().longValue());
        }
        text.append('}');
    }

    /// A statement that this software has written.
    ///
    /// @throws IllegalArgumentException when it is none
    public static ObjectStatement parse(String canonical) {
        try {
            return read(canonical);
        } catch (MalformedStatementException e) {
            throw new IllegalArgumentException("canonical must be a statement", e);
        }
    }

    static ObjectStatement read(String canonical) throws MalformedStatementException {
        StatementReader in = new StatementReader(canonical);
        SortedMap<String, Long> actions = in.expect("{\"actions\":").numbers();
        long bytes = in.expect(",\"bytes\":").number();
        String input = in.expect(",\"input\":").digest();
        List<String> options = in.expect(",\"options\":").strings();
        String path = in.expect(",\"path\":").string();
        String plan = in.expect(",\"plan\":").string();
        String profile = in.expect(",\"profile\":").string();
        String sha256 = in.expect(",\"sha256\":").digest();
        String software = in.expect(",\"software\":").string();
        in.expect("}").end();
        ObjectStatement statement =
                new ObjectStatement(actions, bytes, input, options, path, plan, profile, sha256, software);
        boolean isSound = isSafe(path) && (plan.isEmpty() || StatementReader.isDigest(plan));
        // Keys in another order, or twice, are read as well: only the canonical form counts.
        if (!isSound || !statement.canonical().equals(canonical)) {
            throw new MalformedStatementException();
        }
        return statement;
    }

    /// Whether a path stays inside the folder that it is relative to.
    private static boolean isSafe(String path) {
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.charAt(0) == '.') {
                return false;
            }
        }
        return true;
    }
}
