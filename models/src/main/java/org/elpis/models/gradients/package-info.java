@NullMarked
package org.elpis.models.gradients;

import org.jspecify.annotations.NullMarked;
