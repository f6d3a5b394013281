/// Do a model's answers say sex, age or site, and more of the patients that it was trained on than of others?
@NullMarked
package org.elpis.models.attributes;

import org.jspecify.annotations.NullMarked;
