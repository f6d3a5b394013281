package org.elpis.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.elpis.detect.Identity;
import org.elpis.detect.Span;
import org.elpis.detect.TextDetector;
import org.elpis.detect.Vocabulary;

/// What the detector finds in texts, line by line from standard input to standard output, for `bench/texts`.
///
/// A line is Patient's Name, Patient ID and a text, parted by tabs; `\n`, `\t` and `\\` are escaped. Name and number
/// may
/// be empty: then nothing is known. The answer is a line of `start-end:kind`, in UTF-16 units, parted by blanks.
final class Found {
    private Found() {}

    public static void main(String[] args) throws IOException {
        TextDetector texts = new TextDetector(Vocabulary.clinical());
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] cells = line.split("\t", -1);
            StringBuilder answer = new StringBuilder();
            for (Span span : texts.detect(unescape(cells[2]), identity(cells[0], cells[1]))) {
                answer.append(span.start()).append('-').append(span.end());
                answer.append(':').append(span.kind()).append(' ');
            }
            out.println(answer.toString().strip());
        }
        out.flush();
    }

    private static String unescape(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                char escaped = text.charAt(i);
                plain.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
            } else {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static Identity identity(String name, String number) {
        Identity identity = new Identity();
        if (!name.isEmpty()) {
            identity.addPatient(name);
        }
        if (!number.isEmpty()) {
            identity.addNumber(number);
        }
        return identity;
    }
}
