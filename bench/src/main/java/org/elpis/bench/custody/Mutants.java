package org.elpis.bench.custody;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/// Damages everything that a verifier of custody reads, and counts what is said of it.
///
/// What must never be: good or genuine of what is not the same, or a fault that nobody expects.
final class Mutants {
    private final long number;
    private final Map<String, Map<String, Long>> said = new TreeMap<>();
    private long wrong;

    private Mutants(long number) {
        this.number = number;
    }

    /// One file that a verifier reads.
    ///
    /// @param content  as it should be
    /// @param other  one of the same kind, of something else
    /// @param isSlow  whether the verifier reads a whole ledger each time: it is asked a hundredth as often
    record Target(byte[] content, byte[] other, Verifier verifier, boolean isSlow) {
        Target(byte[] content, byte[] other, Verifier verifier) {
            this(content, other, verifier, false);
        }
    }

    /// What a verifier says.
    @FunctionalInterface
    interface Verifier {
        /// Says one word of a damaged content; `WRONG` when something else is taken for genuine.
        String judge(byte[] changed) throws IOException;
    }

    public static void main(String[] args) throws Exception {
        Mutants mutants = new Mutants(Long.parseLong(args[0]));
        long seed = Long.parseLong(args[1]);
        Path folder = Files.createTempDirectory("elpis-mutants");
        Map<String, Target> targets = new LinkedHashMap<>();
        targets.putAll(SealTargets.of(folder));
        targets.putAll(LedgerTargets.of(folder));
        long fast = targets.values().stream().filter(target -> !target.isSlow()).count();
        for (Map.Entry<String, Target> target : targets.entrySet()) {
            mutants.all(target.getKey(), target.getValue(), new Mutation(seed++), fast);
        }
        mutants.print();
        System.exit(mutants.wrong == 0 ? 0 : 1);
    }

    private void all(String name, Target target, Mutation mutation, long targets) throws IOException {
        tell(name, "as it is", target.content(), target);
        long times = (number + targets - 1) / targets;
        for (long i = 0; i < (target.isSlow() ? times / 100 : times); i++) {
            byte[] changed = mutation.of(target.content(), target.other());
            tell(name, Arrays.equals(changed, target.content()) ? "as it is" : "", changed, target);
        }
        tell(name, "of another", target.other(), target);
    }

    @SuppressWarnings("CatchAndPrintStackTrace") // what must not be, with the place where it is
    private void tell(String name, String prefix, byte[] changed, Target target) {
        String word;
        try {
            word = target.verifier().judge(changed);
        } catch (IOException e) {
            word = "unreadable";
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
            e.printStackTrace();
            word = "WRONG " + e.getClass().getSimpleName();
        }
        boolean isWrong = word.startsWith("WRONG");
        wrong += isWrong ? 1 : 0;
        said.computeIfAbsent(name, none -> new TreeMap<>())
                .merge(prefix.isEmpty() ? word : prefix + ": " + word, 1L, Long::sum);
    }

    private void print() {
        long all = 0;
        System.out.println("| Damaged | what was said |");
        System.out.println("|---|---|");
        for (Map.Entry<String, Map<String, Long>> row : said.entrySet()) {
            StringBuilder words = new StringBuilder();
            for (Map.Entry<String, Long> word : row.getValue().entrySet()) {
                words.append(words.isEmpty() ? "" : "; ")
                        .append(String.format("%s %,d", word.getKey(), word.getValue()));
                all += word.getValue();
            }
            System.out.printf("| %s | %s |%n", row.getKey(), words);
        }
        System.out.printf(
                "%nOf %,d %,d were taken for what they are not, or were a fault that nobody expects.%n", all, wrong);
    }
}
