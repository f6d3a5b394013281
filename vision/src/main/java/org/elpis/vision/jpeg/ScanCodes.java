package org.elpis.vision.jpeg;

import java.util.Map;

/// The codes that hold for the members of a scan.
final class ScanCodes {
    private final HuffmanCode[] dc;
    private final HuffmanCode[] ac;

    /// @param codes  of every table of the codestream, by its identity
    ScanCodes(Scan scan, Map<HuffmanTable, HuffmanCode> codes) {
        this.dc = new HuffmanCode[scan.size()];
        this.ac = new HuffmanCode[scan.size()];
        for (int i = 0; i < scan.size(); i++) {
            dc[i] = codes.computeIfAbsent(scan.dc(i), HuffmanCode::new);
            ac[i] = codes.computeIfAbsent(scan.ac(i), HuffmanCode::new);
        }
    }

    HuffmanCode dc(int index) {
        return dc[index];
    }

    HuffmanCode ac(int index) {
        return ac[index];
    }
}
