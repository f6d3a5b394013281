/// PDF, read with Apache PDFBox and written anew.
@NullMarked
package org.elpis.pdf;

import org.jspecify.annotations.NullMarked;
