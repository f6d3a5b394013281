package org.elpis.evidence;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.evidence.PackVerdict.Finding;
import org.elpis.evidence.PackVerdict.Kind;
import org.elpis.pixel.ImageOpener;
import org.elpis.seal.Verdict.Outcome;
import org.elpis.signature.SignatureCheck;
import org.elpis.signature.SignatureVerdict;
import org.elpis.signature.SignerTrust;

/// Looks at the images of a pack, one after another: shows each to every seal, and judges the signatures in it.
final class PackImages implements Closeable {
    private static final int IDENTITY_REMOVED = 0x0012_0062;
    private static final int BUFFER = 1 << 16;

    private final PackSeals seals;
    private final SignatureCheck signatures;
    private final ReadLimits limits = ReadLimits.forHeap(Runtime.getRuntime().maxMemory());
    private final Map<String, String> names = new HashMap<>();
    private final List<String> unread = new ArrayList<>();
    private final List<String> broken = new ArrayList<>();
    private Optional<Path> copy = Optional.empty();
    private int files;
    private int identified;
    private int signed;
    private int counting;

    PackImages(PackSeals seals, SignerTrust trust, Optional<ImageOpener> opener) {
        this.seals = seals;
        this.signatures = new SignatureCheck(trust, Optional.empty(), opener);
        seals.start(opener);
    }

    /// What fills a file.
    interface Content {
        void write(OutputStream target) throws IOException;
    }

    /// Takes an image of a zip into a file of its own, which the next one replaces.
    void copy(Content content) throws IOException {
        if (copy.isEmpty()) {
            Path file = Files.createTempFile("elpis-pack", ".dcm");
            copy = Optional.of(file);
        }
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy.get()), BUFFER)) {
            content.write(out);
        }
    }

    void lookAtCopy(String name) throws IOException {
        look(name, copy.orElseThrow());
    }

    void look(String name, Path file) throws IOException {
        files++;
        try (FileSource source = FileSource.open(file)) {
            Instance image = DicomReader.read(source, limits);
            identified += image.dataSet().string(IDENTITY_REMOVED).equals("YES") ? 0 : 1;
            names.putIfAbsent(image.sopInstanceUid(), name);
            seals.look(image);
            judge(name, image);
        } catch (MalformedDicomException e) {
            unread.add(name);
        }
    }

    private void judge(String name, Instance image) throws IOException {
        SignatureVerdict verdict = signatures.verdict(image);
        if (verdict.signatures().isEmpty()) {
            return;
        }
        signed++;
        counting += verdict.outcome() == Outcome.GENUINE ? 1 : 0;
        if (verdict.outcome() == Outcome.ALTERED) {
            broken.add(name);
        }
    }

    PackVerdict.Images counted() {
        return new PackVerdict.Images(files, names, identified, signed, broken.size(), counting);
    }

    /// Says what was found.
    void conclude(List<Finding> findings) {
        unread.forEach(name -> findings.add(new Finding(Kind.UNKNOWN, name + " is no DICOM object that can be read")));
        broken.forEach(name -> findings.add(new Finding(
                Kind.ALTERED, name + " has a DICOM signature that does not fit: it was changed since it was signed")));
    }

    /// Removes the copy.
    @Override
    public void close() throws IOException {
        if (copy.isPresent()) {
            Files.deleteIfExists(copy.get());
            copy = Optional.empty();
        }
    }
}
