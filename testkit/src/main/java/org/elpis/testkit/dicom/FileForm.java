package org.elpis.testkit.dicom;

import java.util.Optional;

/// Everything about a file that is not its data set. A file without `meta` has no preamble and no prefix either.
public record FileForm(Encoding encoding, CharacterSet characterSet, byte[] preamble, Optional<Attributes> meta) {
    public FileForm {
        if (preamble.length != 128) {
            throw new IllegalArgumentException("preamble must have 128 bytes, got " + preamble.length);
        }
    }
}
