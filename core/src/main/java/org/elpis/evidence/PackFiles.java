package org.elpis.evidence;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/// The files of a pack: a zip, or the folder that it was unpacked into.
abstract class PackFiles implements Closeable {
    private final SortedSet<String> names = new TreeSet<>();
    private final Set<String> alike = new HashSet<>();
    private final List<String> refused = new ArrayList<>();

    /// Opens a pack.
    ///
    /// @throws MalformedPackException when it is none that may be read
    static PackFiles open(Path pack) throws IOException {
        return Files.isDirectory(pack) ? new PackFolder(pack) : new PackZip(pack);
    }

    /// Names of files that may be read.
    SortedSet<String> names() {
        return names;
    }

    /// What is there and may not be read; printable.
    List<String> refused() {
        return refused;
    }

    /// Takes a name that was found. Two that differ in the case of letters only are one file on some systems.
    void found(String name, boolean isFile) throws MalformedPackException {
        if (names.size() + refused.size() > Manifest.MAX_FILES) {
            throw new MalformedPackException("it has more than 100,000 files");
        }
        if (!isFile || !Manifest.isName(name)) {
            refused.add(printable(name));
            return;
        }
        if (!alike.add(name.toLowerCase(Locale.ROOT))) {
            throw new MalformedPackException("two of its files have the same name, so it is not read");
        }
        names.add(name);
    }

    static String printable(String name) {
        String printable = name.replaceAll("[^ -~]", "?");
        return printable.length() <= 100 ? printable : printable.substring(0, 100) + "...";
    }

    /// Bytes of a file, as far as its folder or zip says.
    abstract long size(String name) throws IOException;

    abstract InputStream read(String name) throws IOException;

    /// The file itself where it is one; else it has to be copied to be read at any position.
    abstract Optional<Path> file(String name);

    /// A small file; nothing where it is larger.
    byte[] small(String name, int most) throws IOException {
        try (InputStream in = read(name)) {
            byte[] bytes = in.readNBytes(most + 1);
            return bytes.length > most ? new byte[0] : bytes;
        }
    }
}
