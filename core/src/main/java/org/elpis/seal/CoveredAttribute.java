package org.elpis.seal;

import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DataSet;
import org.elpis.dicom.Element;
import org.elpis.dicom.Instance;
import org.elpis.dicom.Location;
import org.elpis.dicom.Sha256;
import org.elpis.dicom.Vr;
import org.elpis.pixel.ImageOpener;

/// One attribute that a seal covers, for comparing two copies that are both at hand.
///
/// @param location  where it stands in the object
/// @param of  never [AttributeClass#FORM]
/// @param vr  what its value is read as: the dictionary's VR, UN for what only its bytes are known of
/// @param owner  the data set it stands in
/// @param digest  SHA-256 of the value in the form that is sealed, without a salt: it never leaves the memory
public record CoveredAttribute(
        Location location, String path, AttributeClass of, Vr vr, DataSet owner, Element element, String digest) {

    /// All attributes of an object that a seal covers.
    ///
    /// @param all  in the order of their paths; an overlay in bits of the pixels is the Overlay Data that it
    ///     stands for
    /// @param unread  paths of Overlay Data that would be there if frames could be decoded
    public record All(List<CoveredAttribute> all, Set<String> unread) {
        public All {
            all = List.copyOf(all);
            unread = Set.copyOf(unread);
        }
    }

    /// What of an object a seal covers beside its pixels.
    ///
    /// @param opener  empty where no frame can be decoded
    public static All of(Instance instance, Optional<ImageOpener> opener) throws IOException {
        MessageDigest sha256 = Sha256.start();
        Walked walked = Walked.of(instance, opener);
        List<CoveredAttribute> covered = new ArrayList<>();
        for (Attribute attribute : walked.all()) {
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
        return new All(covered, walked.unread());
    }

    @Override
    public String toString() {
        return path;
    }
}
