/// JPEG as in ITU-T T.81: sequential, progressive and lossless, coded by Huffman codes.
///
/// Frames are decoded to the components of the codestream. What these mean is said by Photometric
/// Interpretation (0028,0004) and by nothing else: an Adobe marker and components named R, G, B are not
/// asked, and no colour is converted. Where header and codestream disagree, every viewer that obeys DICOM
/// shows what is returned here.
@NullMarked
package org.elpis.vision.jpeg;

import org.jspecify.annotations.NullMarked;
