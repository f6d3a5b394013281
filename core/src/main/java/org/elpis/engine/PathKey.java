package org.elpis.engine;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Names a file by the very bytes of its path, in US-ASCII without blanks. As a text, names that are not in the
/// encoding of the system, such as those of old CDs, are all the same.
final class PathKey {
    private PathKey() {}

    static String of(Path file) {
        String path = file.toUri().getRawPath();
        // A folder has a slash behind it once it is there.
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /// @param entry  its name in the zip file
    static String of(Path zip, String entry) {
        return of(zip) + "!" + URLEncoder.encode(entry, StandardCharsets.UTF_8);
    }
}
