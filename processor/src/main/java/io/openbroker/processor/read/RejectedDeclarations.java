package io.openbroker.processor.read;

import com.sun.source.tree.AnnotatedTypeTree;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeParameterTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.compiled.CompilerTrees;
import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Target;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import org.jspecify.annotations.Nullable;

/**
 * Finds declarations that javac rejects whatever other processors generate: with annotations that are not applicable or not
 * repeatable there, lack a member, or name a class that is no annotation; and with a name that is declared already. javac runs no
 * further round after such an error, so waiting is useless. Declarations that may be valid are not found.
 */
public final class RejectedDeclarations {

    private final Optional<Trees> trees;

    public RejectedDeclarations(ProcessingEnvironment environment) {
        trees = CompilerTrees.of(environment);
    }

    /** Whether there is one in these classes; none is found where the compiler is not javac. */
    public boolean areIn(Collection<? extends Element> classes) {
        for (Element type : classes) {
            TreePath path = trees.isPresent() ? trees.get().getPath(type) : null;
            if (path != null) {
                Search search = new Search();
                search.scan(path, null);
                if (search.found) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Looks through declarations; javac comes to the bodies of methods and to initializers only after all rounds. */
    private final class Search extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private boolean found;

        @Override
        public @Nullable Void visitBlock(BlockTree body, @Nullable Void nothing) {
            return null;
        }

        @Override
        public @Nullable Void visitClass(ClassTree type, @Nullable Void nothing) {
            declaredOnce(type.getMembers());
            return super.visitClass(type, null);
        }

        @Override
        public @Nullable Void visitMethod(MethodTree method, @Nullable Void nothing) {
            scan(method.getModifiers(), null);
            scan(method.getReturnType(), null);
            scan(method.getTypeParameters(), null);
            declaredOnce(method.getParameters());
            // javac copies the annotations of record components to the parameters of constructors, whether applicable
            // or not.
            return isConstructor(method) && isInRecord(getCurrentPath()) ? null : scan(method.getParameters(), null);
        }

        @Override
        public @Nullable Void visitVariable(VariableTree variable, @Nullable Void nothing) {
            scan(variable.getModifiers(), null);
            return scan(variable.getType(), null);
        }

        @Override
        public @Nullable Void visitModifiers(ModifiersTree modifiers, @Nullable Void nothing) {
            all(modifiers.getAnnotations(), declaration(getCurrentPath().getParentPath()));
            return super.visitModifiers(modifiers, null);
        }

        @Override
        public @Nullable Void visitAnnotatedType(AnnotatedTypeTree type, @Nullable Void nothing) {
            all(type.getAnnotations(), EnumSet.of(ElementType.TYPE_USE, ElementType.TYPE_PARAMETER));
            return super.visitAnnotatedType(type, null);
        }

        @Override
        public @Nullable Void visitTypeParameter(TypeParameterTree parameter, @Nullable Void nothing) {
            all(parameter.getAnnotations(), EnumSet.of(ElementType.TYPE_USE, ElementType.TYPE_PARAMETER));
            return super.visitTypeParameter(parameter, null);
        }

        @Override
        public @Nullable Void visitAnnotation(AnnotationTree annotation, @Nullable Void nothing) {
            Optional<TypeElement> type = type(getCurrentPath(), annotation);
            found |= type.isPresent()
                    && (type.get().getKind() != ElementKind.ANNOTATION_TYPE
                            || lacksMembers(type.get(), annotation.getArguments()));
            return super.visitAnnotation(annotation, null);
        }

        private void declaredOnce(List<? extends Tree> declarations) {
            Set<String> before = new HashSet<>();
            for (Tree declaration : declarations) {
                String name = identity(declaration);
                found |= !name.isEmpty() && !before.add(name);
            }
        }

        /** Those of one declaration or type, to which annotations with one of these targets are applicable. */
        private void all(List<? extends AnnotationTree> annotations, Set<ElementType> place) {
            Set<TypeElement> before = new HashSet<>();
            for (AnnotationTree annotation : annotations) {
                Optional<TypeElement> type = type(new TreePath(getCurrentPath(), annotation), annotation);
                found |= type.isPresent()
                        && (!isApplicable(type.get(), place) || (!before.add(type.get()) && !isRepeatable(type.get())));
            }
        }

        private Set<ElementType> declaration(TreePath path) {
            Tree declaration = path.getLeaf();
            Set<ElementType> place = EnumSet.of(ElementType.TYPE_USE);
            if (declaration instanceof ClassTree type) {
                place.add(ElementType.TYPE);
                if (type.getKind() == Tree.Kind.ANNOTATION_TYPE) {
                    place.add(ElementType.ANNOTATION_TYPE);
                }
            } else if (declaration instanceof MethodTree method) {
                if (isVoid(method)) {
                    place.remove(ElementType.TYPE_USE);
                }
                place.add(isConstructor(method) ? ElementType.CONSTRUCTOR : ElementType.METHOD);
            } else if (path.getParentPath().getLeaf() instanceof MethodTree) {
                place.add(ElementType.PARAMETER);
            } else {
                place.add(ElementType.FIELD);
                if (isInRecord(path)) {
                    place.addAll(EnumSet.of(ElementType.RECORD_COMPONENT, ElementType.METHOD, ElementType.PARAMETER));
                }
            }
            return place;
        }

        private boolean isInRecord(TreePath member) {
            Element type = trees.orElseThrow().getElement(member.getParentPath());
            return type != null && type.getKind() == ElementKind.RECORD;
        }

        private Optional<TypeElement> type(TreePath path, AnnotationTree annotation) {
            Element type = trees.orElseThrow().getElement(new TreePath(path, annotation.getAnnotationType()));
            return type instanceof TypeElement known && known.asType().getKind() != TypeKind.ERROR
                    ? Optional.of(known)
                    : Optional.empty();
        }
    }

    /** The key that must be unique among the declarations of one scope; empty for one without a name. */
    private static String identity(Tree declaration) {
        if (declaration instanceof ClassTree type) {
            return "class " + type.getSimpleName();
        }
        if (declaration instanceof VariableTree variable) {
            return "variable " + variable.getName();
        }
        return declaration instanceof MethodTree method
                ? method.getParameters().stream()
                        .map(parameter -> String.valueOf(parameter.getType()))
                        .collect(Collectors.joining(",", method.getName() + "(", ")"))
                : "";
    }

    private static boolean isConstructor(MethodTree method) {
        return method.getReturnType() == null;
    }

    private static boolean isVoid(MethodTree method) {
        return method.getReturnType() instanceof PrimitiveTypeTree type && type.getPrimitiveTypeKind() == TypeKind.VOID;
    }

    private static boolean isRepeatable(TypeElement annotation) {
        return AnnotationReader.find(annotation, Repeatable.class.getName()).isPresent();
    }

    /** One without targets is applicable to any declaration. */
    private static boolean isApplicable(TypeElement annotation, Set<ElementType> place) {
        Optional<AnnotationReader> target = annotation.getKind() == ElementKind.ANNOTATION_TYPE
                ? AnnotationReader.find(annotation, Target.class.getName())
                : Optional.empty();
        return target.isEmpty()
                || target.get().allValues().stream()
                        .anyMatch(value -> !(value.getValue() instanceof VariableElement constant)
                                || place.stream()
                                        .anyMatch(
                                                each -> constant.getSimpleName().contentEquals(each.name())));
    }

    /** Whether the arguments leave out a member without a default, give one twice, or do not name them. */
    private static boolean lacksMembers(TypeElement annotation, List<? extends ExpressionTree> arguments) {
        Set<String> given = new HashSet<>();
        for (ExpressionTree argument : arguments) {
            boolean named = argument instanceof AssignmentTree member && member.getVariable() instanceof IdentifierTree;
            if (!named && arguments.size() > 1) {
                return true;
            }
            String name = named
                    ? ((IdentifierTree) ((AssignmentTree) argument).getVariable())
                            .getName()
                            .toString()
                    : "value";
            if (!given.add(name)) {
                return true;
            }
        }
        for (ExecutableElement member : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
            if (member.getDefaultValue() == null
                    && !given.contains(member.getSimpleName().toString())) {
                return true;
            }
        }
        return false;
    }
}
