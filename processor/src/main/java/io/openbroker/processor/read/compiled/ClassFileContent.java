package io.openbroker.processor.read.compiled;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.TypePath;
import org.objectweb.asm.TypeReference;

/**
 * The content of a class file that some compilers do not show.
 *
 * @param sourceFile the name of its source
 * @param members the names of its fields and methods, in the order of its source
 * @param annotations those within types
 */
record ClassFileContent(Optional<String> sourceFile, List<String> members, List<InType> annotations) {

    ClassFileContent {
        members = List.copyOf(members);
        annotations = List.copyOf(annotations);
    }

    /** The part of a class to which an annotated type belongs. */
    sealed interface Target {}

    /** A field. */
    record OfField(String name) implements Target {}

    /**
     * A method or constructor.
     *
     * @param descriptor its parameters and its result, as a class file has them
     * @param parameter which parameter; none for the result
     */
    record OfMethod(String name, String descriptor, Optional<Integer> parameter) implements Target {}

    /** The superclass or an interface. */
    record OfSupertype() implements Target {}

    /** An annotation in a type. The path leads from the type to what is annotated within it; it is empty for the type itself. */
    record InType(Target target, Optional<TypePath> path, Stored annotation) {}

    /** An annotation, with the values that are written for its members: as ASM has them, or one of the records here. */
    record Stored(String descriptor, Map<String, Object> values) {}

    /** A constant of an enum. */
    record StoredConstant(String descriptor, String name) {}

    /** Reads a class file. */
    static ClassFileContent read(byte[] classFile) {
        Reader reader = new Reader();
        new ClassReader(classFile).accept(reader, ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
        return new ClassFileContent(reader.sourceFile, reader.members, reader.found);
    }

    private static final class Reader extends ClassVisitor {

        private final List<String> members = new ArrayList<>();
        private final List<InType> found = new ArrayList<>();
        private Optional<String> sourceFile = Optional.empty();

        Reader() {
            super(Opcodes.ASM9);
        }

        @Override
        public void visitSource(@Nullable String source, @Nullable String debug) {
            sourceFile = Optional.ofNullable(source);
        }

        @Override
        public @Nullable AnnotationVisitor visitTypeAnnotation(
                int reference, @Nullable TypePath path, String descriptor, boolean visible) {
            return new TypeReference(reference).getSort() == TypeReference.CLASS_EXTENDS
                    ? collect(new OfSupertype(), path, descriptor)
                    : null;
        }

        @Override
        public FieldVisitor visitField(
                int access, String name, String descriptor, @Nullable String signature, @Nullable Object value) {
            members.add(name);
            return new FieldVisitor(Opcodes.ASM9) {
                @Override
                public AnnotationVisitor visitTypeAnnotation(
                        int reference, @Nullable TypePath path, String annotation, boolean visible) {
                    return collect(new OfField(name), path, annotation);
                }
            };
        }

        @Override
        public MethodVisitor visitMethod(
                int access, String name, String descriptor, @Nullable String signature, String @Nullable [] thrown) {
            members.add(name);
            return new MethodVisitor(Opcodes.ASM9) {
                @Override
                public @Nullable AnnotationVisitor visitTypeAnnotation(
                        int reference, @Nullable TypePath path, String annotation, boolean visible) {
                    TypeReference where = new TypeReference(reference);
                    return switch (where.getSort()) {
                        case TypeReference.METHOD_RETURN ->
                            collect(new OfMethod(name, descriptor, Optional.empty()), path, annotation);
                        case TypeReference.METHOD_FORMAL_PARAMETER ->
                            collect(
                                    new OfMethod(name, descriptor, Optional.of(where.getFormalParameterIndex())),
                                    path,
                                    annotation);
                        default -> null;
                    };
                }
            };
        }

        private AnnotationVisitor collect(Target target, @Nullable TypePath path, String descriptor) {
            return new ValueReader(
                    values -> found.add(new InType(target, Optional.ofNullable(path), new Stored(descriptor, values))));
        }
    }

    /** Reads the members of an annotation, or the elements of an array, which have no names. */
    private static final class ValueReader extends AnnotationVisitor {

        private final Map<String, Object> values = new LinkedHashMap<>();
        private final Consumer<Map<String, Object>> end;

        ValueReader(Consumer<Map<String, Object>> end) {
            super(Opcodes.ASM9);
            this.end = end;
        }

        private void put(@Nullable String name, Object value) {
            values.put(name == null ? String.valueOf(values.size()) : name, value);
        }

        @Override
        public void visit(@Nullable String name, Object value) {
            put(name, value);
        }

        @Override
        public void visitEnum(@Nullable String name, String descriptor, String value) {
            put(name, new StoredConstant(descriptor, value));
        }

        @Override
        public AnnotationVisitor visitAnnotation(@Nullable String name, String descriptor) {
            return new ValueReader(inner -> put(name, new Stored(descriptor, inner)));
        }

        @Override
        public AnnotationVisitor visitArray(@Nullable String name) {
            return new ValueReader(inner -> put(name, List.copyOf(inner.values())));
        }

        @Override
        public void visitEnd() {
            end.accept(java.util.Collections.unmodifiableMap(values));
        }
    }

    /** The class that a descriptor names. */
    static String className(String descriptor) {
        return Type.getType(descriptor).getClassName();
    }
}
