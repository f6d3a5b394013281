package org.elpis.deid;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import org.elpis.ElpisException;
import org.elpis.ElpisException.Code;

/// Pseudonyms and date shifts drawn at random and kept in one encrypted file of the project.
///
/// The file is the only way back to the patient. [#save()] writes it whole under a new name, then renames it: a
/// crash leaves the old one. Save before the first object with a new pseudonym is released. Two jobs may have
/// the vault open at once; where both drew for the same patient, the later one to save is refused and has to
/// run again.
///
/// Thread-safe. Format: docs/formats/vault.md
public final class VaultPseudonyms implements Pseudonyms {
    private static final byte[] MAGIC = "ELPISVLT1".getBytes(StandardCharsets.US_ASCII);
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final Path file;
    private final ProjectKeys keys;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Subject> subjects = new HashMap<>();
    /// Patients that the file does not have yet.
    private final Set<String> drawn = new HashSet<>();

    private VaultPseudonyms(Path file, ProjectKeys keys) {
        this.file = file;
        this.keys = keys;
    }

    /// Opens a project's vault; an absent file is an empty vault.
    ///
    /// @throws ElpisException when the file is damaged, or was written with another key
    public static VaultPseudonyms open(Path file, ProjectKeys keys) {
        VaultPseudonyms vault = new VaultPseudonyms(file, keys);
        vault.subjects.putAll(vault.load());
        return vault;
    }

    @Override
    public synchronized Subject subject(PatientKey patient) {
        return subjects.computeIfAbsent(patient.value(), this::draw);
    }

    /// The patient behind a pseudonym, for whoever may re-identify.
    public synchronized Optional<PatientKey> patient(String pseudonym) {
        return subjects.entrySet().stream()
                .filter(entry -> entry.getValue().pseudonym().equals(pseudonym))
                .map(entry -> new PatientKey(entry.getKey()))
                .findFirst();
    }

    private Subject draw(String patient) {
        drawn.add(patient);
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        int days = KeyedPseudonyms.LEAST_DAYS + random.nextInt(KeyedPseudonyms.RANGE_DAYS);
        return new Subject(KeyedPseudonyms.pseudonym(bits), -days);
    }

    /// Writes the vault when there are new patients.
    ///
    /// @throws ElpisException when the file cannot be written, or another job drew for one of them meanwhile
    public synchronized void save() {
        if (drawn.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Path lock = file.resolveSibling(file.getFileName() + ".lock");
            try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock held = channel.lock()) {
                Objects.requireNonNull(held);
                addOthers();
                write(encrypt());
            }
            drawn.clear();
        } catch (OverlappingFileLockException e) {
            throw drawnTwice();
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The pseudonym vault cannot be written.", e)
                    .with("file", file);
        }
    }

    /// What another job has written since this one opened the file stays in it.
    private void addOthers() {
        Map<String, Subject> now = load();
        for (String patient : drawn) {
            Subject theirs = now.get(patient);
            if (theirs != null && !theirs.equals(subjects.get(patient))) {
                throw drawnTwice();
            }
        }
        subjects.putAll(now);
    }

    private ElpisException drawnTwice() {
        return new ElpisException(
                        Code.JOB_RUNNING,
                        "Another job gave the same patients pseudonyms meanwhile. Run this one again.")
                .with("file", file);
    }

    private void write(byte[] bytes) throws IOException {
        Path partial = Files.createTempFile(file.getParent(), "vault", ".partial");
        try (FileChannel channel = FileChannel.open(partial, StandardOpenOption.WRITE)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
            channel.force(true);
        }
        Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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

    private Map<String, Subject> load() {
        byte[] all;
        try {
            all = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new ElpisException(Code.HOME_UNUSABLE, "The pseudonym vault cannot be read.", e).with("file", file);
        }
        int body = MAGIC.length + NONCE_BYTES;
        if (all.length < body || !Arrays.equals(all, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw damaged();
        }
        byte[] nonce = Arrays.copyOfRange(all, MAGIC.length, body);
        return parse(crypt(Cipher.DECRYPT_MODE, nonce, Arrays.copyOfRange(all, body, all.length)));
    }

    /// Authenticated already, so that only this software can have written it.
    private static Map<String, Subject> parse(byte[] lines) {
        Map<String, Subject> subjects = new HashMap<>();
        for (String line : new String(lines, StandardCharsets.US_ASCII).split("\n")) {
            String[] parts = line.split(" ");
            String key = new String(Base64.getDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            subjects.put(key, new Subject(parts[1], Integer.parseInt(parts[2])));
        }
        return subjects;
    }
}
