@NullMarked
package org.elpis.vision.text;

import org.jspecify.annotations.NullMarked;
