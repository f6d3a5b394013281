/// What random noise in training or counting promises about one patient, in numbers: accountants of differential
/// privacy, and samplers of noise that keep the promise.
@NullMarked
package org.elpis.privacy;

import org.jspecify.annotations.NullMarked;
