/// What an image's pixels are, and who can read them.
///
/// Decoders and examinations that need more than core join at run time ([org.elpis.pixel.FrameCodec]); what nobody
/// here can decode is quarantined, never passed.
@NullMarked
package org.elpis.pixel;

import org.jspecify.annotations.NullMarked;
