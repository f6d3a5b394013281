/// The Time-Stamp Protocol (RFC 3161) by Bouncy Castle's reader of CMS and the JDK's paths of certificates.
@NullMarked
package org.elpis.tsp;

import org.jspecify.annotations.NullMarked;
