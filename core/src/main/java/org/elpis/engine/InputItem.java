package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One file to be looked at.
///
/// @param file  where its bytes are
/// @param name  how to name it to the person who started the job: a path, or a zip file and the entry in it;
///     private
/// @param key  the same, told by bytes: two files never share it, whatever their names look like; private
/// @param size  bytes
/// @param modifiedMillis  time of its last change
record InputItem(Path file, String name, String key, long size, long modifiedMillis) {
    /// Whether the file is what it was when it was found: a study's identity was harvested from that, and from nothing
    /// that took its place.
    boolean isUnchanged(long sizeNow) throws IOException {
        return sizeNow == size && Files.getLastModifiedTime(file).toMillis() == modifiedMillis;
    }
}
