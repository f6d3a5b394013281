package org.elpis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
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

/// The arrows of `ARCHITECTURE.md`: what each package of core may name of Elpis.
class ArchitectureTest {
    private static final String ROOT = "org.elpis";

    /// A package that is not listed here fails the build until its arrows have been thought about.
    /// The root, "", holds only the exception for faults of the environment.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            Map.entry("", Set.of()),
            Map.entry("dicom", Set.of()),
            Map.entry("media", Set.of("dicom")),
            Map.entry("detect", Set.of("pixel", "dicom")),
            Map.entry("codestream", Set.of("dicom")),
            Map.entry("vendor", Set.of("dicom")),
            Map.entry("document", Set.of("dicom")),
            Map.entry("pixel", Set.of("dicom")),
            Map.entry("device", Set.of("pixel", "dicom")),
            Map.entry("policy", Set.of("detect", "device", "pixel", "codestream", "vendor", "document", "dicom")),
            Map.entry(
                    "deid",
                    Set.of("home", "policy", "device", "pixel", "codestream", "vendor", "document", "dicom", "")),
            Map.entry("check", Set.of("dicom")),
            Map.entry("merkle", Set.of("dicom")),
            Map.entry("cbor", Set.of()),
            Map.entry("home", Set.of("")),
            Map.entry("timestamp", Set.of("")),
            Map.entry("privacy", Set.of()),
            Map.entry("seal", Set.of("timestamp", "home", "cbor", "merkle", "pixel", "dicom", "")),
            Map.entry("ledger", Set.of("home", "merkle", "dicom", "")),
            Map.entry("signature", Set.of("timestamp", "seal", "pixel", "dicom")),
            Map.entry("compare", Set.of("seal", "pixel", "dicom")),
            Map.entry("evidence", Set.of("signature", "seal", "ledger", "cbor", "pixel", "dicom")),
            Map.entry("fingerprint", Set.of("home", "pixel", "dicom", "")),
            Map.entry("certificate", Set.of("merkle", "dicom")),
            Map.entry("explain", Set.of("policy", "detect", "pixel", "dicom")),
            Map.entry(
                    "engine",
                    Set.of(
                            "evidence",
                            "ledger",
                            "seal",
                            "signature",
                            "compare",
                            "timestamp",
                            "fingerprint",
                            "cbor",
                            "certificate",
                            "explain",
                            "check",
                            "deid",
                            "policy",
                            "detect",
                            "device",
                            "pixel",
                            "codestream",
                            "media",
                            "dicom",
                            "")));

    private static final JavaClasses CORE = new ClassFileImporter().importPath(Path.of("target", "classes"));

    @ParameterizedTest
    @MethodSource("packages")
    void namesOnlyWhatStandsToItsRight(String name) {
        classes()
                .that(resideIn(name))
                .should()
                .onlyDependOnClassesThat(describe(
                        "stand right of " + name,
                        target -> !isElpis(target)
                                || slice(target).equals(name)
                                || ARROWS.getOrDefault(name, Set.of()).contains(slice(target))))
                .allowEmptyShould(true)
                .check(CORE);
    }

    static Set<String> packages() {
        return new TreeSet<>(ARROWS.keySet());
    }

    @Test
    void knowsTheArrowsOfEveryPackage() {
        assertThat(ARROWS.keySet()).containsAll(present());
    }

    @Test
    void readsTheClassesItJudges() {
        assertThat(present()).isNotEmpty();
    }

    @Test
    void hasNoCycles() {
        slices().matching(ROOT + ".(**)")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void namesTypesByWhatTheyAre() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Service|Processor|Impl)")
                .because("such a name says that the split is wrong")
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void marksEveryPackageAsNullMarked() {
        assertThat(CORE.getDefaultPackage().getPackage(ROOT).getSubpackagesInTree())
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
        return CORE.stream().map(ArchitectureTest::slice).collect(Collectors.toCollection(TreeSet::new));
    }

    private static DescribedPredicate<JavaClass> resideIn(String name) {
        return describe("in " + name, type -> isElpis(type) && slice(type).equals(name));
    }

    private static boolean isElpis(JavaClass type) {
        return type.getPackageName().startsWith(ROOT);
    }

    /// The first part of the package below the root: `dicom` for `org.elpis.dicom.internal`.
    private static String slice(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        int end = below.indexOf('.', 1);
        return below.isEmpty() ? "" : below.substring(1, end < 0 ? below.length() : end);
    }
}
