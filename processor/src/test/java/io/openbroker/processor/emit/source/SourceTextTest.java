package io.openbroker.processor.emit.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.processor.model.ClassRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTextTest {

    private static final ClassRef OWN = new ClassRef("com.example", List.of("Own"));

    @Test
    void classesAreImportedInTheOrderOfTheirNames() {
        assertThat(source(SourceText.type("java.util.Map") + " " + SourceText.type("java.io.File")))
                .isEqualTo("""
                package com.example;

                import java.io.File;
                import java.util.Map;

                Map File
                """);
    }

    @Test
    void nestedClassesAreNamedByTheImportedClassAroundThem() {
        assertThat(source(SourceText.type(new ClassRef("java.util", List.of("Map", "Entry")))))
                .contains("import java.util.Map;\n")
                .endsWith("\nMap.Entry\n");
    }

    @Test
    void theJdksLanguagePackageAndTheOwnPackageNeedNoImport() {
        assertThat(source(SourceText.type(String.class) + " " + type("com.example", "Other")))
                .isEqualTo("package com.example;\n\nString Other\n");
    }

    @Test
    void ofNamesakesTheFirstIsImported() {
        assertThat(source(type("a", "Same") + " " + type("b", "Same") + " " + type("a", "Same")))
                .contains("import a.Same;")
                .doesNotContain("import b")
                .endsWith("\nSame b.Same Same\n");
    }

    @Test
    void namesakesOfClassesOfThePackageAreNotImported() {
        assertThat(source(SourceText.type(String.class) + " " + type("com.example", "String")))
                .isEqualTo("package com.example;\n\njava.lang.String String\n");
    }

    @Test
    void namesakesOfTheClassItselfAreNotImported() {
        assertThat(source(type("a", "Own") + " " + SourceText.type(OWN)))
                .isEqualTo("package com.example;\n\na.Own Own\n");
    }

    @Test
    void theUnnamedPackageHasNoDeclaration() {
        ClassRef own = new ClassRef("", List.of("Own"));
        String declaration = type("", "Other") + " " + type("java.util", "List") + "\n";
        assertThat(SourceText.of(own, declaration)).isEqualTo("import java.util.List;\n\nOther List\n");
    }

    @Test
    void linesAreBrokenWhereTheyWouldGetTooLong() {
        String name = "x".repeat(60);
        String method = Snippets.throwingMethod(name, List.of("A " + "a".repeat(36), "B b"), "");
        assertThat(source(method))
                .contains("\n" + name + "(A " + "a".repeat(36) + ",\n        B b) throws Exception {\n");
        assertThat(source("    " + method)).contains("\n    " + name + "(\n            A " + "a".repeat(36));
    }

    @Test
    void otherCharactersThanAsciiAreEscaped() {
        assertThat(source("ä\u20ac")).endsWith("\n\\u00e4\\u20ac\n");
    }

    @Test
    void literalsAreEscaped() {
        assertThat(Snippets.literal("a\"b\\c\n\t\r\f\b'\u0003")).isEqualTo("\"a\\\"b\\\\c\\n\\t\\r\\f\\b'\\u0003\"");
    }

    @Test
    void marksBecomeQualifiedNamesWithoutImports() {
        assertThat(SourceText.qualified(type("a.b", "C.D") + " " + type("", "E")))
                .isEqualTo("a.b.C.D E");
    }

    private static String source(String declaration) {
        return SourceText.of(OWN, declaration + "\n");
    }

    private static String type(String packageName, String name) {
        return SourceText.type(new ClassRef(packageName, List.of(name.split("\\."))));
    }
}
