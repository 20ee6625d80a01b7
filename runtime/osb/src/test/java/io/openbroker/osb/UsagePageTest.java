package io.openbroker.osb;

import static org.assertj.core.api.Assertions.assertThat;

import io.openbroker.client.http.ClientTime;
import io.openbroker.osb.internal.output.Program;
import io.openbroker.osb.internal.output.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page of commands has the help of each; {@code -Dgolden.update=true} writes it anew. */
class UsagePageTest {

    private static final Path PAGE = Path.of("../../docs/osb.md");
    private static final String BEGIN = "<!-- begin: generated from the options of osb -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void hasEachCommand() throws IOException {
        Program program = new Program(
                Map.of(),
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new Terminal(false, false, 100),
                ClientTime.SYSTEM);
        CommandLine osb = Osb.commandLine(program);
        StringBuilder generated = new StringBuilder("\n").append(block("osb", osb));
        osb.getSubcommands().forEach((name, command) -> generated.append(block("osb " + name, command)));
        String page = Files.readString(PAGE);
        int begin = page.indexOf(BEGIN) + BEGIN.length();
        int end = page.indexOf(END, begin);
        String expected = page.substring(0, begin) + generated + page.substring(end);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, expected);
        } else {
            assertThat(page).isEqualTo(expected);
        }
    }

    private static String block(String heading, CommandLine command) {
        String usage = command.getUsageMessage(CommandLine.Help.Ansi.OFF)
                .lines()
                .map(String::stripTrailing)
                .reduce("", (one, other) -> one + other + "\n");
        return "### " + heading + "\n\n```\n" + usage + "```\n\n";
    }
}
