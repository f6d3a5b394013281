package org.elpis.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Location;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Vr;

/// One attribute that a seal covers, for comparing two copies that are both at hand.
///
/// @param location  where it stands in the object
/// @param of  never [AttributeClass#FORM]
/// @param vr  what its value is read as: the dictionary's VR, UN for what only its bytes are known of
/// @param owner  the data set it stands in
/// @param digest  SHA-256 of the value in the form that is sealed, without a salt: it never leaves the memory
public record CoveredAttribute(
        Location location, String path, AttributeClass of, Vr vr, DataSet owner, Element element, String digest) {

    /// All attributes of an object that a seal covers, in the order of their paths.
    public static List<CoveredAttribute> of(DataSet dataSet) throws IOException {
        MessageDigest sha256 = Sha256.start();
        List<CoveredAttribute> covered = new ArrayList<>();
        for (Attribute attribute : AttributeWalk.of(dataSet)) {
            AttributeValue.update(sha256, attribute);
            covered.add(new CoveredAttribute(
                    attribute.location(),
                    attribute.path(),
                    attribute.of(),
                    attribute.vr(),
                    attribute.owner(),
                    attribute.element(),
                    Sha256.hex(sha256.digest())));
        }
        return covered;
    }

    @Override
    public String toString() {
        return path;
    }
}
