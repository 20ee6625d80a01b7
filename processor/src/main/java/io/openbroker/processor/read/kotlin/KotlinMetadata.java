package io.openbroker.processor.read.kotlin;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the primary constructor of a class out of {@code kotlin.Metadata}. Of the message of a class, in Protocol Buffers, it reads the
 * fields that it needs and skips the others.
 */
final class KotlinMetadata {

    /** The first character of metadata with a byte in each character. */
    private static final char BYTES = '\0';

    // Fields of the messages Class, Constructor and ValueParameter.
    private static final int CONSTRUCTOR = 8;
    private static final int FLAGS = 1;
    private static final int VALUE_PARAMETER = 2;
    private static final int NAME = 2;

    private static final int SECONDARY_FLAG = 1 << 4;
    private static final int DEFAULT_FLAG = 1 << 1;

    private KotlinMetadata() {}

    /** A parameter of a constructor. */
    record Parameter(String name, boolean hasDefault) {}

    /**
     * The parameters of the primary constructor; empty if there is none, or a later version of Kotlin writes metadata differently.
     *
     * @param bytes the member {@code d1}
     * @param strings the member {@code d2}
     */
    static Optional<List<Parameter>> primaryConstructor(List<String> bytes, List<String> strings) {
        String all = String.join("", bytes);
        if (all.isEmpty() || all.charAt(0) != BYTES) {
            return Optional.empty();
        }
        try {
            ProtocolBuffer metadata = new ProtocolBuffer(all.substring(1).getBytes(StandardCharsets.ISO_8859_1));
            metadata.message(); // The types of strings.
            return primaryConstructor(metadata, strings);
        } catch (IndexOutOfBoundsException | IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<List<Parameter>> primaryConstructor(ProtocolBuffer type, List<String> strings) {
        while (type.nextField()) {
            if (type.field() != CONSTRUCTOR) {
                type.skip();
                continue;
            }
            ProtocolBuffer constructor = type.message();
            long flags = 0;
            List<Parameter> parameters = new ArrayList<>();
            while (constructor.nextField()) {
                switch (constructor.field()) {
                    case FLAGS -> flags = constructor.number();
                    case VALUE_PARAMETER -> parameters.add(parameter(constructor.message(), strings));
                    default -> constructor.skip();
                }
            }
            if ((flags & SECONDARY_FLAG) == 0) {
                return Optional.of(parameters);
            }
        }
        return Optional.empty();
    }

    private static Parameter parameter(ProtocolBuffer parameter, List<String> strings) {
        long flags = 0;
        int name = -1;
        while (parameter.nextField()) {
            switch (parameter.field()) {
                case FLAGS -> flags = parameter.number();
                case NAME -> name = (int) parameter.number();
                default -> parameter.skip();
            }
        }
        return new Parameter(strings.get(name), (flags & DEFAULT_FLAG) != 0);
    }
}
