/// How alike an image is to what became of it: counted, and by measures that follow the eyes of readers.
@NullMarked
package org.elpis.vision.likeness;

import org.jspecify.annotations.NullMarked;
