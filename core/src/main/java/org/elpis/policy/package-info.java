/// What has to be done to an attribute: the profile tables of PS3.15, options, actions, plans.
@NullMarked
package org.elpis.policy;

import org.jspecify.annotations.NullMarked;
