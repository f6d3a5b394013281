/// What every part of Elpis shares: the exception for faults of the environment.
@NullMarked
package org.elpis;

import org.jspecify.annotations.NullMarked;
