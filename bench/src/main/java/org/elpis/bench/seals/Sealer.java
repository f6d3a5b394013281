package org.elpis.bench.seals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.dicom.DicomReader;
import org.elpis.dicom.FileSource;
import org.elpis.dicom.Instance;
import org.elpis.dicom.MalformedDicomException;
import org.elpis.dicom.ReadLimits;
import org.elpis.pixel.Examiners;
import org.elpis.seal.Attestation;
import org.elpis.seal.Disclosure;
import org.elpis.seal.Opening;
import org.elpis.seal.Seal;
import org.elpis.seal.SealCheck;
import org.elpis.seal.SealStatement;
import org.elpis.seal.SealedStudy;
import org.elpis.seal.SigningKeys;
import org.elpis.seal.UnsealableException;
import org.elpis.seal.Verdict;

/// Seals single objects with keys of its own, and compares copies with them.
final class Sealer {
    private final SigningKeys keys;

    Sealer() throws IOException {
        this.keys = SigningKeys.of(Files.createTempDirectory("seals").resolve("home"));
    }

    /// A seal and what opens it.
    record Sealed(Seal seal, Opening opening) {}

    Sealed seal(Instance original) throws IOException, UnsealableException {
        return seal(List.of(original));
    }

    Sealed seal(List<Instance> originals) throws IOException, UnsealableException {
        SealedStudy study = new SealedStudy(Examiners.opener(), new byte[32]);
        for (Instance original : originals) {
            study.add(original);
        }
        Opening opening = study.opening();
        return new Sealed(Seal.sign(SealStatement.of(opening, 0, "bench", "bench"), keys), opening);
    }

    Verdict verdict(Sealed sealed, Instance copy) throws IOException {
        return verdict(sealed, List.of(copy));
    }

    Verdict verdict(Sealed sealed, List<Instance> copies) throws IOException {
        SealCheck check = new SealCheck(sealed.seal(), sealed.opening(), Set.of(keys.sealer()), Examiners.opener());
        for (Instance copy : copies) {
            check.look(copy);
        }
        return check.verdict(true);
    }

    /// The verdict about a copy that was attested, by what may go with it.
    Verdict attested(Sealed sealed, Instance copy) throws IOException, UnsealableException {
        Disclosure disclosure = new Disclosure(sealed.opening(), Examiners.opener());
        disclosure.add(copy.sopInstanceUid(), copy);
        Attestation attestation =
                Attestation.sign(sealed.seal(), disclosure, seal(copy).seal().statement(), new byte[32], keys);
        SealCheck check = new SealCheck(
                sealed.seal(),
                disclosure.opening(),
                Optional.of(attestation),
                Set.of(keys.sealer()),
                Examiners.opener());
        check.look(copy);
        return check.verdict(true);
    }

    /// What is done with an object as long as its file is open.
    @FunctionalInterface
    interface Use<T> {
        T of(Instance instance) throws IOException, UnsealableException;
    }

    static <T> T with(Path file, Use<T> use) throws IOException, MalformedDicomException, UnsealableException {
        try (FileSource source = FileSource.open(file)) {
            return use.of(DicomReader.read(source, ReadLimits.forHeap(1L << 30)));
        }
    }
}
