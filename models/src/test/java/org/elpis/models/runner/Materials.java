package org.elpis.models.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.models.audit.Policy;
import org.elpis.models.data.ImageSet;
import org.elpis.models.data.Sample;
import org.elpis.models.net.Shape;

/// Material without a model, with patients by their names.
final class Materials {
    private Materials() {}

    static AuditMaterial of(List<String> members, List<String> others) {
        return AuditMaterial.none(Policy.bundled(), 1, 1)
                .withImages(Optional.of(images("a", members)), Optional.of(images("b", others)), Optional.empty());
    }

    static AuditMaterial seeded(AuditMaterial material, long seed) {
        return AuditMaterial.none(material.policy(), seed, 1)
                .withImages(material.members(), material.nonMembers(), material.synthetic());
    }

    private static ImageSet images(String digest, List<String> patients) {
        List<Sample> samples = patients.stream()
                .map(patient -> new Sample(patient + ".png", patient, 0, Map.of(), new float[1]))
                .toList();
        return new ImageSet(new Shape(1, 1, 1), List.of("no", "yes"), samples, digest);
    }

    static AuditMaterial apart() {
        return of(Arrays.asList("p1", "p2"), Arrays.asList("p3", "p4"));
    }
}
