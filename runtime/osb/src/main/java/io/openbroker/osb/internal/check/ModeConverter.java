package io.openbroker.osb.internal.check;

import io.openbroker.conformance.Mode;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a mode. */
final class ModeConverter implements ITypeConverter<Mode> {

    ModeConverter() {}

    @Override
    public Mode convert(String value) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.title().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + value + "\" is not a mode; use one of "
                        + Arrays.stream(Mode.values()).map(Mode::title).collect(Collectors.joining(", "))));
    }
}
