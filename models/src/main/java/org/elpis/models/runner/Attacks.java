package org.elpis.models.runner;

import java.util.List;
import org.elpis.models.attributes.AttributesAttack;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.inversion.InversionAttack;
import org.elpis.models.membership.MembershipAttack;

/// The audits that there are: the one place where another is added.
public final class Attacks {
    /// Raised whenever an audit changes what it says about the same model, so that certificates tell and what an
    /// interrupted run of another suite left is not taken up.
    public static final String SUITE = "1";

    private Attacks() {}

    /// In the order in which they are run and shown.
    public static List<Audit> all() {
        return List.of(
                new ClassifierAudit(AuditKind.MEMBERSHIP, new MembershipAttack()),
                new ClassifierAudit(AuditKind.INVERSION, new InversionAttack()),
                new ClassifierAudit(AuditKind.ATTRIBUTES, new AttributesAttack()),
                new SyntheticAudit(),
                new UpdatesAudit(),
                new ClaimAudit());
    }
}
