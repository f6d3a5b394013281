/// Understands what an object says about a person: identity, and the parts of texts that must not stay.
@NullMarked
package org.elpis.detect;

import org.jspecify.annotations.NullMarked;
