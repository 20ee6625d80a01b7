package io.openbroker.osb.internal.check;

import io.openbroker.conformance.Report;
import io.openbroker.conformance.ReportFormat;
import io.openbroker.osb.internal.output.CommandFailure;
import io.openbroker.osb.internal.output.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A report that is written into a file. */
record ReportFile(ReportFormat format, Path file) {

    private static final Map<String, ReportFormat> EXTENSIONS = Map.of(
            "txt", ReportFormat.TEXT,
            "xml", ReportFormat.JUNIT,
            "json", ReportFormat.JSON,
            "md", ReportFormat.MARKDOWN,
            "html", ReportFormat.HTML);

    /** Reads {@code FORMAT=FILE}, or a file whose extension tells the format. */
    static ReportFile parse(String text) {
        int equals = text.indexOf('=');
        Optional<ReportFormat> named = equals < 0 ? Optional.empty() : ReportFormat.of(text.substring(0, equals));
        String name = named.isPresent() ? text.substring(equals + 1) : text;
        String extension = name.substring(name.lastIndexOf('.') + 1);
        ReportFormat format = named.or(() -> Optional.ofNullable(EXTENSIONS.get(extension)))
                .orElseThrow(() -> CommandFailure.usage("The format of the report \"" + text
                        + "\" is unknown; write FORMAT=FILE with one of text, junit, json, markdown and html."));
        try {
            return new ReportFile(format, Path.of(name));
        } catch (InvalidPathException e) {
            throw new CommandFailure(ExitCode.USAGE, "\"" + name + "\" is not the name of a file.", e);
        }
    }

    /** Finds out before the checks whether the file can be written, since they may take long. */
    void requireWritable() {
        try {
            Path directory = file.toAbsolutePath().getParent();
            if (directory != null) {
                Files.createDirectories(directory);
            }
        } catch (IOException e) {
            throw failure(e);
        }
        if (Files.isDirectory(file) || (Files.exists(file) && !Files.isWritable(file))) {
            throw CommandFailure.usage(
                    "The report cannot be written to " + file + "; name a file that can be written.");
        }
    }

    void write(Report report) {
        try {
            Files.writeString(file, format.render(report));
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private CommandFailure failure(IOException cause) {
        return new CommandFailure(
                ExitCode.USAGE, "The report cannot be written to " + file + ": " + cause.getMessage() + ".", cause);
    }

    @Override
    public String toString() {
        return file.toString();
    }
}
