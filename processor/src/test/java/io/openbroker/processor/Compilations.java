package io.openbroker.processor;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import com.google.testing.compile.JavaFileObjects;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.Processor;
import javax.tools.JavaFileObject;

/** Compiles sources as a strict user does. */
final class Compilations {

    /** What every warning is for: handlers are not called by annotations that a processor claims. */
    private static final List<String> STRICT = List.of("-Xlint:all,-processing,-path", "-Xdoclint:none");

    private Compilations() {}

    static Compilation compile(String... sources) {
        return compile(
                List.of("-Werror"),
                Arrays.stream(sources).map(Compilations::source).toList());
    }

    static Compilation compile(List<String> options, List<JavaFileObject> sources) {
        return compile(new BrokerProcessor(), options, sources);
    }

    static Compilation compile(Processor processor, List<String> options, List<JavaFileObject> sources) {
        return Compiler.javac()
                .withProcessors(processor)
                .withOptions(java.util.stream.Stream.concat(STRICT.stream(), options.stream())
                        .toArray())
                .compile(sources);
    }

    /** The options that a source asks for, in comments of the form {@code // -Aname=value}. */
    static List<String> optionsIn(String source) {
        return source.lines()
                .filter(line -> line.startsWith("// -A"))
                .map(line -> line.substring(3))
                .toList();
    }

    /** What a user sees who has forgotten the runtime. */
    static String classPathWithoutRuntime() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry ->
                        !new File(entry, "io/openbroker/runtime").exists() && !entry.contains("openbroker-runtime"))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** As much of a source as documentation shows. */
    static String withoutImports(String source) {
        return source.lines()
                .filter(line -> !line.startsWith("package ") && !line.startsWith("import "))
                .collect(Collectors.joining("\n"))
                .strip();
    }

    /** A source file, which goes by its package and its first class. */
    static JavaFileObject source(String text) {
        String packageName = text.startsWith("package ") ? text.substring(8, text.indexOf(';')) + "." : "";
        java.util.regex.Matcher type = java.util.regex.Pattern.compile(
                        "(?m)^(?:public |final |abstract )*(?:class|interface|enum|record) (\\w+)",
                        java.util.regex.Pattern.UNICODE_CHARACTER_CLASS)
                .matcher(text);
        if (!type.find()) {
            throw new IllegalArgumentException("There is no class in " + text);
        }
        return JavaFileObjects.forSourceString(packageName + type.group(1), text);
    }

    /** What the processor generated: the text of each file under its path. */
    static Map<String, String> generated(Compilation compilation) {
        Map<String, String> files = new TreeMap<>();
        for (JavaFileObject file : compilation.generatedFiles()) {
            if (file.getKind() != JavaFileObject.Kind.CLASS) {
                files.put(file.getName().replaceFirst("^/(SOURCE|CLASS)_OUTPUT/", ""), text(file));
            }
        }
        return files;
    }

    static String text(JavaFileObject file) {
        try (java.io.InputStream in = file.openInputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
