package io.openbroker.osb.internal.option;

import io.openbroker.osb.internal.output.OutputFormat;
import io.openbroker.osb.internal.output.Program;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How results are printed. */
public final class OutputOption {

    private final Program program;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table or json. The default is table in a terminal, and json elsewhere.")
    private Optional<OutputFormat> format = Optional.empty();

    /** Creates the option for a program. */
    public OutputOption(Program program) {
        this.program = program;
    }

    /** Returns whether results are printed as JSON. */
    public boolean isJson() {
        return format.orElse(program.terminal().isOutput() ? OutputFormat.table : OutputFormat.json)
                == OutputFormat.json;
    }
}
