/// The part of CBOR that signed files are written in: one form for each content.
@NullMarked
package org.elpis.cbor;

import org.jspecify.annotations.NullMarked;
