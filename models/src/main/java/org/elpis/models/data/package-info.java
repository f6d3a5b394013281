@NullMarked
package org.elpis.models.data;

import org.jspecify.annotations.NullMarked;
