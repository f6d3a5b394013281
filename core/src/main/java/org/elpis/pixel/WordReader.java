package org.elpis.pixel;

import java.io.IOException;
import java.util.List;
import org.elpis.dicom.Instance;

/// Reads words that were found in an image, so that harmless ones may stay. It explains and finds nothing:
/// what it does
/// not read goes.
///
/// Found by [java.util.ServiceLoader]. Implementations are thread-safe and have a public constructor without
/// parameters. What is read is a patient's until somebody knows better: it stands in no message, log or file.
public interface WordReader {
    /// Whether it can read on this machine.
    boolean isReady();

    /// What it reads by: name, version and data, in printable US-ASCII without `|`. The same identity reads
    /// the same.
    String identity();

    /// Reads the words in boxes of an image.
    ///
    /// @return one a box, in their order
    /// @throws UndecodableFrameException when a frame cannot be looked at
    List<Reading> read(Instance image, List<Box> boxes) throws IOException;

    /// What stands in a box, over all frames.
    ///
    /// @param lines  words from left to right, line by line; empty when anything in the box that may be
    ///     writing was not
    ///     read, or nobody can say
    record Reading(List<List<Word>> lines) {
        /// Nothing that counts.
        public static final Reading NONE = new Reading(List.of());

        public Reading {
            lines = lines.stream().map(List::copyOf).toList();
        }

        @Override
        public String toString() {
            return "Reading[withheld]";
        }
    }

    /// One word.
    ///
    /// @param confidence  0 to 1, how sure the reader is
    record Word(String text, double confidence) {
        @Override
        public String toString() {
            return "Word[withheld]";
        }
    }
}
