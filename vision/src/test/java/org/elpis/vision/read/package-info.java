@NullMarked
package org.elpis.vision.read;

import org.jspecify.annotations.NullMarked;
