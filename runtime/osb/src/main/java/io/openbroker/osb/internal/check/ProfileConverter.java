package io.openbroker.osb.internal.check;

import io.openbroker.conformance.Profile;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a profile. */
final class ProfileConverter implements ITypeConverter<Profile> {

    ProfileConverter() {}

    @Override
    public Profile convert(String value) {
        return Arrays.stream(Profile.values())
                .filter(profile -> profile.title().equals(value))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + value + "\" is not a profile; use one of "
                        + Arrays.stream(Profile.values()).map(Profile::title).collect(Collectors.joining(", "))));
    }
}
