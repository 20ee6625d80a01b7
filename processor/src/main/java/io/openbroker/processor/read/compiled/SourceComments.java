package io.openbroker.processor.read.compiled;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** The Javadoc comments of the types in a source that is not compiled, by what they are on. */
final class SourceComments {

    private final Map<String, Optional<String>> comments;

    private SourceComments(Map<String, Optional<String>> comments) {
        this.comments = comments;
    }

    /** The comments in a source; none if there is no parser, as where Eclipse's compiler runs without a JDK. */
    static Optional<SourceComments> read(String source) {
        JavaCompiler parser = ToolProvider.getSystemJavaCompiler();
        if (parser == null) {
            return Optional.empty();
        }
        try {
            JavacTask task = (JavacTask) parser.getTask(
                    Writer.nullWriter(),
                    null,
                    ignored -> {},
                    List.of("-proc:none"),
                    null,
                    List.of(new InMemory(source)));
            Scanner scanner = new Scanner(Trees.instance(task));
            for (CompilationUnitTree unit : task.parse()) {
                scanner.scan(unit, null);
            }
            return Optional.of(new SourceComments(scanner.found));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    boolean has(TypeElement type) {
        return comments.containsKey(key(type));
    }

    Optional<String> of(Element element) {
        return comments.getOrDefault(key(element), Optional.empty());
    }

    private static String key(Element element) {
        if (element instanceof TypeElement type) {
            Element around = Optional.ofNullable(type.getEnclosingElement()).orElse(type);
            return around instanceof TypeElement && !around.equals(type)
                    ? key(around) + "." + type.getSimpleName()
                    : type.getSimpleName().toString();
        }
        String owner = Optional.ofNullable(element.getEnclosingElement())
                .map(SourceComments::key)
                .orElse("");
        return element instanceof ExecutableElement method
                ? owner + "#" + method.getSimpleName() + "("
                        + method.getParameters().stream()
                                .map(parameter -> simpleName(parameter.asType()))
                                .collect(Collectors.joining(","))
                        + ")"
                : owner + "#" + element.getSimpleName();
    }

    private static String simpleName(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return simpleName(array.getComponentType()) + "[]";
        }
        return type instanceof DeclaredType declared
                ? declared.asElement().getSimpleName().toString()
                : withoutPackages(type.toString());
    }

    /** The name in the source, without its packages, type arguments and annotations. */
    private static String withoutPackages(String type) {
        String plain = type.replaceAll("@[\\w.]+(\\([^)]*\\))?\\s*", "")
                .replaceAll("<.*>", "")
                .replace("...", "[]")
                .strip();
        return plain.substring(plain.lastIndexOf('.') + 1);
    }

    private static final class Scanner extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final Trees trees;
        private final Deque<String> around = new ArrayDeque<>();
        private final Map<String, Optional<String>> found = new HashMap<>();

        Scanner(Trees trees) {
            this.trees = trees;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            String name =
                    around.isEmpty() ? type.getSimpleName().toString() : around.peek() + "." + type.getSimpleName();
            add(name);
            around.push(name);
            for (Tree member : type.getMembers()) {
                scan(member, null);
            }
            around.pop();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            add(around.peek() + "#" + method.getName()
                    + method.getParameters().stream()
                            .map(parameter -> withoutPackages(String.valueOf(parameter.getType())))
                            .collect(Collectors.joining(",", "(", ")")));
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            add(around.peek() + "#" + variable.getName());
            return null;
        }

        private void add(String key) {
            found.put(key, Optional.ofNullable(trees.getDocComment(getCurrentPath())));
        }
    }

    private static final class InMemory extends SimpleJavaFileObject {

        private final String text;

        InMemory(String text) {
            super(URI.create("memory:///Source.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
