/// How long evidence packs take to make and to judge, and how large they are.
@NullMarked
package org.elpis.bench.evidence;

import org.jspecify.annotations.NullMarked;
