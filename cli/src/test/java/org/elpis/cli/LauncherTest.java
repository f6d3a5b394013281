package org.elpis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `elpis` script, run in a folder of its own with JDKs and a Maven that only print what they were asked.
class LauncherTest {
    private static final String FAKE_JAVA = """
            #!/bin/sh
            for word; do
                case $word in -XX:AOTCacheOutput=*) echo cache >"${word#*=}"; echo "home $ELPIS_HOME" >>"${0%/*}/trained" ;; esac
            done
            printf '%s\\n' "$0" "$@"
            """;
    private static final String FAKE_MAVEN = """
            #!/bin/sh
            echo built >>calls
            mkdir -p cli/target/dist/lib && touch cli/target/dist/lib/elpis.jar cli/target/dist/built
            """;

    private final Path sandbox;
    private final Path root;
    private final Path tools;
    private final Map<String, String> environment = new HashMap<>();

    LauncherTest(@TempDir Path folder) {
        sandbox = folder.resolve("with a space");
        root = sandbox.resolve("elpis root");
        tools = sandbox.resolve("tools");
    }

    private record Run(int exitCode, List<String> output, String messages) {}

    @BeforeEach
    void installLauncher() throws IOException {
        String script = Files.readString(Path.of("..", "elpis"))
                .replace("/usr/lib/jvm/*", "'" + sandbox + "'/jvm/*")
                .replace("/opt/*", "'" + sandbox + "'/opt/*")
                .replace("/Library/", "'" + sandbox + "'/Library/");
        executable(root.resolve("elpis"), script);
        write(root.resolve("pom.xml"), "<project/>");
        write(root.resolve("core/src/main/java/A.java"), "class A {}");
        for (String tool : List.of("find", "grep", "tr", "cksum", "mkdir", "mv", "rm", "touch", "sed", "readlink")) {
            executable(tools.resolve(tool), "#!/bin/sh\nexec " + installed(tool) + " \"$@\"\n");
        }
        environment.put("PATH", tools.toString());
        environment.put("HOME", sandbox.resolve("home").toString());
    }

