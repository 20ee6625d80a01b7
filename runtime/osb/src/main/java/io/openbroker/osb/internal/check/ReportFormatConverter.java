package io.openbroker.osb.internal.check;

import io.openbroker.conformance.ReportFormat;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a format of reports. */
final class ReportFormatConverter implements ITypeConverter<ReportFormat> {

    ReportFormatConverter() {}

    @Override
    public ReportFormat convert(String value) {
        return ReportFormat.of(value)
                .orElseThrow(() -> new TypeConversionException(
                        "\"" + value + "\" is not a format; use one of text, junit, json, markdown and html"));
    }
}
