package org.elpis.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What is odd about objects, and about how many.
final class Oddities {
    private final Map<String, Integer> counts = new TreeMap<>();

    void add(String sentence, int objects) {
        counts.merge(sentence, objects, Integer::sum);
    }

    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        counts.forEach((sentence, count) ->
                sentences.add("In " + count + (count == 1 ? " object: " : " objects: ") + sentence));
        return sentences;
    }
}
