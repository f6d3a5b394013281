/// What was planted where, and the search for it: the answer key in the MIDI-B layout and the byte-level
/// checker.
@NullMarked
package org.elpis.testkit.key;

import org.jspecify.annotations.NullMarked;
