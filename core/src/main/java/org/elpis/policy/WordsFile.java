package org.elpis.policy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.elpis.detect.Vocabulary;

/// A list of words that may stay in texts, one a line: a site's own, or the dictionary of a spelling checker.
///
/// Only words of three or more lower-case letters are taken: what a dictionary writes with a capital is a name
/// more often than not. Common names are left out. What follows a slash says how a word is inflected and is left out,
/// as are lines that are
/// anything else. UTF-8, else ISO 8859-1.
final class WordsFile {
    static final int MAX_BYTES = 8 << 20;
    private static final int LEAST_LETTERS = 3;

    private WordsFile() {}

    static Set<String> read(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        Set<String> words = new HashSet<>();
        for (String line : text(bytes).split("\\R", -1)) {
            int slash = line.indexOf('/');
            String word = (slash < 0 ? line : line.substring(0, slash)).strip();
            if (isWord(word) && !Vocabulary.isCommonName(word)) {
                words.add(word);
            }
        }
        return words;
    }

    private static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean isWord(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Character.isLowerCase(word.charAt(i))) {
                return false;
            }
        }
        return word.length() >= LEAST_LETTERS;
    }
}
