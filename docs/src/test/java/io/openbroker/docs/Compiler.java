package io.openbroker.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ServiceLoader;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** Compiles sources as a user does, with the processor. Use it in one thread, since it keeps what javac read of the class path. */
final class Compiler implements AutoCloseable {

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    private final StandardJavaFileManager files = JAVAC.getStandardFileManager(null, Locale.ROOT, null);

    /**
     * The errors and warnings of a source.
     *
     * @param resources the folder with catalogs and schemas
     */
    List<String> problems(String name, String source, Path output, Path resources) throws IOException {
        files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
        files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(output));
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        List<String> options = List.of("-Xlint:all,-processing", "-parameters", "-Aopenbroker.resources=" + resources);
        JavaCompiler.CompilationTask task =
                JAVAC.getTask(null, files, problems, options, null, List.of(new Source(name, source)));
        // Found here, they are loaded once; javac would load them anew for each source.
        task.setProcessors(ServiceLoader.load(Processor.class));
        task.call();
        return problems.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() != Diagnostic.Kind.NOTE)
                .map(diagnostic -> diagnostic.getLineNumber() + ": " + diagnostic.getMessage(Locale.ROOT))
                .toList();
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    /** The syntax trees of sources; mistakes in them do not matter. */
    static Iterable<? extends CompilationUnitTree> parse(List<String> sources) throws IOException {
        try (StandardJavaFileManager files = JAVAC.getStandardFileManager(null, Locale.ROOT, null)) {
            JavacTask task = (JavacTask) JAVAC.getTask(
                    null,
                    files,
                    diagnostic -> {},
                    List.of(),
                    null,
                    sources.stream().map(source -> new Source("A", source)).toList());
            return task.parse();
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String code;

        Source(String name, String code) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.code = code;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return code;
        }
    }
}
