package io.openbroker.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documentation shows every annotation, every attribute and every constant at least once, and lists them all. */
class AnnotationsTest {

    /** The compiler writes it, users need not. */
    private static final String CONTAINER = "ServiceOfferings";

    @Test
    void areAllShown() throws IOException {
        List<String> codes = Page.all().stream()
                .filter(page -> !CodeTest.GENERATED.contains(page.toString()))
                .flatMap(page -> page.blocks().stream())
                .filter(block -> block.language().equals("java"))
                .map(Page.Block::text)
                .toList();
        Set<String> shown = uses(codes);
        Set<String> missing = new TreeSet<>();
        for (AnnotationReference.Type type : AnnotationReference.read()) {
            if (!type.name().equals(CONTAINER)) {
                String mark = type.isAnnotation() ? "@" : "";
                if (type.isAnnotation()) {
                    missing.add("@" + type.name());
                }
                type.members().forEach(member -> missing.add(mark + type.name() + "." + member.name()));
            }
        }
        missing.removeAll(shown);
        // Defaults need not be written, and drafts differ in nothing but their names.
        missing.removeAll(List.of("Async.NEVER", "Flag.FROM_HANDLERS", "State.MANAGED"));
        missing.removeIf(name -> name.startsWith("SchemaDraft."));

        assertThat(missing).isEmpty();
    }

    /** {@code -Dgolden.update=true} writes the tables anew. */
    @Test
    void areAllInTheReference() throws IOException {
        Generated.check(
                "docs/reference/annotations.md",
                "the Javadoc of io.openbroker.annotation",
                AnnotationReference.markdown());
    }

    /** The annotations, attributes and constants that sources name. */
    private static Set<String> uses(List<String> codes) throws IOException {
        Set<String> uses = new TreeSet<>();
        TreeScanner<Void, Set<String>> scanner = new TreeScanner<Void, Set<String>>() {
            @Override
            public Void visitAnnotation(AnnotationTree annotation, Set<String> found) {
                String name = annotation.getAnnotationType().toString();
                found.add("@" + name);
                annotation
                        .getArguments()
                        .forEach(argument -> found.add("@" + name + "."
                                + (argument instanceof AssignmentTree assignment
                                        ? assignment.getVariable()
                                        : "value")));
                return super.visitAnnotation(annotation, found);
            }

            @Override
            public Void visitMemberSelect(MemberSelectTree select, Set<String> found) {
                found.add(select.toString());
                return super.visitMemberSelect(select, found);
            }
        };
        // Parts of a class are read as whatever they are.
        List<String> sources = codes.stream()
                .flatMap(code ->
                        Stream.of(code, code + "class A {}", "class A {" + code + "}", "class A {{" + code + "}}"))
                .toList();
        scanner.scan(Compiler.parse(sources), uses);
        return uses;
    }
}
