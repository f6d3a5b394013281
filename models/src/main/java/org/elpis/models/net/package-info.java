@NullMarked
package org.elpis.models.net;

import org.jspecify.annotations.NullMarked;
