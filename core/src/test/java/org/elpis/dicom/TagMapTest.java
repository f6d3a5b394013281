package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TagMapTest {
    @Test
    void agreesWithAHashMap() {
        TagMap<Integer> map = new TagMap<>();
        Map<Integer, Integer> expected = new HashMap<>();
        Random random = new Random(5);
        for (int i = 0; i < 20_000; i++) {
            int tag = random.nextInt(3_000) << 16 | random.nextInt(4);
            map.put(tag, i);
            expected.put(tag, i);
        }
        for (int group = 0; group < 3_000; group++) {
            for (int element = 0; element < 5; element++) {
                int tag = group << 16 | element;
                assertThat(map.get(tag)).isEqualTo(expected.get(tag));
            }
        }
    }

    @Test
    void holdsTheTagThatIsZero() {
        TagMap<String> map = new TagMap<>();
        assertThat(map.get(0)).isNull();
        map.put(0, "zero");
        assertThat(map.get(0)).isEqualTo("zero");
    }

    @Test
    void isEmptyAfterClearingAndCanBeFilledAgain() {
        TagMap<String> map = new TagMap<>();
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 1_000; i++) {
                map.put(i, "x");
            }
            map.clear();
            assertThat(map.get(7)).isNull();
        }
    }
}
