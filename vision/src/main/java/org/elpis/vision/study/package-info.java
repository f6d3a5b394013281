/// The objects of one study together: which of them show a head, and what each loses so that none shows a face.
@NullMarked
package org.elpis.vision.study;

import org.jspecify.annotations.NullMarked;
