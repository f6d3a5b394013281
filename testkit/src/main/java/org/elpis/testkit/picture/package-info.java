/// Pictures with text whose every pixel is known: the answer key of what finds burned-in text.
@NullMarked
package org.elpis.testkit.picture;

import org.jspecify.annotations.NullMarked;
