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
import io.openbroker.processor.read.compiled.CompilerTrees;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/**
 * Finds annotations that the compiler does not know; one of them may be a misspelt one of ours. javac leaves them out of its language
 * model, so they are looked for in its trees; where a compiler has none, nothing is found.
 */
public final class UnknownAnnotations {

    private final Optional<Trees> trees;

    public UnknownAnnotations(ProcessingEnvironment environment) {
        trees = CompilerTrees.of(environment);
    }

    /** Whether one is on the class itself. */
    boolean on(TypeElement type) {
        TreePath path = path(type);
        return path != null && path.getLeaf() instanceof ClassTree tree && areOn(path, tree.getModifiers());
    }

    /** Whether one is on the class, a member of it, or a parameter of a member. */
    boolean in(TypeElement type) {
        TreePath path = path(type);
        return path != null
                && path.getLeaf() instanceof ClassTree tree
                && (areOn(path, tree.getModifiers()) || areOnAny(path, tree.getMembers()));
    }

    /**
     * Whether a value in the annotations of an element, or its type, names what the compiler does not know. A value that it knows, and that is no
     * value of the member, makes javac stop at the end of the round. Where there are no trees, it may be either.
     */
    boolean inValuesOn(Element element) {
        return names(element).map(names -> names.found).orElse(true);
    }

    /** Whether a value in the annotations of an element is the class literal of a class that the compiler does not know. */
    boolean inClassLiteralsOn(Element element) {
        return names(element).map(names -> names.foundInClassLiteral).orElse(true);
    }

    private Optional<UnknownNames> names(Element element) {
        TreePath path = path(element);
        if (path == null) {
            return Optional.empty();
        }
        UnknownNames names = new UnknownNames();
        for (Tree part : annotated(path.getLeaf())) {
            names.scan(new TreePath(path, part), null);
        }
        return Optional.of(names);
    }

    /** Whether the user wrote the element, so far as can be told; the compiler adds some, such as the accessors of a record. */
    boolean isWritten(Element element) {
        return trees.isEmpty() || path(element) != null;
    }

    private @Nullable TreePath path(Element element) {
        return trees.isPresent() ? trees.get().getPath(element) : null;
    }

    /** The parts of a declaration with its annotations and those of its type. */
    private static List<Tree> annotated(Tree declaration) {
        if (declaration instanceof ClassTree type) {
            return List.of(type.getModifiers());
        }
        if (declaration instanceof MethodTree method) {
            return method.getReturnType() == null
                    ? List.of(method.getModifiers())
                    : List.of(method.getModifiers(), method.getReturnType());
        }
        VariableTree variable = (VariableTree) declaration;
        return variable.getType() == null
                ? List.of(variable.getModifiers())
                : List.of(variable.getModifiers(), variable.getType());
    }

    private final class UnknownNames extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private boolean found;
        private boolean foundInClassLiteral;

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
            if (name.getIdentifier().contentEquals("class")) {
                TypeMirror type =
                        trees.orElseThrow().getTypeMirror(new TreePath(getCurrentPath(), name.getExpression()));
                foundInClassLiteral |= type == null || type.getKind() == TypeKind.ERROR;
            }
            return null;
        }

        private boolean isUnknown() {
            Element named = trees.orElseThrow().getElement(getCurrentPath());
            return named == null || named.asType().getKind() == TypeKind.ERROR;
        }
    }

    private boolean areOnAny(TreePath around, List<? extends Tree> members) {
        for (Tree member : members) {
            if (areOn(around, member)) {
                return true;
            }
        }
        return false;
    }

    private boolean areOn(TreePath around, Tree member) {
        TreePath path = new TreePath(around, member);
        if (member instanceof MethodTree method) {
            return areOn(path, method.getModifiers()) || areOnAny(path, method.getParameters());
        }
        return member instanceof VariableTree variable && areOn(path, variable.getModifiers());
    }

    private boolean areOn(TreePath around, ModifiersTree modifiers) {
        for (AnnotationTree annotation : modifiers.getAnnotations()) {
            if (isUnknown(around, modifiers, annotation)) {
                return true;
            }
        }
        return false;
    }

    private boolean isUnknown(TreePath around, ModifiersTree modifiers, AnnotationTree annotation) {
        TreePath name =
                new TreePath(new TreePath(new TreePath(around, modifiers), annotation), annotation.getAnnotationType());
        TypeMirror type = trees.orElseThrow().getTypeMirror(name);
        return type != null && type.getKind() == TypeKind.ERROR;
    }
}
