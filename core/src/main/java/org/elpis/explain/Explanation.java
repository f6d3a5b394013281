package org.elpis.explain;

import java.util.List;
import java.util.Optional;
import org.elpis.dicom.Instance;
import org.elpis.dicom.SopClasses;
import org.elpis.policy.Plan;

/// One object before and after its plan, element by element in the order of the original, with every rule in
/// words.
///
/// Made from the plan that was applied and from what came out of it, so that it cannot say anything else than
/// what happens.
///
/// @param sopClass  name of the object's SOP Class; empty when the standard has none
/// @param values  whether the rows hold masks or values
public record Explanation(String sopClass, Values values, List<Row> rows) {
    public Explanation {
        rows = List.copyOf(rows);
    }

    /// Of an object and what its plan made of it.
    ///
    /// @param after  what the plan made of `before`
    public static Explanation of(Instance before, Plan plan, Instance after, Values values) {
        return new Explanation(sopClass(before), values, new Comparison(plan.steps(), values).rows(before, after));
    }

    /// Of an object that nothing happens to.
    public static Explanation unchanged(Instance instance, Values values) {
        return new Explanation(sopClass(instance), values, List.of());
    }

    private static String sopClass(Instance instance) {
        Optional<SopClasses.SopClass> sopClass = SopClasses.of(instance.sopClassUid());
        return sopClass.isPresent() ? sopClass.get().name() : "";
    }
}
