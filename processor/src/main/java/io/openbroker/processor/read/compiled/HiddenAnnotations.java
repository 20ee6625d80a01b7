package io.openbroker.processor.read.compiled;

import io.openbroker.processor.read.compiled.ClassFileContent.InType;
import io.openbroker.processor.read.compiled.ClassFileContent.OfField;
import io.openbroker.processor.read.compiled.ClassFileContent.OfMethod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.objectweb.asm.TypePath;

/**
 * The annotations in types of class files. javac before version 22 shows none of them, such as {@code @Nullable} or those of type
 * arguments, if it has the class from a class file (JDK-8225377); so they are read there.
 */
public final class HiddenAnnotations {

    private static final int SHOWN_SINCE = 22;

    private final Elements elements;
    private final Types types;
    private final TypeFiles files;
    private final boolean hides;

    private final Set<String> seen = new HashSet<>();
    private final Map<Element, List<AnnotationMirror>> ofElements = new HashMap<>();

    /** By the type that has the type argument; a compiler has a separate object for each in a signature. */
    private final IdentityHashMap<TypeMirror, Map<Integer, List<AnnotationMirror>>> ofArguments =
            new IdentityHashMap<>();

    /** The names of the classes with annotations that cannot be read. */
    private final Set<String> unreadable = new HashSet<>();

