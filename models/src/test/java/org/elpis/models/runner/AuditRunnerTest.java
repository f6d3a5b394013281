package org.elpis.models.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.elpis.ElpisException;
import org.elpis.models.audit.AuditKind;
import org.elpis.models.audit.AuditProgress;
import org.elpis.models.audit.AuditReport;
import org.elpis.models.audit.Verdict;
import org.elpis.models.reach.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditRunnerTest {
    private final Path home;

    AuditRunnerTest(@TempDir Path home) {
        this.home = home;
    }

    private AuditRun run(AuditMaterial material, Set<AuditKind> wanted, Audit... audits) {
        AuditRunner runner = new AuditRunner(List.of(audits), AuditProgress.NONE);
        try (CaseFolder folder = CaseFolder.open(home, runner.id(material, wanted))) {
            AuditRun run = runner.run(material, wanted, folder);
            if (!run.unfinished()) {
                folder.forget();
            }
            return run;
        }
    }

    @Test
    void takesTheWorstOfAllVerdicts() {
        AuditRun run = run(
                Materials.apart(),
                Set.of(),
                FakeAudit.saying(AuditKind.MEMBERSHIP, Verdict.PASS),
                FakeAudit.saying(AuditKind.ATTRIBUTES, Verdict.FAIL),
                FakeAudit.saying(AuditKind.INVERSION, Verdict.INCONCLUSIVE));

        assertThat(run.verdict()).isEqualTo(Verdict.FAIL);
        assertThat(run.reports()).hasSize(3);
        assertThat(run.unfinished()).isFalse();
    }

    @Test
    void saysWhatItSkipsAndWhy() {
        AuditRun run = run(
                Materials.apart(),
                Set.of(),
                FakeAudit.saying(AuditKind.MEMBERSHIP, Verdict.PASS),
                new FakeAudit(AuditKind.MEMORIZATION, Optional.of("It needs --synthetic DIR."), (m, w, p) -> never()));

        assertThat(run.skipped()).containsExactly(new Skipped(AuditKind.MEMORIZATION, "It needs --synthetic DIR."));
        assertThat(run.verdict()).isEqualTo(Verdict.PASS);
    }

    @Test
    void passesNothingWhenEverythingWasSkipped() {
        AuditRun run = run(
                Materials.apart(),
                Set.of(),
                new FakeAudit(AuditKind.MEMORIZATION, Optional.of("It needs --synthetic DIR."), (m, w, p) -> never()));

        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run(Materials.apart(), Set.of()).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void isInconclusiveAboutWhatWasAskedForByNameAndCannotBeRun() {
        AuditRun run = run(
                Materials.apart(),
                Set.of(AuditKind.MEMORIZATION),
                FakeAudit.saying(AuditKind.MEMBERSHIP, Verdict.PASS),
                new FakeAudit(AuditKind.MEMORIZATION, Optional.of("It needs --synthetic DIR."), (m, w, p) -> never()));

        assertThat(run.reports()).singleElement().satisfies(report -> {
            assertThat(report.kind()).isEqualTo(AuditKind.MEMORIZATION);
            assertThat(report.reasons()).contains("It needs --synthetic DIR.");
        });
        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    }

    @Test
    void countsPatientsOnBothSidesAndComparesNothing() {
        AuditRun run = run(
                Materials.of(List.of("secret1", "secret2", "p"), List.of("secret1", "secret2", "q")),
                Set.of(),
                new FakeAudit(AuditKind.MEMBERSHIP, Optional.empty(), (m, w, p) -> never()));

        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.reports().getFirst().reasons().toString())
                .contains("both the members and the others: 2.")
                .doesNotContain("secret");
    }

    @Test
    void goesOnWithTheOthersWhenAModelCannotBeAsked() {
        AuditRun run = run(
                Materials.apart(),
                Set.of(),
                new FakeAudit(AuditKind.MEMBERSHIP, Optional.empty(), (m, w, p) -> {
                    throw new ModelException("The endpoint did not answer within 30 s. Start it again.");
                }),
                FakeAudit.saying(AuditKind.ATTRIBUTES, Verdict.PASS));

        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.unfinished()).isTrue();
        assertThat(run.reports()).hasSize(2);
        assertThat(run.reports().getFirst().reasons().getFirst()).contains("did not answer");
    }

    @Test
    void keepsTheWordsOfAFaultInThePrivateFolder() throws Exception {
        AuditMaterial material = Materials.apart();
        Audit faulty = new FakeAudit(AuditKind.MEMBERSHIP, Optional.empty(), (m, w, p) -> {
            throw new IllegalStateException("the patient is Zwrzbrzycki");
        });

        AuditRun run = run(material, Set.of(), faulty);

        assertThat(run.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
        assertThat(run.reports().toString()).contains("IllegalStateException").doesNotContain("Zwrzbrzycki");
        Path details = home.resolve("audits").resolve(run.id()).resolve("fault-membership.txt");
        assertThat(details).content().contains("Zwrzbrzycki");
        assertThat(Files.getPosixFilePermissions(details)).hasSize(2);
    }

    @Test
    void findsTheWorkOfARunThatBrokeOffAndTakesItAwayWhenItIsDone() {
        AuditMaterial material = Materials.apart();
        List<Boolean> found = new ArrayList<>();
        int[] runs = {0};
        Audit audit = new FakeAudit(AuditKind.MEMBERSHIP, Optional.empty(), (m, work, p) -> {
            found.add(work.find("model-1").isPresent());
            work.keep("model-1", new byte[] {1});
            if (runs[0]++ == 0) {
                throw new ModelException("The endpoint hung. Start it again.");
            }
            return FakeAudit.report(AuditKind.MEMBERSHIP, Verdict.PASS);
        });

        run(material, Set.of(), audit);
        String id = run(material, Set.of(), audit).id();
        run(material, Set.of(), audit);

        assertThat(found).containsExactly(false, true, false);
        assertThat(home.resolve("audits").resolve(id).resolve("work")).doesNotExist();
    }

    @Test
    void givesNoAuditTheWorkOfAnother() {
        run(
                Materials.apart(),
                Set.of(),
                new FakeAudit(AuditKind.MEMBERSHIP, Optional.empty(), (m, work, p) -> {
                    work.keep("model-1", new byte[] {1});
                    throw new ModelException("broken off");
                }),
                new FakeAudit(AuditKind.INVERSION, Optional.empty(), (m, work, p) -> {
                    assertThat(work.find("model-1")).isEmpty();
                    return FakeAudit.report(AuditKind.INVERSION, Verdict.PASS);
                }));
    }

    @Test
    void givesAnotherCaseNothingOfThisOne() {
        AuditMaterial material = Materials.apart();
        AuditRunner runner =
                new AuditRunner(List.of(FakeAudit.saying(AuditKind.MEMBERSHIP, Verdict.PASS)), AuditProgress.NONE);

        assertThat(runner.id(material, Set.of())).matches("[0-9a-f]{32}").isEqualTo(runner.id(material, Set.of()));
        assertThat(runner.id(Materials.seeded(material, 2), Set.of())).isNotEqualTo(runner.id(material, Set.of()));
        assertThat(runner.id(Materials.of(List.of("p1"), List.of("p3")), Set.of()))
                .as("the same digests are the same data")
                .isEqualTo(runner.id(material, Set.of()));
    }

    @Test
    void refusesASecondRunOfTheSameCase() {
        try (CaseFolder first = CaseFolder.open(home, "0123")) {
            assertThat(first.path()).isDirectory();
            assertThatThrownBy(() -> CaseFolder.open(home, "0123"))
                    .isInstanceOfSatisfying(
                            ElpisException.class,
                            fault -> assertThat(fault.code()).isEqualTo(ElpisException.Code.JOB_RUNNING));
        }
        CaseFolder.open(home, "0123").close();
    }

    private static AuditReport never() {
        throw new AssertionError("must not be run");
    }
}
