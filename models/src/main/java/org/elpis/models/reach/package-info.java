@NullMarked
package org.elpis.models.reach;

import org.jspecify.annotations.NullMarked;
