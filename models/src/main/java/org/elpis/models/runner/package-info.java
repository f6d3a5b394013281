/// Runs the audits that apply to what is at hand, so that an interrupted run goes on and none takes another down.
@NullMarked
package org.elpis.models.runner;

import org.jspecify.annotations.NullMarked;
