package org.elpis.models.gradients;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Control;
import org.elpis.models.audit.Exposure;
import org.elpis.models.audit.Figure;
import org.elpis.models.audit.Picture;
import org.elpis.models.audit.Policy;

/// Says what the updates that a site shares give away of its patients: attacks them, rung by rung of a ladder of
/// threats, with an attacker who knows network, protocol and defence and lacks only the noise.
///
/// Equal cases give equal reports, whatever the number of threads. An interrupted run goes on from its work.
public final class GradientAudit {
    private static final int SHOWN = 6;

    private GradientAudit() {}

    /// Attacks and judges. What cannot be judged is inconclusive, never passed.
    public static AuditReport run(UpdateCase input) {
        Optional<String> refusal = Refusals.of(input);
        if (refusal.isPresent()) {
            return AuditReport.inconclusive(
                    AuditKind.GRADIENTS, "Shared updates could not be judged.", List.of(refusal.get()));
        }
        Rounds rounds = new Rounds(input.images());
        Sharing sharing = fitted(input, rounds);
        List<Rung.Threat> threats = threats(input, sharing);
        Rung.Threat control = planted(input);
        Rung rung = new Rung(input, rounds);
        if (rung.isEmpty(control) || threats.stream().anyMatch(rung::isEmpty)) {
            return AuditReport.inconclusive(
                    AuditKind.GRADIENTS,
                    "Shared updates could not be judged.",
                    List.of("No class has images of " + input.policy().count("gradients.gallery")
                            + " patients (gradients.gallery) who are not in the same update: give images of more "
                            + "patients."));
        }
        Findings planted = new Findings(rung.climb(control), input.policy(), 1, input.seed());
        List<Findings> deciding = new ArrayList<>();
        List<Findings> shown = new ArrayList<>();
        int decisions = (int) threats.stream().filter(Rung.Threat::decides).count();
        for (Rung.Threat threat : threats) {
            Findings findings = new Findings(rung.climb(threat), input.policy(), decisions, input.seed());
            (threat.decides() ? deciding : shown).add(findings);
        }
        return report(input, sharing, planted, deciding, shown);
    }

    /// Fewer sites than the protocol has, where so many would be too many to attack: easier for the attacker.
    private static Sharing fitted(UpdateCase input, Rounds rounds) {
        int spare = rounds.patientCount() - Refusals.GALLERIES * input.policy().count("gradients.gallery");
        int most = Math.min(input.policy().count("gradients.mixed-images"), spare);
        int sites = Math.max(1, most / input.sharing().images());
        int fewer = Math.min(input.sharing().honestSites(), sites);
        return input.sharing().withColluding(input.sharing().sites() - fewer);
    }

    private static Rung.Threat planted(UpdateCase input) {
        return new Rung.Threat(
                "planted",
                "one image, undefended",
                Sharing.undefended(1),
                false,
                false,
                input.policy().count("gradients.planted-updates"));
    }

    private static List<Rung.Threat> threats(UpdateCase input, Sharing sharing) {
        int updates = input.policy().count("gradients.updates");
        int fewer = Math.min(updates, 2 * input.policy().count("gradients.planted-updates"));
        List<Rung.Threat> threats = new ArrayList<>();
        threats.add(new Rung.Threat("agreed", describe(sharing), sharing, false, true, updates));
        if (sharing.honestSites() > 1) {
            Sharing alone = sharing.withColluding(sharing.sites() - 1);
            threats.add(new Rung.Threat("all-but-one", "all other sites collude", alone, false, false, fewer));
        }
        boolean may = sharing.server() == Sharing.Server.MAY_CHANGE_MODEL;
        threats.add(new Rung.Threat(
                "trap", "a server that sends a trap for images", sharing, true, may, may ? updates : fewer));
        return threats;
    }

    private static String describe(Sharing sharing) {
        String steps = sharing.localSteps() == 1 ? "one step" : sharing.localSteps() + " local steps";
        String sum = sharing.honestSites() == 1 ? "" : ", sum of " + sharing.honestSites() + " sites";
        return "honest server, " + steps + ", " + sharing.images() + (sharing.images() == 1 ? " image" : " images")
                + sum;
    }

    private static AuditReport report(
            UpdateCase input, Sharing sharing, Findings planted, List<Findings> deciding, List<Findings> shown) {
        Findings agreed = deciding.getFirst();
        List<Control> controls = List.of(
                found(input.policy(), planted), matcher(input.policy(), agreed), exchanged(agreed), blind(agreed));
        Optional<String> trap = trap(input, sharing);
        Grounds grounds = new Grounds(input, controls, deciding, trap);
        List<Figure> figures = new ArrayList<>();
        deciding.forEach(findings -> figures.addAll(findings.figures()));
        shown.forEach(findings -> figures.addAll(findings.figures()));
        List<Picture> pictures = new ArrayList<>();
        pictures.add(picture(input, "undefended update of one image", planted));
        pictures.add(picture(input, describe(sharing), agreed));
        for (Findings findings : deciding.subList(1, deciding.size())) {
            pictures.add(picture(input, "trap for images", findings));
        }
        List<String> reasons = new ArrayList<>(grounds.reasons());
        shown.forEach(findings -> reasons.add("Shown beside, not deciding: " + findings.reason()));
        return new AuditReport(
                AuditKind.GRADIENTS,
                grounds.verdict(),
                grounds.summary(),
                reasons,
                figures,
                controls,
                List.of(),
                List.of(),
                pictures,
                exposures(input, agreed, sharing),
                Grounds.limits(input.sharing(), sharing),
                settings(input, sharing, agreed, planted));
    }

