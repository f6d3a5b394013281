@NullMarked
package org.elpis.vision.volume;

import org.jspecify.annotations.NullMarked;
