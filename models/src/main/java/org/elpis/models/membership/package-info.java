/// Membership: can it be told from a model's answers that a patient was in its training set?
@NullMarked
package org.elpis.models.membership;

import org.jspecify.annotations.NullMarked;
