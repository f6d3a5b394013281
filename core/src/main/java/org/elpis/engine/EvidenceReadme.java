package org.elpis.engine;

import java.util.Map;

/// The text that a stranger reads first, in ASCII.
final class EvidenceReadme {
    private EvidenceReadme() {}

    static String of(EvidenceRunner.Told told) {
        StringBuilder text = new StringBuilder("""
                EVIDENCE PACK, version 1, made by Elpis

                This folder is about one medical study. It holds the images, signed statements of what they were
                (seals), proofs from a log that nobody can rewrite, and a program that checks all of it. You need not
                believe whoever gave it to you, and you need no network.

                """);
        text.append(told.hasIdentity() ? """
                TO WHOM IT MAY GO: the images do not say that the patient's identity was removed. Treat the pack like
                the patient's record: only to those who may see that, over ways that are allowed for it.

                """ : """
                TO WHOM IT MAY GO: the images are marked as de-identified. With the seals' openings one can test guesses
                about what they show. Give the pack to those who may have the images, and to nobody else.

                """);
        text.append("""
                1. READ story.html in a browser: what happened, when, and what that proves. It prints to PDF.

                2. CHECK. You need Java 25 or newer (https://adoptium.net, "JRE" is enough). In this folder:

                       java -jar verify.jar

                   The images of a few hundred slices take some seconds. The last word is in the first line.

                3. CONFIRM THE KEYS. Keys that come with a pack are only as good as the way the pack came. Ask their
                   owner, on another way (a letter, the telephone, a web page), for these numbers:

                """);
        for (Map.Entry<String, String> key : told.keys().entrySet()) {
            text.append("       ").append(key.getKey()).append('\n');
            text.append("       ").append(key.getValue()).append("\n\n");
        }
        text.append("   If they are the same, run\n\n       java -jar verify.jar");
        for (Map.Entry<String, String> key : told.keys().entrySet()) {
            String option = key.getKey().equals("keys/ledger.pub") ? "--ledger-key" : "--sealer";
            text.append(" \\\n           ").append(option).append(' ').append(key.getValue());
        }
        return text.append("""


                   Exit codes: 0 genuine, 1 altered, 4 unknown (also: everything holds, but you confirmed no keys).

                4. NOT SURE ABOUT verify.jar? Take one from another installation of Elpis (elpis evidence --verifier
                   FILE), or check parts with other programs: sha256sum -c manifest.txt for the files, any tool for C2SP
                   tlog proofs for the ledger. The formats are public: docs/formats of Elpis.

                What is in here: images/ the files as they are; seals/ what they were; ledger/ when that was logged;
                keys/ and certificates/ public keys; manifest.txt the digests of all files; manifest.sig who stands
                for it; story.html; verify.jar.
                """).toString();
    }
}
