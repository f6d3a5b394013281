package org.elpis.models.runner;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.elpis.dicom.Sha256;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.data.ImageSet;

/// The name of a case: a digest of everything that its result rests on, so that only the very same case goes on where
/// an interrupted one stopped. Threads are no part of it: they change nothing.
final class CaseId {
    private static final int DIGITS = 32;

    private CaseId() {}

    static String of(AuditMaterial material, Collection<AuditKind> kinds) {
        StringBuilder text = new StringBuilder("elpis-audit-case 1\n");
        line(text, "suite", Attacks.SUITE);
        line(text, "kinds", new TreeSet<>(kinds).toString());
        line(
                text,
                "model",
                material.model().map(model -> model.facts().toString()).orElse(""));
        line(text, "members", digest(material.members()));
        line(text, "nonmembers", digest(material.nonMembers()));
        line(text, "synthetic", digest(material.synthetic()));
        line(text, "recipe", material.recipe().map(Object::toString).orElse(""));
        line(text, "policy", material.policy().limits().toString());
        line(text, "seed", Long.toString(material.seed()));
        return Sha256.hex(Sha256.of(text.toString())).substring(0, DIGITS);
    }

    private static String digest(Optional<ImageSet> images) {
        return images.map(ImageSet::digest).orElse("");
    }

    /// With its length, so that no value can look like the next line.
    private static void line(StringBuilder text, String name, String value) {
        text.append(name)
                .append(' ')
                .append(value.length())
                .append(' ')
                .append(value)
                .append('\n');
    }
}
