/// Transforms: applies a plan and nothing else, with identifiers, dates and pseudonyms derived from a key.
@NullMarked
package org.elpis.deid;

import org.jspecify.annotations.NullMarked;
