/// Accountants of differential privacy beside the numbers that others print.
@NullMarked
package org.elpis.bench.accounting;

import org.jspecify.annotations.NullMarked;
