package io.openbroker.osb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.openbroker.osb.OsbProcess.End;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The completion of the jar, in the shells that read it. */
@Timeout(600)
class CompletionProcessTest {

    @TempDir
    private Path directory;

    @Test
    void completesInBash() throws Exception {
        Path script = script("bash");

        assertThat(completed(script, "osb", "pro")).containsExactly("provision");
        assertThat(completed(script, "osb", "")).contains("catalog", "check", "poll", "new-id");
        assertThat(completed(script, "osb", "check", "--clean")).containsExactly("--cleanup-timeout");
        assertThat(completed(script, "osb", "completion", "z")).containsExactly("zsh");
        assertThat(completed(script, "osb", "catalog", "--nothing")).isEmpty();
    }

    @Test
    void isTheSameForZsh() throws Exception {
        String bash = Files.readString(script("bash"));
        String zsh = Files.readString(script("zsh"));

        assertThat(zsh).startsWith("# Completion for zsh\n");
        assertThat(zsh.lines().skip(1))
                .containsExactlyElementsOf(bash.lines().skip(1).toList());
    }

    @Test
    void isReadByZsh() throws Exception {
        assumeThat(isInstalled("zsh")).isTrue();
        Path script = script("zsh");

        assertThat(said("zsh", "-f", "-c", "source '" + script + "' && whence -w _complete_osb"))
                .containsExactly("_complete_osb: function");
    }

    @Test
    void knowsTwoShells() throws Exception {
        End end = OsbProcess.run(Map.of(), "completion", "fish");

        assertThat(end.code()).isEqualTo(2);
        assertThat(end.err()).contains("fish", "bash, zsh");
    }

    private Path script(String shell) throws Exception {
        End end = OsbProcess.run(Map.of(), "completion", shell);
        assertThat(end.code()).describedAs(end.err()).isZero();
        return Files.writeString(directory.resolve(shell), end.out());
    }

    /** What bash offers when somebody has typed these words, and then the tabulator. */
    private static List<String> completed(Path script, String... words) throws Exception {
        return said(Stream.concat(
                        Stream.of(
                                "bash",
                                "--norc",
                                "-c",
                                "source \"$0\"; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\";"
                                        + " COMP_POINT=${#COMP_LINE}; _complete_osb; printf '%s\\n' \"${COMPREPLY[@]}\"",
                                script.toString()),
                        Arrays.stream(words))
                .toArray(String[]::new));
    }

    private static List<String> said(String... command) throws Exception {
        // Bash says there that no completion is going on, since the test calls the function.
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).describedAs(text).isZero();
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }

    private static boolean isInstalled(String command) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, command)));
    }
}
