package org.elpis.seal;

import java.util.Locale;

/// Says what differs in words. UIDs and paths are told, values never.
public final class ChangeWords {
    private static final int MAX_UID = 64;

    private ChangeWords() {}

    /// One change: `pixels changed: frame 1, columns 0 to 15, rows 16 to 31 in 1.2.3`
    public static String of(Change change) {
        String where = " in " + uid(change);
        return switch (change) {
            case Change.Tile tile ->
                "pixels changed: frame " + (tile.frame() + 1) + ", columns " + tile.x() + " to "
                        + (tile.x() + tile.width() - 1) + ", rows " + tile.y() + " to "
                        + (tile.y() + tile.height() - 1) + where;
            case Change.Frame frame -> "frame " + (frame.frame() + 1) + " is another image altogether" + where;
            case Change.FrameCount count ->
                "there are " + count.found() + " frames, sealed were " + count.sealed() + where;
            case Change.Attribute attribute ->
                "attribute " + attribute.kind().name().toLowerCase(Locale.ROOT) + ": " + attribute.path() + where;
            case Change.Missing missing -> "object missing: " + uid(missing);
            case Change.Added added -> "object added: " + uid(added);
            case Change.Twice twice -> "object there twice and different: " + uid(twice);
        };
    }

    /// A UID as a copy has it may hold anything.
    private static String uid(Change change) {
        String printable = change.uid().replaceAll("[^ -~]", "?");
        return printable.length() <= MAX_UID ? printable : printable.substring(0, MAX_UID);
    }
}
