package org.elpis.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds objects that stand at another place among those of their series than their originals do: the fewest that
/// would have to be put back.
final class SeriesOrder {
    private SeriesOrder() {}

    static List<BaselinePairs.Pair> moved(List<BaselinePairs.Pair> pairs) {
        Map<String, List<BaselinePairs.Pair>> series = new LinkedHashMap<>();
        for (BaselinePairs.Pair pair : pairs) {
            // Without a number nothing says where an object stands.
            if (pair.original().number() >= 0 && pair.copy().number() >= 0) {
                series.computeIfAbsent(pair.original().series(), none -> new ArrayList<>())
                        .add(pair);
            }
        }
        List<BaselinePairs.Pair> moved = new ArrayList<>();
        for (List<BaselinePairs.Pair> all : series.values()) {
            all.sort(Comparator.comparingInt(pair -> pair.original().number()));
            moved.addAll(outOfOrder(all));
        }
        return moved;
    }

    /// Those that are not in one longest sequence that does not descend.
    private static List<BaselinePairs.Pair> outOfOrder(List<BaselinePairs.Pair> pairs) {
        int[] ends = new int[pairs.size()];
        int[] before = new int[pairs.size()];
        int[] endNumbers = new int[pairs.size()];
        int length = 0;
        for (int i = 0; i < pairs.size(); i++) {
            int number = pairs.get(i).copy().number();
            int at = length == 0 ? 0 : after(endNumbers, length, number);
            before[i] = at == 0 ? -1 : ends[at - 1];
            ends[at] = i;
            endNumbers[at] = number;
            length = Math.max(length, at + 1);
        }
        boolean[] stays = new boolean[pairs.size()];
        for (int i = length == 0 ? -1 : ends[length - 1]; i >= 0; i = before[i]) {
            stays[i] = true;
        }
        List<BaselinePairs.Pair> moved = new ArrayList<>();
        for (int i = 0; i < stays.length; i++) {
            if (!stays[i]) {
                moved.add(pairs.get(i));
            }
        }
        return moved;
    }

    /// The first place of which the number is larger.
    private static int after(int[] numbers, int length, int number) {
        int at = Arrays.binarySearch(numbers, 0, length, number);
        if (at < 0) {
            return -at - 1;
        }
        while (at < length && numbers[at] == number) {
            at++;
        }
        return at;
    }
}
