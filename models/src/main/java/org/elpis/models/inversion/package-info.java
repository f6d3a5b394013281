/// Can an image of a training patient be made from the model?
@NullMarked
package org.elpis.models.inversion;

import org.jspecify.annotations.NullMarked;
