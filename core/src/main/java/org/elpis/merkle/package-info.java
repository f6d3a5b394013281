/// The hash trees of RFC 6962: their roots, and proofs that something is in one or that one grew out of another.
@NullMarked
package org.elpis.merkle;

import org.jspecify.annotations.NullMarked;
