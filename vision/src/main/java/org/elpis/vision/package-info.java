/// Pixels: codecs, burned-in text, faces.
@NullMarked
package org.elpis.vision;

import org.jspecify.annotations.NullMarked;
