/// Finds what may identify a person: in attributes, private elements and text.
@NullMarked
package org.elpis.detect;

import org.jspecify.annotations.NullMarked;
