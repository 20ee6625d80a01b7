package io.openbroker.processor.read.compiled;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.FileObject;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Tells from which file a compiler has a type. */
final class TypeFiles {

    private final Elements elements;
    private final Filer filer;
    private final Optional<Trees> trees;
    private final Map<String, Optional<byte[]>> classFiles = new HashMap<>();

    TypeFiles(ProcessingEnvironment environment) {
        elements = environment.getElementUtils();
        filer = environment.getFiler();
        trees = CompilerTrees.of(environment);
    }

    /** Whether the compiler has a source of the type, so far as it says. */
    boolean isSource(TypeElement type) {
        return source(type).isPresent();
    }

    /** The source of a type that is compiled now. */
    Optional<URI> source(TypeElement type) {
        TreePath path = trees.isPresent() ? trees.get().getPath(type) : null;
        if (path != null) {
            return Optional.of(path.getCompilationUnit().getSourceFile().toUri());
        }
        return file(type)
                .filter(file -> file.getKind() == JavaFileObject.Kind.SOURCE)
                .map(JavaFileObject::toUri)
                .or(() -> eclipseSource(type));
    }

    /** Whether the class file of a type is where this compilation puts its own. */
    boolean isInClassOutput(TypeElement type) {
        Optional<JavaFileObject> file = file(type);
        boolean inFolder = file.isEmpty() || "file".equals(file.get().toUri().getScheme());
        return inFolder && through(StandardLocation.CLASS_OUTPUT, type).isPresent();
    }

    /** The content of a type's class file, which is looked for once. */
    Optional<byte[]> classFile(TypeElement type) {
        return classFiles.computeIfAbsent(
                elements.getBinaryName(type).toString(),
                name -> file(type)
                        .filter(file -> file.getKind() == JavaFileObject.Kind.CLASS)
                        .flatMap(file -> content(() -> file))
                        .or(() -> through(StandardLocation.CLASS_OUTPUT, type))
                        .or(() -> through(StandardLocation.CLASS_PATH, type)));
    }

    /** The file according to compilers since JDK 18. */
    private Optional<JavaFileObject> file(TypeElement type) {
        return ask(Elements.class, "getFileObjectOf", MethodType.methodType(JavaFileObject.class, Element.class))
                .flatMap(method -> answer(() -> method.invoke(elements, type)))
                .filter(JavaFileObject.class::isInstance)
                .map(JavaFileObject.class::cast);
    }

    /** The file according to Eclipse's compiler, on any JDK. */
    private static Optional<URI> eclipseSource(TypeElement type) {
        return ask(type.getClass(), "getFileName", MethodType.methodType(String.class))
                .flatMap(method -> answer(() -> method.invoke(type)))
                .map(String::valueOf)
                .filter(name -> name.endsWith(".java"))
                .map(name -> Path.of(name).toAbsolutePath().toUri());
    }

    /** A call of a method that may not be there, or fail. */
    private interface Call {
        @Nullable
        Object answer() throws Throwable;
    }

    /** A method; looking for it among all would load classes that JDK 17 does not have. */
    private static Optional<MethodHandle> ask(Class<?> declaring, String name, MethodType type) {
        try {
            return Optional.of(MethodHandles.publicLookup().findVirtual(declaring, name, type));
        } catch (ReflectiveOperationException | LinkageError e) {
            return Optional.empty();
        }
    }

    private static Optional<Object> answer(Call call) {
        try {
            return Optional.ofNullable(call.answer());
        } catch (VirtualMachineError e) {
            throw e;
        } catch (Throwable e) {
            return Optional.empty();
        }
    }

    private Optional<byte[]> through(StandardLocation location, TypeElement type) {
        String name = elements.getBinaryName(type).toString().replace('.', '/') + ".class";
        return content(() -> filer.getResource(location, "", name));
    }

    /** A file that may not be there. */
    private interface Source {
        FileObject file() throws IOException;
    }

    /** Compilers say in several ways that there is no such file or location. */
    private static Optional<byte[]> content(Source source) {
        try (InputStream in = source.file().openInputStream()) {
            return Optional.of(in.readAllBytes());
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }
}
