package io.openbroker.processor.read.compiled;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Finds Javadoc comments. A build that compiles only what has changed has the other types as class files, in which there are no
 * comments; for those that are of the same module, the source is read beside that of the broker.
 */
public final class DocComments {

    /** The option with the folders of sources, beside the one in which the broker is. */
    public static final String OPTION = "openbroker.sources";

    private final Elements elements;
    private final TypeFiles files;
    private final List<String> folders;
    private final Map<String, Optional<SourceComments>> sources = new HashMap<>();

    DocComments(ProcessingEnvironment environment, TypeFiles files) {
        this.elements = environment.getElementUtils();
        this.files = files;
        String given = environment.getOptions().getOrDefault(OPTION, "");
        this.folders = given.isBlank() ? List.of() : List.of(given.split(File.pathSeparator, -1));
    }

    /** The comments, as they are seen from a class that is compiled; for use while one schema is read. */
    public Seen from(Element broker) {
        return new Seen(outermost(broker));
    }

    /** Comments, and those that should be there but are not. */
    public final class Seen {

        private final TypeElement broker;
        private final Set<String> withoutSource = new LinkedHashSet<>();

        private Seen(TypeElement broker) {
            this.broker = broker;
        }

        /** The comment on an element; none if there is none, or nobody could know it. */
        public Optional<String> of(Element element) {
            Optional<String> shown = Optional.ofNullable(elements.getDocComment(element));
            TypeElement type = outermost(element);
            if (shown.isPresent() || files.isSource(type)) {
                return shown;
            }
            Optional<SourceComments> source =
                    sources.computeIfAbsent(type.getQualifiedName().toString(), name -> find(type, broker));
            if (source.isEmpty() && mayBeJava(type) && files.isInClassOutput(type)) {
                withoutSource.add(type.getQualifiedName().toString());
            }
            return source.flatMap(found -> found.of(element));
        }

        /** The types of this module whose source was not found, in the order in which they were read. */
        public Set<String> withoutSource() {
            return Collections.unmodifiableSet(withoutSource);
        }
    }

    private Optional<SourceComments> find(TypeElement type, TypeElement broker) {
        return find(type, type.getSimpleName() + ".java", broker)
                .or(() -> sourceFile(type).flatMap(name -> find(type, name, broker)));
    }

    private Optional<SourceComments> find(TypeElement type, String name, TypeElement broker) {
        String inPackage =
                elements.getPackageOf(type).getQualifiedName().toString().replace('.', '/');
        for (Path root : roots(broker)) {
            Optional<SourceComments> found = read(root.resolve(inPackage).resolve(name))
                    .flatMap(SourceComments::read)
                    .filter(source -> source.has(type));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** Classes of other languages have no Javadoc, however they are compiled. */
    private boolean mayBeJava(TypeElement type) {
        return sourceFile(type).map(name -> name.endsWith(".java")).orElse(true);
    }

    /** Several types may be in the file of one of them. */
    private Optional<String> sourceFile(TypeElement type) {
        return files.classFile(type).map(ClassFileContent::read).flatMap(ClassFileContent::sourceFile);
    }

    private List<Path> roots(TypeElement broker) {
        List<Path> roots = new ArrayList<>();
        folders.forEach(folder -> path(folder).ifPresent(roots::add));
        files.source(broker).flatMap(source -> root(source, broker)).ifPresent(roots::add);
        return roots;
    }

    /** The folder that is the root of the packages. */
    private Optional<Path> root(URI source, TypeElement broker) {
        String inPackage = elements.getPackageOf(broker).getQualifiedName().toString();
        try {
            Path folder = Path.of(source).getParent();
            for (int i = inPackage.isEmpty() ? 0 : inPackage.split("\\.", -1).length; i > 0 && folder != null; i--) {
                folder = folder.getParent();
            }
            return Optional.ofNullable(folder);
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private static Optional<Path> path(String folder) {
        try {
            return Optional.of(Path.of(folder));
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static TypeElement outermost(Element element) {
        Element each = element;
        TypeElement outermost = null;
        while (each != null) {
            if (each instanceof TypeElement type) {
                outermost = type;
            }
            each = each.getEnclosingElement();
        }
        if (outermost == null) {
            throw new IllegalArgumentException(element + " is in no type");
        }
        return outermost;
    }
}
