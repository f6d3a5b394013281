/// Reading of words that were found in pictures, by a program of the system.
@NullMarked
package org.elpis.vision.read;

import org.jspecify.annotations.NullMarked;
