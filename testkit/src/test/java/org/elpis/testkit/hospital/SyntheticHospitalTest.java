package org.elpis.testkit.hospital;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.elpis.testkit.key.AnswerAction;
import org.elpis.testkit.key.AnswerKey;
import org.elpis.testkit.key.ByteLeakChecker;
import org.elpis.testkit.key.Layer;
import org.elpis.testkit.key.Leak;
import org.elpis.testkit.key.PlantedIdentifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SyntheticHospitalTest {
    /// Nineteen patients meet every character set, every kind of name and both ends of the age range.
    private static final SyntheticHospital.Size SIZE = new SyntheticHospital.Size(19, 2, 64, true);
    private static final SyntheticHospital.Size WIDE = new SyntheticHospital.Size(6, 2, 128, true);

    @TempDir
    static Path folder;

    private static final Map<Seed.Family, SyntheticHospital> HOSPITALS = new HashMap<>();

    @BeforeAll
    static void generate() throws IOException {
        for (Seed.Family family : Seed.Family.values()) {
            SyntheticHospital.Size size = family.isWide() ? WIDE : SIZE;
            HOSPITALS.put(family, SyntheticHospital.generate(new Seed(family, 7), folder.resolve(family.name()), size));
        }
    }

    private static SyntheticHospital hospital(Seed.Family family) {
        return Objects.requireNonNull(HOSPITALS.get(family));
    }

    @Test
    void givesTheSameBytesForTheSameSeed() throws IOException {
        Seed seed = Seed.tuning(3);
        SyntheticHospital one = SyntheticHospital.generate(seed, folder.resolve("one"), SyntheticHospital.Size.DEMO);
        SyntheticHospital two = SyntheticHospital.generate(seed, folder.resolve("two"), SyntheticHospital.Size.DEMO);
        assertThat(files(one.folder())).isEqualTo(files(two.folder()));
        assertThat(one.key()).isEqualTo(two.key());
    }

    @Test
    void givesOtherPatientsForAnotherSeed() {
        String one = SyntheticPatient.of(Seed.tuning(1), 0).id();
        assertThat(SyntheticPatient.of(Seed.tuning(2), 0).id()).isNotEqualTo(one);
    }

    @Test
    void keepsTheDemoSmallAndOfAllKinds() throws IOException {
        SyntheticHospital demo =
                SyntheticHospital.generate(Seed.tuning(5), folder.resolve("demo"), SyntheticHospital.Size.DEMO);
        assertThat(demo.files()).isBetween(60, 100);
        assertThat(classes(demo)).hasSize(24);
    }

    @Test
    void plantsThousandsOfIdentifiersOverMoreThanTwentyKinds() {
        SyntheticHospital hospital = hospital(Seed.Family.A);
        assertThat(classes(hospital)).hasSizeGreaterThan(20);
        long different = hospital.key().plants().stream()
                .flatMap(p -> p.answer().vanish().stream())
                .distinct()
                .count();
        assertThat(different).isGreaterThan(2000);
        Set<Layer> layers =
                hospital.key().plants().stream().map(p -> p.answer().layer()).collect(Collectors.toSet());
        assertThat(layers).isEqualTo(EnumSet.allOf(Layer.class));
    }

    @ParameterizedTest
    @EnumSource(Seed.Family.class)
    void findsEveryPlantedTokenInTheVeryFileThatTheKeyNames(Seed.Family family) throws IOException {
        SyntheticHospital hospital = hospital(family);
        List<PlantedIdentifier> plants = hospital.key().plants();
        Map<String, Set<String>> found = new HashMap<>();
        for (Leak leak : new ByteLeakChecker(hospital.key()).search(hospital.folder())) {
            String token = plants.get(leak.plant()).answer().vanish().get(leak.token());
            found.computeIfAbsent(leak.file(), f -> new HashSet<>()).add(token);
        }
        assertThat(plants)
                .filteredOn(p -> !found.getOrDefault(p.instance().path(), Set.of())
                        .containsAll(p.answer().vanish()))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Seed.Family.class)
    void findsNothingOfItselfInAnotherFamilysHospitalButBareDates(Seed.Family family) throws IOException {
        ByteLeakChecker checker = new ByteLeakChecker(hospital(family).key());
        for (Seed.Family other : Seed.Family.values()) {
            if (other != family && other.isWide() == family.isWide()) {
                assertThat(checker.search(hospital(other).folder()).stream().filter(Leak::certain))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Seed.Family.class)
    void givesATokenToEveryTextThatMustGoExceptAges(Seed.Family family) {
        assertThat(hospital(family).key().plants())
                .filteredOn(p -> p.answer().action() == AnswerAction.TEXT_REMOVED)
                .filteredOn(
                        p -> p.answer().vanish().isEmpty() && p.answer().near().isEmpty())
                .extracting(PlantedIdentifier::path)
                .containsOnly("<(0010,1010)>");
    }

    @ParameterizedTest
    @EnumSource(Seed.Family.class)
    void namesOnlyTokensThatStandInTheValue(Seed.Family family) {
        assertThat(hospital(family).key().plants())
                .filteredOn(p -> !p.answer().stay().stream().allMatch(p.value()::contains)
                        || !p.answer().vanish().stream().allMatch(p.value()::contains))
                .isEmpty();
    }

    @Test
    void resolvesEveryReferenceBetweenInstances() {
        AnswerKey key = hospital(Seed.Family.B).key();
        Set<String> known = new HashSet<>();
        key.plants()
                .forEach(p ->
                        known.addAll(List.of(p.instance().sopUid(), p.instance().studyUid())));
        List<PlantedIdentifier> references = key.plants().stream()
                .filter(p -> p.path().endsWith("<(0008,1155)>"))
                .toList();
        assertThat(references.stream().map(p -> p.instance().modality()).collect(Collectors.toSet()))
                .contains("SEG", "PR", "SR", "KO", "RTSTRUCT", "RTPLAN", "RTDOSE", "REG", "RWV");
        assertThat(references).allSatisfy(p -> assertThat(known).contains(p.value()));
    }

    @Test
    void keepsUidsWithinSixtyFourCharacters() {
        assertThat(hospital(Seed.Family.C).key().plants())
                .filteredOn(p -> p.answer().action() == AnswerAction.UID_CONSISTENT)
                .allSatisfy(
                        p -> assertThat(p.value()).hasSizeLessThanOrEqualTo(64).matches("[0-9.]+"));
    }

    @Test
    void sharesNoWordBetweenFamilies() {
        Map<String, Seed.Family> owner = new HashMap<>();
        for (Seed.Family family : Seed.Family.values()) {
            Pool.of(family)
                    .lists()
                    .values()
                    .forEach(list -> list.forEach(word -> assertThat(
                                    owner.merge(word, family, (a, b) -> a == b ? a : Seed.Family.A))
                            .as(word)
                            .isEqualTo(family)));
        }
    }

    private static Set<String> classes(SyntheticHospital hospital) {
        return hospital.key().plants().stream()
                .map(p -> p.instance().sopClassUid())
                .collect(Collectors.toSet());
    }

    private static Map<String, Integer> files(Path folder) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
