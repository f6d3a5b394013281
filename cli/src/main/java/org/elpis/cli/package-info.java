/// The command line: one class a command.
@NullMarked
package org.elpis.cli;

import org.jspecify.annotations.NullMarked;
