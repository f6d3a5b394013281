/// Measures what the audits of models see and what they miss.
@NullMarked
package org.elpis.bench.models;

import org.jspecify.annotations.NullMarked;
