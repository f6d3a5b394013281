/// Encapsulated documents: their readable text, and new documents that hold nothing else.
@NullMarked
package org.elpis.document;

import org.jspecify.annotations.NullMarked;
