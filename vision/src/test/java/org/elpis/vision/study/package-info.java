@NullMarked
package org.elpis.vision.study;

import org.jspecify.annotations.NullMarked;
