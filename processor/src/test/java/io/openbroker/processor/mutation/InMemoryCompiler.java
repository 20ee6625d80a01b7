package io.openbroker.processor.mutation;

import com.sun.source.util.JavacTask;
import io.openbroker.processor.BrokerProcessor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Compiles one source after another with the processor, and keeps the class path open between them. */
final class InMemoryCompiler implements AutoCloseable {

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files =
            compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);

    /**
     * What comes of a compilation.
     *
     * @param processed whether the compiler called any processor, which it does not after some mistakes
     */
    record Result(List<Problem> errors, boolean processed) {}

    /** An error that the compiler reports. */
    record Problem(String file, long line, String message) {
        @Override
        public String toString() {
            return file + ":" + line + ": " + message;
        }
    }

    /** Whether the compiler can read a source; no processor sees one that it cannot read. */
    boolean parses(String path, String source) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        JavacTask task = (JavacTask)
                compiler.getTask(null, files, said, List.of("-proc:none"), null, List.of(new Source(path, source)));
        try {
            task.parse();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said.getDiagnostics().stream().noneMatch(each -> each.getKind() == Diagnostic.Kind.ERROR);
    }

    /** Compiles sources, which go by their paths. */
    Result compile(Map<String, String> sources, List<String> options) {
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        List<String> all = new ArrayList<>(List.of("-Xlint:none"));
        all.addAll(options);
        Stream<JavaFileObject> units =
                sources.entrySet().stream().map(source -> new Source(source.getKey(), source.getValue()));
        var task = compiler.getTask(new StringWriter(), new Discarding(files), said, all, null, units.toList());
        Probe probe = new Probe();
        task.setProcessors(List.of(probe, new BrokerProcessor()));
        task.call();
        List<Problem> errors = said.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> new Problem(
                        diagnostic.getSource() == null
                                ? ""
                                : diagnostic.getSource().getName(),
                        diagnostic.getLineNumber(),
                        diagnostic.getMessage(Locale.ENGLISH)))
                .toList();
        return new Result(errors, probe.called);
    }

    /** Sees whether processors are called. */
    private static final class Probe extends AbstractProcessor {

        private boolean called;

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            called = true;
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private static final class Source extends SimpleJavaFileObject {

        private final String text;

        Source(String path, String text) {
            super(URI.create("memory:///" + path), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class Output extends SimpleJavaFileObject {

        private final ByteArrayOutputStream content = new ByteArrayOutputStream();

        Output(String path, Kind kind) {
            super(URI.create("memory:///generated/" + path), kind);
        }

        @Override
        public OutputStream openOutputStream() {
            return content;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return content.toString(StandardCharsets.UTF_8);
        }
    }

    /** What is generated is read again by the same compilation only. */
    private static final class Discarding extends ForwardingJavaFileManager<JavaFileManager> {

        Discarding(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new Output(className.replace('.', '/') + kind.extension, kind);
        }

        @Override
        public FileObject getFileForOutput(
                Location location, String packageName, String relativeName, FileObject sibling) {
            return new Output(relativeName, JavaFileObject.Kind.OTHER);
        }
    }
}
