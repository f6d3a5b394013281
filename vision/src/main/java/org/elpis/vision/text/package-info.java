/// Text that is burned into pixels: where it is, not what it says.
@NullMarked
package org.elpis.vision.text;

import org.jspecify.annotations.NullMarked;
