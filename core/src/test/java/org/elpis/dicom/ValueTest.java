package org.elpis.dicom;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValueTest {
    private static Value.Bytes slice(String text, int from, int to) {
        return new Value.Bytes(text.getBytes(StandardCharsets.ISO_8859_1), from, to - from);
    }

    @Test
    void isPaddedToAnEvenLength() {
        assertThat(Value.Bytes.ofAscii("1.2", (byte) 0).copy()).containsExactly('1', '.', '2', 0);
        assertThat(Value.Bytes.ofAscii("12", (byte) 0).copy()).containsExactly('1', '2');
        assertThat(Value.Bytes.ofAscii("", (byte) ' ')).isSameAs(Value.Bytes.EMPTY);
    }

    @Test
    void readsAsciiWithoutPaddingOnBothSides() {
        assertThat(slice("xx  ab c \0 yy", 2, 11).ascii()).isEqualTo("ab c");
        assertThat(slice("xx    yy", 2, 6).ascii()).isEmpty();
        assertThat(slice("\0\0", 0, 2).ascii()).isEmpty();
    }

    @Test
    void doesNotReachOverTheEndsOfItsSlice() {
        Value.Bytes bytes = slice("abcdef", 2, 4);
        assertThat(bytes.at(0)).isEqualTo((byte) 'c');
        assertThatThrownBy(() -> bytes.at(2)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> bytes.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void comparesBytesWhereverTheyLie() {
        assertThat(slice("abcdef", 2, 4).hasSameBytes(slice("cd", 0, 2))).isTrue();
        assertThat(slice("abcdef", 2, 4).hasSameBytes(slice("ce", 0, 2))).isFalse();
        assertThat(slice("abcdef", 2, 4).hasSameBytes(slice("cde", 0, 3))).isFalse();
    }

    @Test
    void copiesTheListsItIsMadeOf() {
        List<DataSet> items = new ArrayList<>(List.of(DataSet.of(List.of(), Encoding.EXPLICIT_LITTLE)));
        Value.Items value = new Value.Items(items, true);
        items.clear();
        assertThat(value.items()).hasSize(1);
        assertThat(value.isEmpty()).isFalse();
        assertThat(new Value.Fragments(List.of()).isEmpty()).isTrue();
    }
}
