@NullMarked
package org.elpis.models.audit;

import org.jspecify.annotations.NullMarked;
