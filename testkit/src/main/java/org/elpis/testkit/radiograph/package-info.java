/// Small chest radiographs of people who do not exist, for audits of models.
@NullMarked
package org.elpis.testkit.radiograph;

import org.jspecify.annotations.NullMarked;
