package org.elpis.models.scorecard;

import java.util.List;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Verdict;

/// What verdicts, audits and controls are called, for readers without training in machine learning.
final class Words {
    private Words() {}

    static String meaning(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "Nothing beyond the limits was found, by checks that did find a leak where one was planted.";
            case REVIEW -> "Something was found that a person must weigh before the model is used or passed on.";
            case FAIL -> "The model gives away more about the patients it was trained on than the policy allows.";
            case INCONCLUSIVE ->
                "Nothing can be said yet: a check could not have found a leak, or too little was at hand. This is no pass.";
        };
    }

    static String title(AuditKind kind) {
        return switch (kind) {
            case MEMBERSHIP -> "Who was among the training patients";
            case INVERSION -> "Pictures of training patients made from the model";
            case ATTRIBUTES -> "Sex, age and site in the outputs";
            case MEMORIZATION -> "Copies of training patients among made images";
            case GRADIENTS -> "What a shared update gives away";
            case DP -> "Does the training keep the privacy loss it claims";
        };
    }

    static String question(AuditKind kind) {
        return switch (kind) {
            case MEMBERSHIP ->
                "Somebody has an image of a patient and may ask the model. Can they find out that this patient was in its "
                        + "training data, and so in the hospital or study behind it?";
            case INVERSION -> "Can somebody who has the model make a picture of a patient it was trained on?";
            case ATTRIBUTES -> "Do the model's answers tell sex, age or site of a training patient to whoever asks?";
            case MEMORIZATION -> "Are the images that a generator made copies of patients it was trained on?";
            case GRADIENTS ->
                "In federated training a hospital sends updates, not images. Can an image be made from an update?";
            case DP -> "Is the privacy that the training claims (its epsilon) contradicted by what can be measured?";
        };
    }

    static String control(Control.Kind kind) {
        return switch (kind) {
            case PLANTED -> "planted: the check must find what we hid";
            case BLIND -> "blind: without the model nothing may be found";
            case PERMUTED -> "shuffled: with mixed labels nothing may be found";
        };
    }

    static List<String> next(Verdict verdict) {
        return switch (verdict) {
            case PASS ->
                List.of(
                        "Keep the certificate with the model. It is about this very file and these data only: a model "
                                + "that is trained again is audited again.",
                        "Audit again before the certificate expires: attacks get better.");
            case REVIEW ->
                List.of(
                        "Have the privacy officer and a radiologist read the reasons and the groups below, and decide "
                                + "before the model leaves.",
                        "More patients on both sides make the intervals narrower, and may settle it.");
            case FAIL ->
                List.of(
                        "Do not pass the model on, and do not offer it to people from outside, until this is settled.",
                        "What helps most: less training (stop before the model knows its patients by heart), more "
                                + "patients, no patient twice, and training with differential privacy. Then audit again.",
                        "The list of exposed patients is private and lies in the home folder; the data protection officer "
                                + "decides whether somebody must be told.");
            case INCONCLUSIVE ->
                List.of(
                        "Read the reasons below: each says what is missing and how to give it.",
                        "Until then treat the model as one that was never checked.");
        };
    }
}
