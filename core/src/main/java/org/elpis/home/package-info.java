/// Files of the home folder that nobody but its owner may read.
@NullMarked
package org.elpis.home;

import org.jspecify.annotations.NullMarked;
