package org.elpis.pdf;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// What the module may name: of Elpis the one package that it serves.
class ArrowsTest {
    @Test
    void namesOnlyDocumentsOfElpis() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.elpis.pdf",
                        "org.elpis.document",
                        "org.apache.pdfbox..",
                        "org.apache.fontbox..",
                        "org.jspecify..",
                        "java..")
                .check(new ClassFileImporter().importPath(Path.of("target", "classes")));
    }
}
