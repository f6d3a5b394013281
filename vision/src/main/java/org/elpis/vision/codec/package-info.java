/// Codecs of frames, each written from its standard, and what the stored values of a frame look like.
///
/// Nothing here trusts a byte: sizes are checked before memory is asked for, and every loop ends.
@NullMarked
package org.elpis.vision.codec;

import org.jspecify.annotations.NullMarked;
