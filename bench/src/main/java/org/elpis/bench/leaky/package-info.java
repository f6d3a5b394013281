/// Models that leak by construction and models that do not: does the audit tell them apart?
@NullMarked
package org.elpis.bench.leaky;

import org.jspecify.annotations.NullMarked;
