/// How often pictures that left a viewer are judged wrongly, and which changes of them are found.
@NullMarked
package org.elpis.bench.exports;

import org.jspecify.annotations.NullMarked;
