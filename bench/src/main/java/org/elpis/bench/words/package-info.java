/// Held-out families of burned-in text, and the bench that counts what the detector misses of them.
///
/// Who tunes the detector looks at the first family only, which is in the test kit.
@NullMarked
package org.elpis.bench.words;

import org.jspecify.annotations.NullMarked;
