package io.openbroker.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations that the compiler does not know; one of them may be a misspelt one of ours. javac leaves them out of its language
 * model, so they are looked for in its trees; where a compiler has none, nothing is found.
 */
public final class UnknownAnnotations {

    private final Optional<Trees> trees;

    public UnknownAnnotations(ProcessingEnvironment environment) {
        trees = trees(environment);
    }

    static Optional<Trees> trees(ProcessingEnvironment environment) {
        try {
            return Optional.of(Trees.instance(environment));
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Whether one stands on the class itself. */
    boolean on(TypeElement type) {
        return trees.flatMap(each -> Optional.ofNullable(each.getPath(type)))
                .filter(path -> path.getLeaf() instanceof ClassTree tree && areOn(path, tree.getModifiers()))
                .isPresent();
    }

    /** Whether one stands on the class, a member of it, or a parameter of a member. */
    boolean in(TypeElement type) {
        return on(type)
                || trees.flatMap(each -> Optional.ofNullable(each.getPath(type)))
                        .filter(path -> path.getLeaf() instanceof ClassTree tree
                                && tree.getMembers().stream().anyMatch(member -> areOn(path, member)))
                        .isPresent();
    }

    /**
     * Whether a value in the annotations of an element names what the compiler does not know. A value that it knows, and that is no
     * value of the member, makes javac stop at the end of the round. Where there are no trees, it may be either.
     */
    boolean inValuesOn(Element element) {
        return trees.flatMap(each -> Optional.ofNullable(each.getPath(element)))
                .map(path -> {
                    UnknownNames names = new UnknownNames();
                    names.scan(new TreePath(path, modifiers(path.getLeaf())), null);
                    return names.found;
                })
                .orElse(true);
    }

    private static ModifiersTree modifiers(Tree declaration) {
        if (declaration instanceof ClassTree type) {
            return type.getModifiers();
        }
        return declaration instanceof MethodTree method
                ? method.getModifiers()
                : ((VariableTree) declaration).getModifiers();
    }

    private final class UnknownNames extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private boolean found;

        @Override
        public @Nullable Void visitAssignment(AssignmentTree member, @Nullable Void nothing) {
            return scan(member.getExpression(), null);
        }

        @Override
        public @Nullable Void visitIdentifier(IdentifierTree name, @Nullable Void nothing) {
            found |= isUnknown();
            return null;
        }

        @Override
        public @Nullable Void visitMemberSelect(MemberSelectTree name, @Nullable Void nothing) {
            found |= isUnknown();
            return null;
        }

        private boolean isUnknown() {
            Element named = trees.orElseThrow().getElement(getCurrentPath());
            return named == null || named.asType().getKind() == TypeKind.ERROR;
        }
    }

    private boolean areOn(TreePath around, Tree member) {
        TreePath path = new TreePath(around, member);
        if (member instanceof MethodTree method) {
            return areOn(path, method.getModifiers())
                    || method.getParameters().stream().anyMatch(parameter -> areOn(path, parameter));
        }
        return member instanceof VariableTree variable && areOn(path, variable.getModifiers());
    }

    private boolean areOn(TreePath around, ModifiersTree modifiers) {
        return modifiers.getAnnotations().stream().anyMatch(annotation -> isUnknown(around, modifiers, annotation));
    }

    private boolean isUnknown(TreePath around, ModifiersTree modifiers, AnnotationTree annotation) {
        TreePath name =
                new TreePath(new TreePath(new TreePath(around, modifiers), annotation), annotation.getAnnotationType());
        return trees.map(each -> each.getTypeMirror(name))
                .filter(type -> type.getKind() == TypeKind.ERROR)
                .isPresent();
    }
}
