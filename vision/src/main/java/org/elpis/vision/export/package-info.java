/// Pictures that left a viewer, held against the frame that they are said to show.
@NullMarked
package org.elpis.vision.export;

import org.jspecify.annotations.NullMarked;
