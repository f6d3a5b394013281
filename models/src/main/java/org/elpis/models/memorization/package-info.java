/// Are generated images copies of training patients?
@NullMarked
package org.elpis.models.memorization;

import org.jspecify.annotations.NullMarked;
