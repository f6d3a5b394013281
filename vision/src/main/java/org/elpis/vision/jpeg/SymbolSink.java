package org.elpis.vision.jpeg;

/// Takes the symbols of a scan: once to count them, once to write them.
sealed interface SymbolSink {
    void symbol(HuffmanCode code, int symbol);

    /// The lowest bits of a value, which go with the symbol before.
    ///
    /// @param bits  0 to 16
    void bits(int value, int bits);

    /// A restart marker.
    ///
    /// @param number  0 to 7
    void restart(int number);

    /// Counts what is needed.
    record Counting() implements SymbolSink {
        @Override
        public void symbol(HuffmanCode code, int symbol) {
            code.need(symbol);
        }

        @Override
        public void bits(int value, int bits) {}

        @Override
        public void restart(int number) {}
    }

    record Writing(BitWriter out) implements SymbolSink {
        @Override
        public void symbol(HuffmanCode code, int symbol) {
            code.write(symbol, out);
        }

        @Override
        public void bits(int value, int bits) {
            out.put(value, bits);
        }

        @Override
        public void restart(int number) {
            out.flush();
            out.marker(Marker.RST0 + number);
        }
    }
}
