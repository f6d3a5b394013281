package org.elpis.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.elpis.certificate.Certificate;
import org.elpis.certificate.CertificateCheck;
import org.elpis.certificate.ObjectStatement;
import org.elpis.policy.Profile;

/// Jobs over a few small objects, and a third party's look at the certificates that they write.
final class CertificateJobs {
    private final Path work;

    CertificateJobs(Path work) throws IOException {
        this.work = work;
        SmallObjects.putFixedKey(work);
    }

    Path in() {
        return work.resolve("in");
    }

    Path out() {
        return work.resolve("out");
    }

    void put(String name, String study, String instance) {
        SmallObjects.put(in(), name, SmallObjects.file(SmallObjects.ct("MRN-4711-88", study, instance)));
    }

    /// @param in  name of a folder
    JobReport run(String in, Job.Extra... extras) {
        return new LocalRunner(job(in, "p", extras), Progress.NONE).run();
    }

    Job job(String in, String project, Job.Extra... extras) {
        return new Job(
                List.of(work.resolve(in)),
                out(),
                work.resolve("home"),
                Profile.RESEARCH,
                project,
                2,
                Job.Mode.RELEASE,
                Job.Layout.FOLDERS,
                Set.of(extras));
    }

    CertificateCheck check() throws IOException {
        return CertificateCheck.run(out().resolve(Certificate.NAME), out(), Optional.empty());
    }

    /// Each with its place and its kind.
    List<String> problems() throws IOException {
        return check().problems().stream()
                .map(problem -> problem.where() + " " + problem.kind())
                .toList();
    }

    List<ObjectStatement> statements() throws IOException {
        return new ArrayList<>(
                Certificate.read(out().resolve(Certificate.NAME)).objects().values());
    }

    List<Path> objects() throws IOException {
        try (Stream<Path> files = Files.walk(out())) {
            return files.filter(file -> file.toString().endsWith(".dcm"))
                    .sorted()
                    .toList();
        }
    }
}
