package io.openbroker.processor.read.annotation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Answers what readers ask of types. */
public final class TypeReader {

    private final Elements elements;
    private final Types types;

    public TypeReader(Elements elements, Types types) {
        this.elements = elements;
        this.types = types;
    }

    /** The class of a type, without its type arguments. */
    public static Optional<TypeElement> element(TypeMirror type) {
        return type instanceof DeclaredType declared && declared.asElement() instanceof TypeElement element
                ? Optional.of(element)
                : Optional.empty();
    }

    public static boolean isEnum(TypeMirror type) {
        Optional<TypeElement> element = element(type);
        return element.isPresent() && element.get().getKind() == ElementKind.ENUM;
    }

    public static boolean is(TypeMirror type, String qualifiedName) {
        Optional<TypeElement> element = element(type);
        return element.isPresent() && element.get().getQualifiedName().contentEquals(qualifiedName);
    }

    /** The entry for a type in a table of class names. */
    public static <T> Optional<T> lookUp(Map<String, T> table, TypeMirror type) {
        Optional<TypeElement> element = element(type);
        return element.isPresent()
                ? Optional.ofNullable(table.get(element.get().getQualifiedName().toString()))
                : Optional.empty();
    }

    public static boolean is(TypeMirror type, Class<?> wanted) {
        return is(type, wanted.getName());
    }

    public static List<? extends TypeMirror> arguments(TypeMirror type) {
        return type instanceof DeclaredType declared ? declared.getTypeArguments() : List.of();
    }

    /** Whether the type is that class, or extends or implements it. */
    public boolean isA(TypeMirror type, Class<?> wanted) {
        return asSuper(type, wanted).isPresent();
    }

    /** The type as which it extends or implements a class, with that class's type arguments. */
    public Optional<TypeMirror> asSuper(TypeMirror type, Class<?> wanted) {
        if (is(type, wanted)) {
            return Optional.of(type);
        }
        if (type.getKind() != TypeKind.DECLARED) {
            return Optional.empty();
        }
        for (TypeMirror parent : types.directSupertypes(type)) {
            Optional<TypeMirror> found = asSuper(parent, wanted);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    /** The superclasses and interfaces of a class. */
    public static Set<TypeElement> ancestors(TypeElement type) {
        Set<TypeElement> found = new LinkedHashSet<>();
        addAncestors(type, found);
        return found;
    }

    private static void addAncestors(TypeElement type, Set<TypeElement> found) {
        List<TypeMirror> parents = new ArrayList<>(List.of(type.getSuperclass()));
        parents.addAll(type.getInterfaces());
        for (TypeMirror parent : parents) {
            Optional<TypeElement> element = element(parent);
            if (element.isPresent() && found.add(element.get())) {
                addAncestors(element.get(), found);
            }
        }
    }

    /** Whether the class comes with the JDK. */
    public boolean ofJdk(TypeElement type) {
        PackageElement where = elements.getPackageOf(type);
        String name = where.getQualifiedName().toString();
        return name.startsWith("java.") || name.startsWith("javax.");
    }

    /** Whether the class is in that package, or in one below it. */
    public boolean inPackage(TypeElement type, String name) {
        String where = elements.getPackageOf(type).getQualifiedName().toString();
        return where.equals(name) || where.startsWith(name + ".");
    }

    /** The type as the user would write it, without packages and annotations. */
    public static String show(TypeMirror type) {
        if (type instanceof ArrayType array) {
            return show(array.getComponentType()) + "[]";
        }
        Optional<TypeElement> element = element(type);
        if (element.isEmpty()) {
            return type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID
                    ? type.getKind().name().toLowerCase(java.util.Locale.ROOT)
                    : type.toString();
        }
        List<? extends TypeMirror> arguments = arguments(type);
        String name = element.get().getSimpleName().toString();
        return arguments.isEmpty()
                ? name
                : arguments.stream().map(TypeReader::show).collect(Collectors.joining(", ", name + "<", ">"));
    }
}
