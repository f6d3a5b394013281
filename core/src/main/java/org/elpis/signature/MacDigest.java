package org.elpis.signature;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;

/// Hashes what a signature is of.
final class MacDigest {
    private MacDigest() {}

    /// The hash of some elements and of the signature's own.
    ///
    /// @param owner  the data set of the elements
    /// @param item  of the signature, complete or not yet
    static byte[] of(MacAlgorithm algorithm, MacForm form, DataSet owner, List<Element> elements, DataSet item)
            throws IOException {
        MessageDigest digest = algorithm.start();
        write(new MacStream(form, digest::update), owner, elements, item);
        return digest.digest();
    }

    static void write(MacStream stream, DataSet owner, List<Element> elements, DataSet item) throws IOException {
        for (Element element : elements) {
            stream.put(owner, element);
        }
        for (Element element : item) {
            if (!Signable.isLeftOut(element.tag()) && !isOfResult(element.tag()) && Signable.isSignable(element)) {
                stream.put(item, element);
            }
        }
    }

    private static boolean isOfResult(int tag) {
        return tag == SignatureTag.CERTIFICATE_OF_SIGNER
                || tag == SignatureTag.SIGNATURE
                || tag == SignatureTag.CERTIFIED_TIMESTAMP_TYPE
                || tag == SignatureTag.CERTIFIED_TIMESTAMP;
    }
}
