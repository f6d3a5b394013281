package org.elpis.cli;

import java.io.IOException;
import java.util.Arrays;

/// Entry point of the command line.
///
/// Exit codes: 0 done, 1 findings or quarantined items, 2 usage, 3 environment, 4 unknown. No fault shows a stack
/// trace.
public final class Main {
    /// The version of the whole software; a test holds it against the build's.

    private static final String OVERVIEW = """
            Elpis removes patient identity from DICOM, and proves it before anything leaves.

            Usage: elpis COMMAND [OPTIONS]

              demo                      make a small synthetic hospital, run the gate on it, show what happened
              inspect PATH...           what does this give away? in plain words and as a table
              explain FILE TAG          what happens to an attribute, by which rule, and why
              deid IN... OUT            de-identify files, folders, zip files, DICOMDIRs
              deface IN... OUT          take faces, and texts of headers, out of NIfTI files
              check ORIGINAL RELEASED   independent leak check of any tool's output
              seal IN... OUT            sign what studies are, so that every later change is found and placed
              attest SEALS OUT DIR      sign from which sealed studies a release was made
              verify COPY SEAL          is a copy what was sealed? genuine, altered (where), or unknown
              verify COPY --baseline X  is it what another copy is? both pictures, and what differs where
              verify C S --original X   is it those originals with what was attested, and nothing else?
              evidence STUDY SEALS ZIP  images, seals, proofs and a verifier in one zip, for a court
              ledger show, prove, ...   what was sealed and handed over: a log that nobody can rewrite
              ledger destroy N          take away what an entry says; rotate-key: sign with other keys
              sign IN... OUT            write copies with a DICOM Digital Signature
              fingerprint RELEASED OUT  make one recipient's copy, so that a leak of it names the recipient
              trace LEAKED...           whose copy was this made from?
              profile list, show NAME   what stays and what goes; a conformance statement for reviewers
              template learn, show, ... where devices draw words into their images
              audit MODEL               what does an AI model give away of its patients? audit example DIR
              doctor                    is this machine fit

              COMMAND --help            all options of a command
              --version                 version of Elpis, of Java and of the standard's table

            ELPIS_HOME (default ~/.elpis) holds keys and private reports; OUT holds only what may leave.
            Exit codes: 0 done, 1 findings or quarantined items, 2 usage, 3 environment.

            Next: elpis demo
            """;

    private Main() {}

    public static void main(String[] args) {
        Terminal terminal = Terminal.ofProcess();
        int code = run(args, terminal);
        terminal.flush();
        System.exit(code);
    }

    static int run(String[] args, Terminal terminal) {
        String name = args.length == 0 ? "--help" : args[0];
        return switch (name) {
            case "--help", "-h", "help" -> show(terminal, OVERVIEW);
            case "--version", "-V" -> show(terminal, Version.text());
            default -> {
                String[] rest = Arrays.copyOfRange(args, 1, args.length);
                yield new Guard(name, terminal, rest).run(() -> run(name, rest, terminal));
            }
        };
    }

    private static int show(Terminal terminal, String text) {
        terminal.out().print(text);
        return ExitCode.DONE;
    }

    private static int run(String name, String[] args, Terminal terminal) throws UsageException, IOException {
        return switch (name) {
            case "deid" -> DeidCommand.run(args, terminal);
            case "deface" -> DefaceCommand.run(args, terminal);
            case "inspect" -> InspectCommand.run(args, terminal);
            case "explain" -> ExplainCommand.run(args, terminal);
            case "check" -> CheckCommand.run(args, terminal);
            case "seal" -> SealCommand.run(args, terminal);
            case "attest" -> AttestCommand.run(args, terminal);
            case "sign" -> SignCommand.run(args, terminal);
            case "evidence" -> EvidenceCommand.run(args, terminal);
            case "fingerprint" -> FingerprintCommand.run(args, terminal);
            case "trace" -> TraceCommand.run(args, terminal);
            case "verify" -> VerifyCommand.run(args, terminal);
            case "demo" -> DemoCommand.run(args, terminal);
            case "profile" -> ProfileCommand.run(args, terminal);
            case "ledger" -> LedgerCommand.run(args, terminal);
            case "template" -> TemplateCommand.run(args, terminal);
            case "audit" -> AuditCommand.run(args, terminal);
            case "doctor" -> DoctorCommand.run(args, terminal);
            case "warm-up" -> WarmUp.run(terminal);
            default -> throw UsageException.unknown("command", name, Commands.NAMES);
        };
    }
}
