/// When something was there at the latest, by the word of somebody else: timestamps, and whose are believed.
@NullMarked
package org.elpis.timestamp;

import org.jspecify.annotations.NullMarked;
