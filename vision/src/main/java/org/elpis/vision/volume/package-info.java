/// Series as volumes: images put where they lie in the patient, and masks carried back to them.
@NullMarked
package org.elpis.vision.volume;

import org.jspecify.annotations.NullMarked;
