/// Whose image is this? Distances between images that stay small for one patient, and the nearest of many patients.
@NullMarked
package org.elpis.models.identity;

import org.jspecify.annotations.NullMarked;