    @Test
    void passesArgumentsOnWordForWord() throws Exception {
        installedJdk();
        built();

        Run run = elpis("deid", "two words", "*", "");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).endsWith("org.elpis.cli.Main", "deid", "two words", "*", "");
    }

    @Test
    void takesTheJdkThatElpisJavaNames() throws Exception {
        installedJdk();
        Path chosen = jdk(sandbox.resolve("my jdk"), "26.0.1");
        built();

        environment.put("ELPIS_JAVA", chosen.toString());
        assertThat(elpis().output()).startsWith(chosen + "/bin/java");

        environment.put("ELPIS_JAVA", chosen + "/bin/java");
        assertThat(elpis().output()).startsWith(chosen + "/bin/java");
    }

    @Test
    void refusesAnElpisJavaThatIsTooOldInsteadOfTakingAnother() throws Exception {
        installedJdk();
        environment.put("ELPIS_JAVA", jdk(sandbox.resolve("old"), "17.0.15").toString());

        Run run = elpis();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.messages()).contains("ELPIS_JAVA").contains("no JDK 25");
    }

    @Test
    void passesOverAJavaHomeThatIsTooOld() throws Exception {
        Path found = installedJdk();
        environment.put("JAVA_HOME", jdk(sandbox.resolve("old"), "17.0.15").toString());
        built();

        assertThat(elpis().output()).startsWith(found + "/bin/java");
    }

    @Test
    void findsAJdkOfSdkman() throws Exception {
        Path found = jdk(sandbox.resolve("home/.sdkman/candidates/java/25.0.3-tem"), "25.0.3");
        built();

        assertThat(elpis().output()).startsWith(found + "/bin/java");
    }

    @Test
    void asksTheJavaOnThePathWhenNoFolderHoldsAJdk25() throws Exception {
        Path hidden = jdk(sandbox.resolve("hidden"), "25.0.3");
        executable(tools.resolve("java"), "#!/bin/sh\necho '    java.home = " + hidden + "' >&2\n");
        built();

        assertThat(elpis().output()).startsWith(hidden + "/bin/java");
    }

    @Test
    void saysWhatToInstallWhenThereIsNoJdk25() throws Exception {
        jdk(sandbox.resolve("jvm/java-17"), "17.0.15");

        Run run = elpis();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.messages()).contains("openjdk-25-jdk", "temurin-25-jdk", "ELPIS_JAVA");
    }

    @Test
    void buildsOnFirstUse() throws Exception {
        installedJdk();
        executable(tools.resolve("mvn"), FAKE_MAVEN);

        Run run = elpis("demo");

        assertThat(run.exitCode()).isZero();
        assertThat(run.messages()).contains("building");
        assertThat(run.output()).endsWith("demo");
    }

    @Test
    void buildsAgainOnlyWhenASourceIsNewerThanTheBuild() throws Exception {
        installedJdk();
        executable(tools.resolve("mvn"), FAKE_MAVEN);
        elpis();
        elpis();
        assertThat(Files.readAllLines(root.resolve("calls"))).hasSize(1);

        Path source = write(root.resolve("core/src/main/java/A.java"), "class A { int b; }");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));
        elpis();
        assertThat(Files.readAllLines(root.resolve("calls"))).hasSize(2);
    }

    @Test
    void saysWhatToInstallWhenThereIsNothingBuiltAndNoMaven() throws Exception {
        installedJdk();

        Run run = elpis();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.messages()).contains("apt install maven");
    }

    @Test
    void showsTheErrorsOfAFailedBuildAndWhereTheLogIs() throws Exception {
        installedJdk();
        executable(tools.resolve("mvn"), "#!/bin/sh\necho '[ERROR] A.java is wrong'; exit 1\n");

        Run run = elpis();

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.messages()).contains("[ERROR] A.java is wrong", "build.log");
        assertThat(root.resolve(".elpis-build/lock")).doesNotExist();
    }

    @Test
    void trainsTheCacheOnceForABuildAndStartsFromItAfterwards() throws Exception {
        Path found = installedJdk();
        built();

        elpis();
        Run second = elpis();

        assertThat(second.output()).anyMatch(word -> word.startsWith("-XX:AOTCache=" + root));
        assertThat(Files.readAllLines(found.resolve("bin/trained"))).hasSize(1);
    }

    @Test
    void trainsAgainAfterANewBuild() throws Exception {
        Path found = installedJdk();
        built();
        elpis();

        Files.setLastModifiedTime(
                root.resolve("cli/target/dist/built"),
                FileTime.from(Instant.now().plusSeconds(60)));
        elpis();

        assertThat(Files.readAllLines(found.resolve("bin/trained"))).hasSize(2);
    }

    @Test
    void trainsInAHomeOfItsOwn() throws Exception {
        Path found = installedJdk();
        built();
        environment.put("ELPIS_HOME", sandbox.resolve("keys and projects").toString());

        elpis();

        assertThat(found.resolve("bin/trained")).content().doesNotContain("keys and projects");
    }

    @Test
    void startsWithoutACacheWhenTrainingFails() throws Exception {
        Path found = installedJdk();
        executable(found.resolve("bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        built();

        Run run = elpis("demo");

        assertThat(run.exitCode()).isZero();
        assertThat(run.output())
                .noneMatch(word -> word.startsWith("-XX:AOTCache"))
                .endsWith("demo");
        assertThat(run.messages()).isEmpty();
    }

    @Test
    void putsElpisOptsBeforeTheMainClass() throws Exception {
        installedJdk();
        built();
        environment.put("ELPIS_OPTS", "-Xmx64m -Da=*");

        assertThat(elpis().output()).containsSubsequence("-Xmx64m", "-Da=*", "org.elpis.cli.Main");
    }

    @Test
    void leavesTheChoiceOfACollectorToElpisOpts() throws Exception {
        installedJdk();
        built();
        environment.put("ELPIS_OPTS", "-XX:+UseParallelGC");

        assertThat(elpis().output()).contains("-XX:+UseParallelGC").doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void givesAuditsVectorsAndNativesAndNoCacheThatWasTrainedWithoutThem() throws Exception {
        installedJdk();
        built();
        elpis();

        assertThat(elpis("audit", "model.onnx").output())
                .containsSubsequence(
                        "-Xmx2g",
                        "--add-modules",
                        "jdk.incubator.vector",
                        "--enable-native-access=ALL-UNNAMED",
                        "org.elpis.cli.Main",
                        "audit",
                        "model.onnx")
                .noneMatch(word -> word.startsWith("-XX:AOTCache") || word.contains("TieredStopAtLevel"));
    }

    @Test
    void givesNoOtherCommandTheModulesOfAudits() throws Exception {
        installedJdk();
        built();

        assertThat(elpis("deid", "audit", "OUT").output()).doesNotContain("--add-modules");
    }

    @Test
    void letsElpisOptsGiveAuditsMoreMemory() throws Exception {
        installedJdk();
        built();
        environment.put("ELPIS_OPTS", "-Xmx4g");

        assertThat(elpis("audit", "model.onnx").output()).containsSubsequence("-Xmx2g", "-Xmx4g");
    }

    @Test
    void givesTheJvmALocaleThatCanNameEveryFile() throws Exception {
        Path found = installedJdk();
        executable(found.resolve("bin/java"), "#!/bin/sh\necho \"${LC_ALL:-unset} ${LANG:-unset}\"\n");
        built();

        assertThat(elpis().output()).containsExactly("C.UTF-8 unset");
        environment.put("LANG", "de_DE.UTF-8");
        assertThat(elpis().output()).containsExactly("unset de_DE.UTF-8");
        environment.put("LC_ALL", "POSIX");
        assertThat(elpis().output()).containsExactly("C.UTF-8 de_DE.UTF-8");
    }

    @Test
    void worksThroughSymbolicLinks() throws Exception {
        installedJdk();
        built();
        Files.createSymbolicLink(sandbox.resolve("near"), Path.of("elpis root", "elpis"));
        Path far = Files.createSymbolicLink(sandbox.resolve("far"), sandbox.resolve("near"));

        Path jar = root.toRealPath().resolve("cli/target/dist/lib/elpis.jar");
        assertThat(run(far).output()).contains(jar.toString());
    }

    private Run elpis(String... arguments) throws Exception {
        return run(root.resolve("elpis"), arguments);
    }

    private Run run(Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path errors = sandbox.resolve("stderr");
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(sandbox.toFile()).redirectError(errors.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        List<String> output = process.inputReader().readAllLines();
        return new Run(process.waitFor(), output, Files.readString(errors));
    }

    private Path installedJdk() throws IOException {
        return jdk(sandbox.resolve("jvm/temurin-25"), "25.0.3");
    }

    private static Path jdk(Path home, String version) throws IOException {
        executable(home.resolve("bin/java"), FAKE_JAVA);
        write(home.resolve("release"), "IMPLEMENTOR=\"Fake\"\nJAVA_VERSION=\"" + version + "\"\nOS_NAME=\"Linux\"\n");
        return home;
    }

    private void built() throws IOException {
        write(root.resolve("cli/target/dist/lib/elpis.jar"), "");
        write(root.resolve("cli/target/dist/built"), "");
    }

    private static Path installed(String tool) {
        Path local = Path.of("/usr/bin", tool);
        return Files.exists(local) ? local : Path.of("/bin", tool);
    }

    private static void executable(Path file, String content) throws IOException {
        assertThat(write(file, content).toFile().setExecutable(true)).isTrue();
    }

    private static Path write(Path file, String content) throws IOException {
        Files.createDirectories(file.resolveSibling(""));
        return Files.writeString(file, content);
    }
}
