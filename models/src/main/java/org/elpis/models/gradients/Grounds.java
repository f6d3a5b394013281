package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Verdict;

/// The verdict on an update protocol, and what it rests on.
final class Grounds {
    private final UpdateCase input;
    private final List<Control> controls;
    private final List<Findings> deciding;
    private final Optional<String> trap;

    /// @param trap  what the static check says of the network, when it is one
    Grounds(UpdateCase input, List<Control> controls, List<Findings> deciding, Optional<String> trap) {
        this.input = input;
        this.controls = controls;
        this.deciding = deciding;
        this.trap = trap;
    }

    /// A leak that was found stands, whatever the controls say. Silence counts only when the attack can speak.
    Verdict verdict() {
        if (trap.isPresent() || deciding.stream().anyMatch(Findings::fails)) {
            return Verdict.FAIL;
        }
        boolean mute = controls.stream().anyMatch(control -> !control.held()) || !isEnough();
        boolean seen = deciding.stream().anyMatch(findings -> findings.beyond(findings.ssimLimit()) > 0);
        if (mute) {
            return seen ? Verdict.REVIEW : Verdict.INCONCLUSIVE;
        }
        boolean bounded = deciding.stream().allMatch(Findings::isBounded);
        return bounded && isNoisy() ? Verdict.PASS : Verdict.REVIEW;
    }

    private boolean isEnough() {
        return deciding.stream()
                .allMatch(findings -> findings.count() >= input.policy().count("gradients.updates"));
    }

    private boolean isNoisy() {
        return input.sharing().noiseMultiplier() > 0 || input.policy().limit("gradients.pass-without-noise") > 0;
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        trap.ifPresent(reasons::add);
        deciding.forEach(findings -> reasons.add(findings.reason()));
        controls.stream()
                .filter(control -> !control.held())
                .forEach(control -> reasons.add("A control did not hold, so silence means nothing: " + control.says()));
        if (!isEnough()) {
            reasons.add("Only " + deciding.getFirst().count() + " updates, one a patient who has enough others "
                    + "of the class, could be attacked; " + input.policy().count("gradients.updates")
                    + " are needed to pass (gradients.updates).");
        }
        if (!isNoisy()) {
            reasons.add(
                    "No noise is added: only the number of images in a sum stands between a patient and whoever has a "
                            + "better prior. That is no bound (gradients.pass-without-noise).");
        }
        return reasons;
    }

    String summary() {
        return switch (verdict()) {
            case PASS ->
                "From what the sites share, the attacks could not make an image that is more like a patient than other "
                        + "patients' images are, and whose images they were is told hardly better than by guessing: "
                        + "the figures say how well at most. The same attacks do give images back where nothing protects "
                        + "them.";
            case REVIEW ->
                "The attacks did not clearly give patients away, but what protects them is not bounded: a person must "
                        + "weigh the reasons below.";
            case FAIL ->
                trap.isPresent()
                        ? "The network itself is made so that what a site shares holds its patients' images. "
                                + "Do not train it with others."
                        : "From what the sites share, images of patients can be made again, or patients be named among "
                                + "others. Share nothing this way; add clipping, noise and a sum over sites.";
            case INCONCLUSIVE ->
                "The attacks found nothing, but they would not have found it either, or too few patients were at hand: "
                        + "this says nothing about safety.";
        };
    }

    /// What could not be seen.
    ///
    /// @param agreed  the protocol as it is
    /// @param attacked  with the sites that were attacked
    static List<String> limits(Sharing agreed, Sharing attacked) {
        List<String> limits = new ArrayList<>(List.of(
                "A lower bound: attackers with a learned prior, such as a diffusion model of chests, get more out of "
                        + "larger sums and more noise. No attack that fails is a proof; only noise with its accounting is.",
                "Patients are named among others of their class, by another image of theirs where there is one. Patients "
                        + "of a class that has images of too few others are not looked for (gradients.gallery). Someone "
                        + "who holds the very image tells better whether it was used; only the accounting of noise bounds that.",
                "One round is attacked. Of many rounds with the same patients an attacker can average the noise.",
                "Parameters are attacked as they were given; early in training updates tell more than late.",
                "The trap is the one of Fowl and others (2022); a server can magnify single images by other changes of "
                        + "the parameters (fishing), which only a site that checks each round's network against its own "
                        + "can notice.",
                "The attacker was tuned on the same images, of patients outside the attacked update or inside others: "
                        + "an attacker with worse knowledge of this site finds less."));
        if (attacked.honestSites() < agreed.honestSites()) {
            limits.add("Sums of " + attacked.honestSites() + " sites were attacked in place of " + agreed.honestSites()
                    + ": easier for the attacker (gradients.mixed-images, or too few patients).");
        }
        return limits;
    }
}
