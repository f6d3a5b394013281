package org.elpis.vision.j2k;

import java.util.ArrayList;
import java.util.List;
import org.elpis.pixel.PixelLayout;
import org.elpis.pixel.UndecodableFrameException;
import org.jspecify.annotations.Nullable;

/// The headers of a codestream, and where the packets of each tile are.
///
/// Source: annex A
final class Codestream {
    private static final int SOC = 0xFF4F;
    private static final int SIZ = 0xFF51;
    private static final int COD = 0xFF52;
    private static final int COC = 0xFF53;
    private static final int TLM = 0xFF55;
    private static final int PLM = 0xFF57;
    private static final int PLT = 0xFF58;
    private static final int QCD = 0xFF5C;
    private static final int QCC = 0xFF5D;
    private static final int RGN = 0xFF5E;
    private static final int POC = 0xFF5F;
    private static final int PPM = 0xFF60;
    private static final int PPT = 0xFF61;
    private static final int CRG = 0xFF63;
    private static final int COM = 0xFF64;
    private static final int SOT = 0xFF90;
    private static final int SOD = 0xFF93;
    private static final int EOC = 0xFFD9;
    private static final int TILE_PART_HEADER = 10;

    private final Cursor in;
    private final ImageGrid grid;
    private final CodingParameters main;
    private final PackedHeaders packed = new PackedHeaders();
    private final @Nullable TileData[] tiles;
    private boolean hasProgression;

    private Codestream(Cursor in, PixelLayout layout) throws UndecodableFrameException {
        this.in = in;
        if (in.u16() != SOC || in.u16() != SIZ) {
            throw new UndecodableFrameException("the codestream does not start with SOC and SIZ");
        }
        grid = ImageGrid.read(segment(), layout);
        main = new CodingParameters(grid.components());
        tiles = new TileData[grid.tiles()];
    }

    static Codestream read(Cursor in, PixelLayout layout) throws UndecodableFrameException {
        Codestream codestream = new Codestream(in, layout);
        codestream.mainHeader();
        codestream.tileParts();
        return codestream;
    }

    ImageGrid grid() {
        return grid;
    }

    /// The data of all tiles, row by row.
    List<TileData> tiles() throws UndecodableFrameException {
        List<TileData> all = new ArrayList<>(tiles.length);
        for (TileData tile : tiles) {
            if (tile == null) {
                throw new UndecodableFrameException("tiles are missing from the codestream");
            }
            all.add(tile);
        }
        return all;
    }

    private Cursor segment() throws UndecodableFrameException {
        return in.take(in.u16() - 2L);
    }

    private void mainHeader() throws UndecodableFrameException {
        for (int marker = in.u16(); marker != SOT; marker = in.u16()) {
            Cursor segment = segment();
            if (marker == PPM) {
                packed.add(segment);
            } else if (marker != TLM && marker != PLM && marker != CRG) {
                hasProgression |= parameter(main, marker, segment, !hasProgression);
            }
        }
    }

    /// Reads what main headers and tile-part headers may hold.
    ///
    /// @return whether it was a change of progression order
    private static boolean parameter(CodingParameters to, int marker, Cursor segment, boolean isFirstProgression)
            throws UndecodableFrameException {
        switch (marker) {
            case COD -> to.readStyle(segment);
            case COC -> to.readComponentStyle(segment);
            case QCD -> to.readQuantization(segment);
            case QCC -> to.readComponentQuantization(segment);
            case RGN -> to.readRegion(segment);
            case POC -> to.readProgression(segment, isFirstProgression);
            case COM -> {}
            default -> throw new UndecodableFrameException("a marker is none of JPEG 2000 part 1, or out of place");
        }
        return marker == POC;
    }

    /// Goes on behind the first SOT.
    private void tileParts() throws UndecodableFrameException {
        PackedHeaders.Parts headers = packed.parts();
        int marker = SOT;
        while (marker == SOT) {
            tilePart(headers);
            // A byte of padding may stand for the end marker that some encoders leave out.
            marker = in.left() < 2 ? EOC : in.u16();
        }
        if (marker != EOC) {
            throw new UndecodableFrameException("something else than a tile-part stands in the codestream");
        }
    }

    private void tilePart(PackedHeaders.Parts headers) throws UndecodableFrameException {
        int start = in.at() - 2;
        if (in.u16() != TILE_PART_HEADER) {
            throw new UndecodableFrameException("a tile-part header has a wrong length");
        }
        int index = in.u16();
        long length = in.u32();
        int number = in.u8();
        in.u8();
        if (index >= tiles.length) {
            throw new UndecodableFrameException("a tile-part is of a tile that does not exist");
        }
        TileData tile = tiles[index];
        if (tile == null) {
            tile = new TileData(main.ofTile());
            tiles[index] = tile;
        }
        tile.startPart(number);
        for (int marker = in.u16(); marker != SOD; marker = in.u16()) {
            tileSegment(tile, marker, segment());
        }
        tile.addHeaders(headers);
        tile.addData(in.take(length == 0 ? leftToEnd() : start + length - in.at()));
    }

    private static void tileSegment(TileData tile, int marker, Cursor segment) throws UndecodableFrameException {
        if (marker == PPT) {
            tile.addPackedHeader(segment);
        } else if (marker != PLT && parameter(tile.parameters(), marker, segment, !tile.hasProgression())) {
            tile.noteProgression();
        }
    }

    /// What is left before the end marker, behind which a byte may be padding.
    private int leftToEnd() {
        byte[] data = in.data();
        for (int end = in.end(); end >= in.end() - 1 && end - in.at() >= 2; end--) {
            if (((data[end - 2] & 0xFF) << 8 | data[end - 1] & 0xFF) == EOC) {
                return end - 2 - in.at();
            }
        }
        return in.left();
    }
}
