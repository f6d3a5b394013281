@NullMarked
package org.elpis.models.stats;

import org.jspecify.annotations.NullMarked;
