package org.elpis.models.runner;

import java.util.Collection;
import java.util.Optional;
import java.util.TreeSet;
import org.elpis.dicom.Sha256;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.data.ImageSet;
import org.elpis.models.gradients.SharingFile;
import org.elpis.models.reach.ModelFacts;

/// The name of a case: a digest of everything that its result rests on, so that only the very same case goes on where
/// an interrupted one stopped. Threads are no part of it: they change nothing.
final class CaseId {
    private static final int DIGITS = 32;

    private CaseId() {}

    static String of(AuditMaterial material, Collection<AuditKind> kinds) {
        StringBuilder text = new StringBuilder("elpis-audit-case 1\n");
        line(text, "suite", Attacks.SUITE);
        line(text, "kinds", new TreeSet<>(kinds).toString());
        line(text, "model", material.model().map(model -> facts(model.facts())).orElse(""));
        line(text, "asking", material.asking().how());
        line(text, "members", digest(material.members()));
        line(text, "nonmembers", digest(material.nonMembers()));
        line(text, "synthetic", digest(material.synthetic()));
        line(text, "recipe", material.recipe().map(Object::toString).orElse(""));
        line(text, "updates", material.updates().map(CaseId::updates).orElse(""));
        line(text, "claim", material.claim().map(CaseId::claim).orElse(""));
        line(text, "policy", material.policy().limits().toString());
        line(text, "seed", Long.toString(material.seed()));
        return Sha256.hex(Sha256.of(text.toString())).substring(0, DIGITS);
    }

    /// Without remarks: they tell of measurements that waver.
    private static String facts(ModelFacts facts) {
        return String.join(
                "\n",
                facts.name(),
                facts.digest(),
                facts.version(),
                facts.input().toString(),
                Integer.toString(facts.classes()),
                facts.scores().name());
    }

    private static String updates(SharedUpdates updates) {
        return updates.images().digest() + "\n" + updates.low() + "\n" + updates.high() + "\n"
                + SharingFile.format(updates.sharing());
    }

    private static String claim(ClaimedLoss claimed) {
        return claimed.digest() + "\n" + claimed.claim();
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
