package org.elpis.vision.j2k;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.UndecodableFrameException;

/// Reads the packets of a tile: what each adds to which code-block.
///
/// Source: B.9 to B.12
final class PacketReader {
    private static final int SOP = 0xFF91;
    private static final int SOP_LENGTH = 6;
    private static final int EPH = 0xFF92;

    private final Cursor packets;
    private final Cursor headers;
    private final List<Precinct> precincts;
    private final Effort effort;
    private final List<CodeBlock> filled = new ArrayList<>();
    private final List<Integer> firstRuns = new ArrayList<>();

    /// @param precincts  of all components of the tile
    PacketReader(TileData tile, List<Precinct> precincts, Effort effort) {
        this.packets = tile.packets();
        this.headers = tile.headers(packets);
        this.precincts = precincts;
        this.effort = effort;
    }

    /// The bytes to which the runs of the code-blocks point.
    byte[] data() {
        return packets.data();
    }

    /// Reads all packets.
    ///
    /// @throws UndecodableFrameException when some are missing, so that no layer is left out in silence
    void read(List<ProgressionChange> changes, int layers) throws UndecodableFrameException {
        // A packet has a byte at least. So the time that a claim of many packets takes is that of reading the frame.
        if ((long) precincts.size() * layers > headers.left()) {
            throw new UndecodableFrameException("packets are missing from the codestream");
        }
        for (ProgressionChange change : changes) {
            List<Precinct> part = new ArrayList<>(precincts);
            part.removeIf(precinct -> !change.holds(precinct));
            part.sort(change.order()::compare);
            read(part, change.order(), Math.min(layers, change.layerEnd()));
        }
        for (Precinct precinct : precincts) {
            if (precinct.layers() < layers) {
                throw new UndecodableFrameException("packets are missing from the codestream");
            }
        }
    }

    private void read(List<Precinct> sorted, Progression order, int layers) throws UndecodableFrameException {
        switch (order) {
            case LRCP -> readByLayer(sorted, layers);
            case RLCP -> {
                for (int start = 0; start < sorted.size(); ) {
                    int end = start;
                    while (end < sorted.size()
                            && sorted.get(end).resolution() == sorted.get(start).resolution()) {
                        end++;
                    }
                    readByLayer(sorted.subList(start, end), layers);
                    start = end;
                }
            }
            case RPCL, PCRL, CPRL -> {
                for (Precinct precinct : sorted) {
                    while (precinct.layers() < layers) {
                        read(precinct);
                    }
                }
            }
        }
    }

    private void readByLayer(List<Precinct> part, int layers) throws UndecodableFrameException {
        for (int layer = 0; layer < layers; layer++) {
            for (Precinct precinct : part) {
                if (precinct.layers() == layer) {
                    read(precinct);
                }
            }
        }
    }

    /// Reads the next packet of a precinct.
    private void read(Precinct precinct) throws UndecodableFrameException {
        if (packets.peek16() == SOP) {
            packets.take(SOP_LENGTH);
        }
        HeaderBits bits = new HeaderBits(headers);
        if (bits.next() == 1) {
            for (BlockGrid grid : precinct.open()) {
                readHeader(grid, precinct, bits);
            }
        }
        bits.end();
        if (headers.peek16() == EPH) {
            headers.take(2);
        }
        for (int i = 0; i < filled.size(); i++) {
            readBody(filled.get(i), firstRuns.get(i));
        }
        filled.clear();
        firstRuns.clear();
        precinct.addLayer();
    }

    private void readBody(CodeBlock block, int firstRun) throws UndecodableFrameException {
        for (int run = firstRun; run < block.runCount(); run++) {
            block.place(run, packets.at());
            packets.take(block.runLength(run));
        }
    }

    private void readHeader(BlockGrid grid, Precinct precinct, HeaderBits bits) throws UndecodableFrameException {
        effort.spend((long) grid.across() * grid.down());
        for (int y = 0; y < grid.down(); y++) {
            for (int x = 0; x < grid.across(); x++) {
                CodeBlock block = grid.block(x, y);
                if (block != null) {
                    if (bits.next() == 1) {
                        addPasses(block, grid, precinct.style(), bits);
                    }
                } else if (grid.inclusion().isBelow(precinct.layers() + 1, x, y, bits)) {
                    block = include(grid, x, y, bits);
                    addPasses(block, grid, precinct.style(), bits);
                }
            }
        }
    }

    private static CodeBlock include(BlockGrid grid, int x, int y, HeaderBits bits) throws UndecodableFrameException {
        int missing = grid.missingPlanes().value(grid.mostPlanes(), x, y, bits);
        if (grid.mostPlanes() - missing > BlockDecoder.MOST_PLANES) {
            throw new UndecodableFrameException("coefficients have more than 30 bits");
        }
        CodeBlock block = new CodeBlock(missing);
        grid.put(x, y, block);
        return block;
    }

    private void addPasses(CodeBlock block, BlockGrid grid, CodingStyle style, HeaderBits bits)
            throws UndecodableFrameException {
        int passes = bits.passes();
        if (block.passes() + passes > block.passesOf(grid.mostPlanes())) {
            throw new UndecodableFrameException("a code-block has more passes than its bit planes need");
        }
        while (bits.next() == 1) {
            block.widenLength(1);
        }
        filled.add(block);
        firstRuns.add(block.runCount());
        while (passes > 0) {
            int run = Math.min(passes, style.passesToSegmentEnd(block.passes()));
            int lengthBits = block.lengthBits() + 31 - Integer.numberOfLeadingZeros(run);
            if (lengthBits > 31) {
                throw new UndecodableFrameException("a code-block is longer than the frame");
            }
            block.addRun(run, bits.next(lengthBits));
            passes -= run;
        }
    }
}