    HiddenAnnotations(ProcessingEnvironment environment, TypeFiles files) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.files = files;
        this.hides = Runtime.version().feature() < SHOWN_SINCE
                && CompilerTrees.of(environment).isPresent();
    }

    /** Those on the type of a field, of a parameter, or of what a method returns. */
    public List<AnnotationMirror> on(Element element) {
        return ofElements.getOrDefault(element, List.of());
    }

    /** Those on a type argument. */
    public List<AnnotationMirror> onArgument(TypeMirror type, int index) {
        return ofArguments.getOrDefault(type, Map.of()).getOrDefault(index, List.of());
    }

    /**
     * Reads those of a class and of all that it extends, if the compiler hides them.
     *
     * @return the names of those classes with annotations that cannot be read
     */
    public Set<String> read(TypeElement type) {
        String name = type.getQualifiedName().toString();
        if (!hides || name.startsWith("java.")) {
            return Set.of();
        }
        if (seen.add(name) && !files.isSource(type)) {
            Optional<ClassFileContent> content = files.classFile(type).map(ClassFileContent::read);
            if (content.isPresent()) {
                content.get().annotations().forEach(annotation -> add(type, annotation));
            } else if (mayHaveSome(type)) {
                unreadable.add(name);
            }
        }
        Set<String> found = new LinkedHashSet<>();
        if (unreadable.contains(name)) {
            found.add(name);
        }
        if (type.getSuperclass() instanceof DeclaredType parent && parent.asElement() instanceof TypeElement element) {
            found.addAll(read(element));
        }
        return found;
    }

    private static boolean mayHaveSome(TypeElement type) {
        return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                .anyMatch(field -> !field.asType().getKind().isPrimitive());
    }

    private void add(TypeElement type, InType found) {
        Optional<AnnotationMirror> annotation = StoredAnnotation.of(found.annotation(), elements);
        if (annotation.isEmpty()) {
            return;
        }
        if (found.target() instanceof OfField field) {
            ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
                    .filter(each -> each.getSimpleName().contentEquals(field.name()))
                    .forEach(each -> add(type, each, each.asType(), found, annotation.get()));
        } else if (found.target() instanceof OfMethod method) {
            for (Element each : type.getEnclosedElements()) {
                if (each instanceof ExecutableElement executable && isThat(executable, method)) {
                    add(type, executable, method.parameter(), found, annotation.get());
                }
            }
        } else {
            unreadable.add(type.getQualifiedName().toString());
        }
    }

    private void add(
            TypeElement type,
            ExecutableElement method,
            Optional<Integer> parameter,
            InType found,
            AnnotationMirror annotation) {
        ExecutableType signature = (ExecutableType) method.asType();
        if (parameter.isEmpty()) {
            add(type, method, signature.getReturnType(), found, annotation);
        } else if (parameter.get() < method.getParameters().size()) {
            Element element = method.getParameters().get(parameter.get());
            TypeMirror inSignature = signature.getParameterTypes().get(parameter.get());
            add(type, element, inSignature, found, annotation);
            if (inSignature != element.asType()) {
                add(type, element, element.asType(), found, annotation);
            }
        }
    }

    private void add(
            TypeElement type, Element element, TypeMirror annotated, InType found, AnnotationMirror annotation) {
        if (hasVariable(annotated)) {
            unreadable.add(type.getQualifiedName().toString());
        } else if (found.path().isEmpty()) {
            ofElements.computeIfAbsent(element, key -> new ArrayList<>()).add(annotation);
        } else {
            addAlong(type, annotated, found.path().get(), annotation);
        }
    }

    /** Follows the path to what is annotated; annotations of arrays, of their elements, and of bounds are not read elsewhere either. */
    private void addAlong(TypeElement type, TypeMirror start, TypePath path, AnnotationMirror annotation) {
        TypeMirror each = start;
        for (int i = 0; i < path.getLength(); i++) {
            boolean last = i == path.getLength() - 1;
            switch (path.getStep(i)) {
                case TypePath.TYPE_ARGUMENT -> {
                    if (!(each instanceof DeclaredType declared)
                            || declared.getTypeArguments().size() <= path.getStepArgument(i)
                            || !isOfJdk(declared)) {
                        unreadable.add(type.getQualifiedName().toString());
                        return;
                    }
                    if (last) {
                        ofArguments
                                .computeIfAbsent(each, key -> new HashMap<>())
                                .computeIfAbsent(path.getStepArgument(i), key -> new ArrayList<>())
                                .add(annotation);
                        return;
                    }
                    each = declared.getTypeArguments().get(path.getStepArgument(i));
                }
                case TypePath.ARRAY_ELEMENT -> {
                    if (!(each instanceof ArrayType array)) {
                        return;
                    }
                    each = array.getComponentType();
                }
                case TypePath.WILDCARD_BOUND -> {
                    TypeMirror bound = each instanceof WildcardType wildcard ? wildcard.getExtendsBound() : null;
                    if (bound == null) {
                        return;
                    }
                    each = bound;
                }
                default -> {
                    // A step into a nested class, which is the same type here.
                }
            }
        }
    }

    private static boolean isOfJdk(DeclaredType type) {
        return type.asElement() instanceof TypeElement element
                && element.getQualifiedName().toString().startsWith("java.");
    }

    /** Whether the type has a type variable, which other annotated types may be put in for. */
    private static boolean hasVariable(TypeMirror type) {
        if (type instanceof DeclaredType declared) {
            return declared.getTypeArguments().stream().anyMatch(HiddenAnnotations::hasVariable);
        }
        if (type instanceof WildcardType wildcard) {
            TypeMirror bound = wildcard.getExtendsBound();
            return bound != null && hasVariable(bound);
        }
        return type instanceof ArrayType array
                ? hasVariable(array.getComponentType())
                : type.getKind() == TypeKind.TYPEVAR;
    }

    private boolean isThat(ExecutableElement element, OfMethod method) {
        return element.getSimpleName().contentEquals(method.name())
                && descriptor(element).equals(method.descriptor());
    }

    private String descriptor(ExecutableElement method) {
        return method.getParameters().stream()
                        .map(parameter -> descriptor(parameter.asType()))
                        .collect(Collectors.joining("", "(", ")"))
                + descriptor(method.getReturnType());
    }

    private String descriptor(TypeMirror type) {
        TypeMirror erased = types.erasure(type);
        if (erased instanceof ArrayType array) {
            return "[" + descriptor(array.getComponentType());
        }
        if (erased instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element) {
            return "L" + elements.getBinaryName(element).toString().replace('.', '/') + ";";
        }
        return switch (erased.getKind()) {
            case BOOLEAN -> "Z";
            case BYTE -> "B";
            case CHAR -> "C";
            case DOUBLE -> "D";
            case FLOAT -> "F";
            case INT -> "I";
            case LONG -> "J";
            case SHORT -> "S";
            default -> "V";
        };
    }
}
