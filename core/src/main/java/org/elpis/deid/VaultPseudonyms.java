package org.elpis.deid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// Pseudonyms and date shifts drawn at random and kept in one encrypted file of the project.
///
/// The file is the only way back to the patient. [#save()] writes it whole under a new name, then renames it: a crash
/// leaves the old one. Save before the first object with a new pseudonym is released.
///
/// Format: docs/formats/vault.md: `ELPISVLT1`, 12 bytes nonce, AES-256-GCM over lines
/// `base64(patient key) pseudonym days`, with the first nine bytes authenticated.
public final class VaultPseudonyms implements Pseudonyms {
    private static final byte[] MAGIC = "ELPISVLT1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final ProjectKeys keys;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Subject> subjects = new HashMap<>();
    private boolean changed;

    private VaultPseudonyms(Path file, ProjectKeys keys) {
        this.file = file;
        this.keys = keys;
    }

    /// Opens a project's vault; an absent file is an empty vault.
    ///
    /// @throws ElpisException when the file is damaged, or was written with another key
    public static VaultPseudonyms open(Path file, ProjectKeys keys) {
        VaultPseudonyms vault = new VaultPseudonyms(file, keys);
        if (Files.exists(file)) {
            vault.load();
        }
        return vault;
    }

    @Override
    public synchronized Subject subject(PatientKey patient) {
        return subjects.computeIfAbsent(patient.value(), key -> draw());
    }

    /// The patient behind a pseudonym, for whoever may re-identify.
    public synchronized Optional<PatientKey> patient(String pseudonym) {
        return subjects.entrySet().stream()
                .filter(entry -> entry.getValue().pseudonym().equals(pseudonym))
                .map(entry -> new PatientKey(entry.getKey()))
                .findFirst();
    }

    private Subject draw() {
        changed = true;
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        int days = KeyedPseudonyms.LEAST_DAYS + random.nextInt(KeyedPseudonyms.RANGE_DAYS);
        return new Subject(KeyedPseudonyms.pseudonym(bits), -days);
    }

    /// Writes the vault when it has changed.
    public synchronized void save() {
        if (!changed) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path partial = Files.createTempFile(file.getParent(), "vault", ".partial");
            Files.write(partial, encrypt());
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            changed = false;
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The pseudonym vault cannot be written.", e)
                    .with("file", file);
        }
    }

    private byte[] encrypt() {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, Subject> entry : subjects.entrySet()) {
            byte[] key = entry.getKey().getBytes(StandardCharsets.UTF_8);
            lines.append(Base64.getEncoder().encodeToString(key)).append(' ');
            lines.append(entry.getValue().pseudonym()).append(' ');
            lines.append(entry.getValue().shiftDays()).append('\n');
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = crypt(Cipher.ENCRYPT_MODE, nonce, lines.toString().getBytes(StandardCharsets.UTF_8));
        byte[] all = Arrays.copyOf(MAGIC, MAGIC.length + NONCE_BYTES + sealed.length);
        System.arraycopy(nonce, 0, all, MAGIC.length, NONCE_BYTES);
        System.arraycopy(sealed, 0, all, MAGIC.length + NONCE_BYTES, sealed.length);
        return all;
    }

    private byte[] crypt(int mode, byte[] nonce, byte[] bytes) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, keys.vaultKey(), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(MAGIC);
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException e) {
            throw damaged();
        }
    }

    private ElpisException damaged() {
        return new ElpisException(
                        Code.VAULT_DAMAGED,
                        "The pseudonym vault is damaged, or belongs to another site key. Restore both from one backup.")
                .with("file", file);
    }

    private void load() {
        byte[] all;
        try {
            all = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The pseudonym vault cannot be read.", e).with("file", file);
        }
        int body = MAGIC.length + NONCE_BYTES;
        if (all.length < body || !Arrays.equals(all, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw damaged();
        }
        byte[] nonce = Arrays.copyOfRange(all, MAGIC.length, body);
        byte[] lines = crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(all, body, all.length));
        for (String line : new String(lines, StandardCharsets.UTF_8).split("\n")) {
            String[] parts = line.split(" ");
            if (parts.length == 3) {
                String key = new String(Base64.getDecoder().decode(parts[0]), StandardCharsets.UTF_8);
                subjects.put(key, new Subject(parts[1], Integer.parseInt(parts[2])));
            }
        }
    }
}
