/// Compares two copies of an object that are both at hand, and tells what kind of change lies between them.
///
/// What counts as a change is the seal's ([org.elpis.seal]); here it is placed and described.
@NullMarked
package org.elpis.compare;

import org.jspecify.annotations.NullMarked;
