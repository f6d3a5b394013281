package org.elpis.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The examples of C2SP tlog-tiles.
class TilePathTest {
    @Test
    void writesLargeNumbersInGroupsOfThree() {
        assertThat(TilePath.tile(0, 1_234_067)).isEqualTo("tile/0/x001/x234/067");
        assertThat(TilePath.tile(3, 0)).isEqualTo("tile/3/000");
        assertThat(TilePath.bundle(1000)).isEqualTo("tile/entries/x001/000");
        assertThat(TilePath.partial(TilePath.tile(0, 273), 112)).isEqualTo("tile/0/273.p/112");
    }
}
