package org.elpis.certificate;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a release says of all its objects together.
///
/// @param actions  sums of those of the objects
/// @param files  digests of the files beside the objects that the release wrote, by name
/// @param objects  how many statements follow
/// @param software  name and version that wrote the certificate
record JobStatement(SortedMap<String, Long> actions, SortedMap<String, String> files, long objects, String software) {
    private static final String FORMAT = ",\"format\":\"elpis-certificate 2\",\"objects\":";
    private static final String NOT_SAID = ",\"signature\":\"none\",\"software\":";

    JobStatement {
        actions = Collections.unmodifiableSortedMap(new TreeMap<>(actions));
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    String canonical() {
        StringBuilder text = new StringBuilder(512);
        ObjectStatement.appendNumbers(text.append("{\"actions\":"), actions);
        text.append(",\"files\":{");
        String separator = "\"";
        for (Map.Entry<String, String> file : files.entrySet()) {
            text.append(separator).append(file.getKey()).append("\":\"");
            text.append(file.getValue()).append('"');
            separator = ",\"";
        }
        text.append('}').append(FORMAT).append(objects).append(NOT_SAID);
        return text.append('"').append(software).append("\"}").toString();
    }

    static JobStatement read(String canonical) throws MalformedStatementException {
        StatementReader in = new StatementReader(canonical);
        SortedMap<String, Long> actions = in.expect("{\"actions\":").numbers();
        SortedMap<String, String> files = in.expect(",\"files\":").digests();
        long objects = in.expect(FORMAT).number();
        String software = in.expect(NOT_SAID).string();
        in.expect("}").end();
        JobStatement statement = new JobStatement(actions, files, objects, software);
        boolean isSound = files.keySet().stream().noneMatch(name -> name.indexOf('/') >= 0 || name.startsWith("."));
        if (!isSound || !statement.canonical().equals(canonical)) {
            throw new MalformedStatementException();
        }
        return statement;
    }
}
