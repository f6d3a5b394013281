/// Structures that manufacturers keep inside one private element.
@NullMarked
package org.elpis.vendor;

import org.jspecify.annotations.NullMarked;
