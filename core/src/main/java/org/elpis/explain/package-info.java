/// Says in words what a plan does to an object and why: for the person who answers for it.
@NullMarked
package org.elpis.explain;

import org.jspecify.annotations.NullMarked;
