/// Private trainings with faults that are known, and right ones, and what the audit by one run says of them.
@NullMarked
package org.elpis.bench.dpbugs;

import org.jspecify.annotations.NullMarked;
