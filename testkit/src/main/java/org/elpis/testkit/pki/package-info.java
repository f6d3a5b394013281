/// Certificates, revocation lists and timestamps of authorities that exist for a test only, made by openssl.
@NullMarked
package org.elpis.testkit.pki;

import org.jspecify.annotations.NullMarked;
