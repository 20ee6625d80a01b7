package io.openbroker.processor.diagnostic;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.tools.Diagnostic.Kind;

/**
 * Finds values in a repeated annotation of a class. The compiler wraps those into a container that is not in the source,
 * and its own messager then points at the class, and drops all messages for it but the first.
 */
final class TreePositions {

    private final Trees trees;

    private TreePositions(Trees trees) {
        this.trees = trees;
    }

    /** The positions, where the compiler is javac and gives processors access to its trees. */
    static Optional<TreePositions> of(ProcessingEnvironment environment) {
        try {
            return Optional.of(new TreePositions(Trees.instance(environment)));
        } catch (IllegalArgumentException | LinkageError e) {
            return Optional.empty();
        }
    }

    /** Prints the message if the place is in the source and in an annotation of a class. */
    boolean print(Kind kind, String text, SourceRef source) {
        TreePath path = source.path().isEmpty() ? null : trees.getPath(source.element());
        if (path == null || !(path.getLeaf() instanceof ClassTree type)) {
            return false;
        }
        Optional<Tree> tree = find(type, source.path());
        tree.ifPresent(found -> trees.printMessage(kind, text, found, path.getCompilationUnit()));
        return tree.isPresent();
    }

    private static Optional<Tree> find(ClassTree type, List<SourceRef.Step> path) {
        SourceRef.Step first = path.get(0);
        Optional<? extends Tree> found = type.getModifiers().getAnnotations().stream()
                .filter(annotation -> names(annotation.getAnnotationType(), first.name()))
                .skip(first.index())
                .findFirst();
        for (SourceRef.Step step : path.subList(1, path.size())) {
            found = found.flatMap(tree -> member(tree, step));
        }
        return found.map(Tree.class::cast);
    }

    private static boolean names(Tree annotationType, String simpleName) {
        String name = annotationType.toString();
        return name.equals(simpleName) || name.endsWith("." + simpleName);
    }

    private static Optional<Tree> member(Tree tree, SourceRef.Step step) {
        if (!(tree instanceof AnnotationTree annotation)) {
            return Optional.empty();
        }
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment
                    && assignment.getVariable().toString().equals(step.name())) {
                return Optional.of(value(assignment.getExpression(), step.index()));
            }
        }
        return Optional.empty();
    }

    private static Tree value(ExpressionTree expression, int index) {
        return expression instanceof NewArrayTree array
                        && index < array.getInitializers().size()
                ? array.getInitializers().get(index)
                : expression;
    }
}
