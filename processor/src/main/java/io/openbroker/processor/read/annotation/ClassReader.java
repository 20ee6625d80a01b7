package io.openbroker.processor.read.annotation;

import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.read.compiled.CompiledTypes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Reads names and visibility of classes. */
public final class ClassReader {

    private final Elements elements;
    private final CompiledTypes compiled;

    public ClassReader(Elements elements, CompiledTypes compiled) {
        this.elements = elements;
        this.compiled = compiled;
    }

    /** The constants of an enum, in the order of its source. */
    public List<Element> constants(TypeElement type) {
        List<Element> constants = new ArrayList<>();
        for (Element member : compiled.members(type)) {
            if (member.getKind() == ElementKind.ENUM_CONSTANT) {
                constants.add(member);
            }
        }
        return constants;
    }

    public ClassRef ref(TypeElement type) {
        Deque<String> names = new ArrayDeque<>();
        for (TypeElement each : enclosing(type)) {
            names.addFirst(each.getSimpleName().toString());
        }
        return new ClassRef(elements.getPackageOf(type).getQualifiedName().toString(), List.copyOf(names));
    }

    /** Whether a top-level class in that package can name the type. */
    public boolean visibleFrom(PackageElement from, TypeElement type) {
        boolean samePackage = elements.getPackageOf(type).equals(from);
        for (TypeElement each : enclosing(type)) {
            if (each.getModifiers().contains(Modifier.PRIVATE)
                    || (!samePackage && !each.getModifiers().contains(Modifier.PUBLIC))) {
                return false;
            }
        }
        return true;
    }

    public static boolean isPrivate(TypeElement type) {
        for (TypeElement each : enclosing(type)) {
            if (each.getModifiers().contains(Modifier.PRIVATE)) {
                return true;
            }
        }
        return false;
    }

    public static boolean isPublic(TypeElement type) {
        for (TypeElement each : enclosing(type)) {
            if (!each.getModifiers().contains(Modifier.PUBLIC)) {
                return false;
            }
        }
        return true;
    }

    /** Whether an object of the class needs an object of a class around it. */
    public static boolean isInner(TypeElement type) {
        for (TypeElement each : enclosing(type)) {
            if (each.getKind() == ElementKind.CLASS
                    && each.getNestingKind() == NestingKind.MEMBER
                    && !each.getModifiers().contains(Modifier.STATIC)) {
                return true;
            }
        }
        return false;
    }

    /** The class itself, then the classes around it from the inside out. */
    private static List<TypeElement> enclosing(TypeElement type) {
        List<TypeElement> found = new ArrayList<>();
        Element each = type;
        while (each instanceof TypeElement around) {
            found.add(around);
            each = around.getEnclosingElement();
        }
        return found;
    }
}