    private static Control found(Policy policy, Findings planted) {
        double least = policy.limit("gradients.planted-psnr");
        long hits = planted.judged().stream().filter(one -> one.psnr() > least).count();
        boolean held = hits >= policy.limit("gradients.planted-share") * planted.count();
        return new Control(
                Control.Kind.PLANTED,
                held,
                String.format(
                        Locale.ROOT,
                        "Of %d undefended updates of one image each, of this network, the attack gives %d images back "
                                + "with more than %.0f dB (gradients.planted-psnr; needed is a share of %.2f).",
                        planted.count(),
                        hits,
                        least,
                        policy.limit("gradients.planted-share")),
                planted.figures());
    }

    private static Control matcher(Policy policy, Findings agreed) {
        double needed = policy.limit("gradients.pass-times-chance") * agreed.chance();
        return new Control(
                Control.Kind.PLANTED,
                agreed.matcher().low() > needed,
                String.format(
                        Locale.ROOT,
                        "The originals themselves name their patient in %.1f %% (lower end %.1f %%, needed is more than "
                                + "%.1f %%): a reconstruction cannot do better.",
                        100 * agreed.matcher().value(),
                        100 * agreed.matcher().low(),
                        100 * needed),
                List.of(new Figure(
                        "original-named",
                        "originals that name their patient",
                        agreed.matcher(),
                        "mean; patient bootstrap",
                        agreed.count())));
    }

    private static Control exchanged(Findings agreed) {
        return new Control(
                Control.Kind.PERMUTED,
                agreed.isExchangedByChance(),
                String.format(
                        Locale.ROOT,
                        "What was made of another update names a patient in %.1f %%, by chance it would in %.1f %%.",
                        100 * agreed.namedExchanged().value(),
                        100 * agreed.chance()),
                List.of());
    }

    private static Control blind(Findings agreed) {
        double mean =
                agreed.judged().stream().mapToDouble(Judged::meanPsnr).average().orElse(0);
        double made =
                agreed.judged().stream().mapToDouble(Judged::psnr).average().orElse(0);
        return new Control(
                Control.Kind.BLIND,
                true,
                String.format(
                        Locale.ROOT,
                        "The mean image of other patients, which needs no update, reaches %.1f dB; the reconstructions "
                                + "reach %.1f dB. Only what lies above the mean image comes from the update.",
                        mean,
                        made),
                List.of());
    }

    /// The static check: whether the network that was sent is a trap by itself.
    private static Optional<String> trap(UpdateCase input, Sharing sharing) {
        return InputDense.of(input.network())
                .filter(dense -> dense.isTrap(sharing.mixedImages()))
                .map(dense -> dense.isStaggered()
                        ? "The network's first layer sorts images by one measure into bins: a trap that gives away single "
                                + "images of any sum. Refuse this network, and ask the server why it was sent."
                        : "The network begins with a dense layer of " + dense.units() + " units on the image itself, "
                                + "before a nonlinearity, for " + sharing.mixedImages() + " images: its gradient holds "
                                + "the images. Refuse it, or begin with convolutions and pooling.");
    }

    private static Picture picture(UpdateCase input, String caption, Findings findings) {
        return new Picture(
                "Originals above, what the attacker made below, the most alike of " + findings.count() + ": " + caption,
                PairPicture.png(findings.mostAlike(SHOWN), input.images().shape(), input.low(), input.high()));
    }

    private static List<Exposure> exposures(UpdateCase input, Findings agreed, Sharing sharing) {
        Rounds rounds = new Rounds(input.images());
        List<Rounds.Round> all = rounds.draw(
                agreed.count(),
                sharing.mixedImages(),
                input.policy().count("gradients.gallery"),
                input.seed(),
                "agreed");
        List<Exposure> exposures = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Judged one = agreed.judged().get(i);
            String patient = input.images().samples().get(all.get(i).batch()[0]).patient();
            exposures.add(new Exposure(patient, one.ssim(), one.ssim() > agreed.ssimLimit()));
        }
        return exposures;
    }

    private static SortedMap<String, String> settings(
            UpdateCase input, Sharing sharing, Findings agreed, Findings planted) {
        SortedMap<String, String> settings = new TreeMap<>();
        settings.put("seed", Long.toString(input.seed()));
        settings.put("sharing", SharingFile.format(input.sharing()));
        settings.put("honest-sites-attacked", Integer.toString(sharing.honestSites()));
        settings.put("network", Rung.layers(input.network()));
        settings.put("parameters", Integer.toString(input.network().parameters().length));
        settings.put("images", input.images().digest());
        settings.put("updates", Integer.toString(agreed.count()));
        settings.put("planted-updates", Integer.toString(planted.count()));
        settings.put("prior-weight", Double.toString(agreed.way().weight()));
        settings.put("search-steps", Integer.toString(agreed.way().steps()));
        input.policy().limits().forEach((name, limit) -> {
            if (name.startsWith("gradients.")) {
                settings.put(name, Double.toString(limit));
            }
        });
        settings.put("confidence", Double.toString(input.policy().limit("confidence")));
        return settings;
    }
}
