package org.elpis.models;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The arrows of `ARCHITECTURE.md` in models: what each package may name of the others.
class ArchitectureTest {
    private static final String ROOT = "org.elpis.models";
    private static final Set<String> NOUNS = Set.of("audit", "data", "reach", "net", "stats");

    /// What stands below the attacks. A package that is listed nowhere here fails the build.
    private static final Map<String, Set<String>> BELOW = Map.of(
            "stats", Set.of(),
            "net", Set.of("stats"),
            "data", Set.of("net"),
            "reach", Set.of("data", "net"),
            "audit", Set.of("data", "reach", "net", "stats"));

    /// Attacks, with what they name besides the nouns.
    private static final Map<String, Set<String>> ATTACKS = Map.of(
            "membership", Set.of(),
            "attributes", Set.of(),
            "inversion", Set.of("identity"),
            "identity", Set.of(),
            "memorization", Set.of("identity"),
            "gradients", Set.of("identity"),
            "onerun", Set.of());

    private static final JavaClasses MODELS = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @ParameterizedTest
    @MethodSource("packages")
    void namesOnlyWhatStandsBelow(String name) {
        classes()
                .that(describe(
                        "reside in " + name,
                        type -> isModels(type) && slice(type).equals(name)))
                .should()
                .onlyDependOnClassesThat(describe(
                        "stand below " + name,
                        target -> !isModels(target)
                                || slice(target).equals(name)
                                || allowed(name).contains(slice(target))))
                .allowEmptyShould(true)
                .check(MODELS);
    }

    private static Set<String> allowed(String name) {
        Set<String> allowed = new TreeSet<>();
        if (BELOW.containsKey(name)) {
            return BELOW.getOrDefault(name, Set.of());
        }
        allowed.addAll(NOUNS);
        if (name.equals("runner")) {
            allowed.addAll(ATTACKS.keySet());
        } else if (name.equals("scorecard")) {
            allowed.add("runner");
        } else {
            allowed.addAll(ATTACKS.getOrDefault(name, Set.of()));
        }
        return allowed;
    }

    static Set<String> packages() {
        Set<String> packages = new TreeSet<>(Set.of("runner", "scorecard"));
        packages.addAll(BELOW.keySet());
        packages.addAll(ATTACKS.keySet());
        return packages;
    }

    @Test
    void knowsTheArrowsOfEveryPackage() {
        assertThat(packages()).containsAll(present());
        assertThat(present()).isNotEmpty();
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(MODELS);
    }

    @Test
    void leavesOnnxRuntimeToReachAndPdfToTheScorecard() {
        noClasses()
                .that(describe("are no reach", type -> !slice(type).equals("reach")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ai.onnxruntime..")
                .check(MODELS);
        noClasses()
                .that(describe("are no scorecard", type -> !slice(type).equals("scorecard")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.pdfbox..")
                .check(MODELS);
    }

    @Test
    void namesTypesByWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Service|Processor|Impl)")
                .because("such a name says that the split is wrong")
                .check(MODELS);
    }

    @Test
    void marksEveryPackageAsNullMarked() {
        assertThat(MODELS.getDefaultPackage().getPackage(ROOT).getSubpackagesInTree())
                .filteredOn(found -> !found.getClasses().isEmpty())
                .allSatisfy(found -> assertThat(isNullMarked(found))
                        .as("package-info of %s", found.getName())
                        .isTrue());
    }

    private static boolean isNullMarked(JavaPackage found) {
        return found.tryGetPackageInfo()
                .map(info -> info.isAnnotatedWith(NullMarked.class))
                .orElse(false);
    }

    private static Set<String> present() {
        return MODELS.stream().map(ArchitectureTest::slice).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isModels(JavaClass type) {
        return type.getPackageName().startsWith(ROOT + ".");
    }

    private static String slice(JavaClass type) {
        String name = type.getPackageName().substring(ROOT.length() + 1);
        int point = name.indexOf('.');
        return point < 0 ? name : name.substring(0, point);
    }
}
