/// Whether a private training keeps the privacy loss that it claims, seen from a single run with canaries.
@NullMarked
package org.elpis.models.onerun;

import org.jspecify.annotations.NullMarked;
