/// Evidence packs, judged from their bytes alone; and the small program that does it for a stranger.
@NullMarked
package org.elpis.evidence;

import org.jspecify.annotations.NullMarked;
