package org.elpis.deid;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The keys of one project, one for each purpose, so that what is derived for one says nothing about another.
public final class ProjectKeys {
    private final byte[] uid;
    private final byte[] date;
    private final byte[] pseudonym;
    private final byte[] mark;
    private final byte[] vault;
    private final byte[] surrogate;
    private final byte[] certificate;
    private final byte[] templates;
    private final byte[] face;

    ProjectKeys(
            byte[] uid,
            byte[] date,
            byte[] pseudonym,
            byte[] mark,
            byte[] vault,
            byte[] surrogate,
            byte[] certificate,
            byte[] templates,
            byte[] face) {
        this.uid = uid;
        this.date = date;
        this.pseudonym = pseudonym;
        this.mark = mark;
        this.vault = vault;
        this.surrogate = surrogate;
        this.certificate = certificate;
        this.templates = templates;
        this.face = face;
    }

    Mac uidMac() {
        return mac(uid);
    }

    Mac dateMac() {
        return mac(date);
    }

    Mac pseudonymMac() {
        return mac(pseudonym);
    }

    Mac markMac() {
        return mac(mark);
    }

    Mac surrogateMac() {
        return mac(surrogate);
    }

    Mac certificateMac() {
        return mac(certificate);
    }

    Mac templatesMac() {
        return mac(templates);
    }

    Mac faceMac() {
        return mac(face);
    }

    SecretKeySpec vaultKey() {
        return new SecretKeySpec(vault, "AES");
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform has HmacSHA256.", e);
        }
    }
}
