package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.processor.diagnostic.DiagnosticCode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who compiles a broker without mistakes reads nothing, not even from the libraries of the processor. */
class SilenceTest {

    @TempDir
    private Path folder;

    @Test
    void aSchemaInAFileIsCheckedWithoutAWord() throws Exception {
        Workspace workspace = new Workspace(folder);
        Path source = workspace.write(
                "Fixture", Fixture.of(DiagnosticCode.SCHEMA_FILE).right());
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                "-processor",
                BrokerProcessor.class.getName(),
                "-d",
                workspace.output().toString(),
                "-classpath",
                workspace.classPath(),
                source.toString());

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said.lines()).noneMatch(line -> line.startsWith("SLF4J"));
    }
}
