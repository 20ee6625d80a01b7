package io.openbroker.docs;

import static java.util.Objects.requireNonNull;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.ReturnTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** What the Javadoc of {@code io.openbroker.annotation} says, as tables. */
final class AnnotationReference {

    private static final Path SOURCES = Page.ROOT.resolve("annotations/src/main/java/io/openbroker/annotation");

    private static final List<String> CATALOG = List.of(
            "Broker",
            "ServiceOffering",
            "Plan",
            "Cost",
            "Cost.Amount",
            "Maintenance",
            "MetadataEntry",
            "DashboardClient",
            "ServiceOfferings");

    private static final List<String> HANDLERS = List.of(
            "Provision",
            "Update",
            "Deprovision",
            "Bind",
            "Unbind",
            "FetchInstance",
            "FetchBinding",
            "LastOperation",
            "LastBindingOperation");

    /** An annotation or an enum. */
    record Type(String name, boolean isAnnotation, String text, List<Member> members) {}

    /**
     * An attribute or a constant.
     *
     * @param value the default of an attribute, or nothing
     */
    record Member(String name, String type, String value, String text) {}

    private AnnotationReference() {}

    static List<Type> read() throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> sources = Files.walk(SOURCES)) {
            JavacTask task = (JavacTask) javac.getTask(
                    null,
                    files,
                    diagnostic -> {},
                    List.of(),
                    null,
                    files.getJavaFileObjectsFromPaths(sources.filter(
                                    path -> path.toString().endsWith(".java") && !path.endsWith("package-info.java"))
                            .sorted()
                            .toList()));
            DocTrees docs = DocTrees.instance(task);
            List<Type> types = new ArrayList<>();
            for (CompilationUnitTree unit : task.parse()) {
                for (Tree declared : unit.getTypeDecls()) {
                    if (declared instanceof ClassTree type) {
                        read(type, new TreePath(new TreePath(unit), type), "", docs, types);
                    }
                }
            }
            return types;
        }
    }

    private static void read(ClassTree type, TreePath path, String outer, DocTrees docs, List<Type> types) {
        List<Member> members = new ArrayList<>();
        String name = outer + type.getSimpleName();
        types.add(new Type(
                name, type.getKind() == Tree.Kind.ANNOTATION_TYPE, text(docs.getDocCommentTree(path)), members));
        for (Tree declared : type.getMembers()) {
            DocCommentTree comment = docs.getDocCommentTree(new TreePath(path, declared));
            if (declared instanceof MethodTree method && comment != null) {
                Tree value = method.getDefaultValue();
                members.add(new Member(
                        method.getName().toString(),
                        method.getReturnType().toString(),
                        value == null
                                ? ""
                                : value.toString().replace("{}", "{ }").replace("{ }", "{}"),
                        text(comment)));
            } else if (declared instanceof VariableTree constant && comment != null) {
                members.add(new Member(constant.getName().toString(), "", "", text(comment)));
            } else if (declared instanceof ClassTree nested) {
                read(nested, new TreePath(path, nested), name + ".", docs, types);
            }
        }
    }

    static String markdown() throws IOException {
        Map<String, Type> types = new LinkedHashMap<>();
        read().forEach(type -> types.put(type.name(), type));
        StringBuilder markdown = new StringBuilder("\n");
        markdown.append("## The broker and its catalog\n\n");
        CATALOG.forEach(name -> markdown.append(section(requireNonNull(types.remove(name), name))));
        markdown.append("## Handlers\n\n");
        HANDLERS.forEach(name -> markdown.append(section(requireNonNull(types.remove(name), name))));
        markdown.append("## Inputs of handlers\n\n");
        types.values().stream().filter(Type::isAnnotation).forEach(type -> markdown.append(section(type)));
        markdown.append("## Values\n\n");
        types.values().stream().filter(type -> !type.isAnnotation()).forEach(type -> markdown.append(section(type)));
        return markdown.toString();
    }

    private static String section(Type type) {
        StringBuilder section = new StringBuilder("### ")
                .append(type.isAnnotation() ? "@" : "")
                .append(type.name())
                .append("\n\n")
                .append(wrapped(type.text()))
                .append("\n\n");
        if (type.members().isEmpty()) {
            return section.toString();
        }
        section.append(type.isAnnotation() ? "| Attribute | Type | Default | Meaning |\n|---|---|---|---|\n" : "")
                .append(type.isAnnotation() ? "" : "| Constant | Meaning |\n|---|---|\n");
        for (Member member : type.members()) {
            section.append("| `").append(member.name()).append("` | ");
            if (type.isAnnotation()) {
                section.append('`').append(member.type()).append("` | ");
                section.append(member.value().isEmpty() ? "required" : "`" + member.value() + "`")
                        .append(" | ");
            }
            section.append(member.text().replace("|", "\\|").replace("\n\n", " "))
                    .append(" |\n");
        }
        return section.append('\n').toString();
    }

    private static String text(DocCommentTree comment) {
        String body = comment.getFullBody().stream().map(DocTree::toString).collect(Collectors.joining());
        String returned = comment.getBlockTags().stream()
                .filter(tag -> tag instanceof ReturnTree)
                .map(tag -> ((ReturnTree) tag)
                        .getDescription().stream().map(DocTree::toString).collect(Collectors.joining()))
                .findFirst()
                .map(text -> " Value: " + text + ".")
                .orElse("");
        return plain(body) + plain(returned);
    }

    /** Javadoc as Markdown. */
    static String plain(String javadoc) {
        return javadoc.replaceAll("\\s*\n\\s*", " ")
                .replaceAll("\\{@code ([^{}]*(?:\\{[^{}]*\\}[^{}]*)*)\\}", "`$1`")
                .replaceAll("</?code>", "`")
                .replaceAll("\\{@link(?:plain)?\\s+(?:[a-z]\\w*\\.)*#?(\\w+)(?:#(\\w+))?(?:\\(\\))?\\}", "`$1.$2`")
                .replaceAll("\\.`", "`")
                .replaceAll("\\{@link(?:plain)?\\s+\\S+ ([^}]*)\\}", "`$1`")
                .replaceAll("\\s*<p>\\s*", "\n\n")
                .replaceAll("</p>", "");
    }

    private static String wrapped(String text) {
        StringBuilder wrapped = new StringBuilder();
        for (String paragraph : text.split("\n\n", -1)) {
            int length = 0;
            wrapped.append(wrapped.isEmpty() ? "" : "\n\n");
            for (String word : paragraph.strip().split(" ", -1)) {
                if (length > 0 && length + 1 + word.length() > 120) {
                    wrapped.append('\n');
                    length = 0;
                }
                wrapped.append(length == 0 ? "" : " ").append(word);
                length += word.length() + (length == 0 ? 0 : 1);
            }
        }
        return wrapped.toString();
    }
}
