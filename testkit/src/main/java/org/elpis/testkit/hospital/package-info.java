/// Synthetic patients, their objects and the hospital that holds them; the corpus for the benchmark.
@NullMarked
package org.elpis.testkit.hospital;

import org.jspecify.annotations.NullMarked;
