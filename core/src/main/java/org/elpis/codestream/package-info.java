/// What stands in compressed pixel data and colour profiles beside the image, found without decoding.
@NullMarked
package org.elpis.codestream;

import org.jspecify.annotations.NullMarked;
