/// What a release says about itself so that a third party can check it offline: statements, their tree, the
/// check.
@NullMarked
package org.elpis.certificate;

import org.jspecify.annotations.NullMarked;
