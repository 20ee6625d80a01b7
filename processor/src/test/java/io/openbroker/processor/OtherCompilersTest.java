package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.tools.ToolProvider;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whichever compiler runs the processor, the same is generated, and the same is said. */
class OtherCompilersTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void eclipseGeneratesTheSame() throws Exception {
        assertThat(compileWithEclipse("StorageBroker", fullBroker())).isEmpty();
        assertThat(eclipse().generated()).isEqualTo(expected());
        assertThat(eclipse().has("com/example/storage/StorageBrokerDispatcher.class"))
                .isTrue();
    }

    @Test
    void eclipseSaysTheSame() throws Exception {
        String broken = Brokers.source("com.example", "Broken")
                .replace("provision(Plans plan)", "provision(String id)")
                .replace("@Deprovision", "");

        assertThat(compileWithEclipse("Broken", broken))
                .hasSize(2)
                .allMatch(message -> message.contains("[openbroker."));
    }

    @Test
    void eclipseReportsItselfWhatItCannotResolve() throws Exception {
        String unresolved =
                Brokers.source("com.example", "Unresolved").replace("provision(Plans plan)", "provision(Missing id)");

        assertThat(compileWithEclipse("Unresolved", unresolved))
                .singleElement()
                .asString()
                .contains("Missing");
    }

    @Test
    void jdk25GeneratesTheSame() throws Exception {
        String home = System.getProperty("openbroker.jdk25", System.getenv().getOrDefault("JAVA_HOME_25", ""));
        Path javac = Path.of(home, "bin", "javac");
        assumeTrue(
                !home.isEmpty() && Files.isExecutable(javac),
                "There is no JDK 25: set JAVA_HOME_25, or -Dopenbroker.jdk25, to its home");
        Workspace workspace = new Workspace(folder);
        Path source = workspace.write("StorageBroker", fullBroker());
        List<String> command = new ArrayList<>(List.of(javac.toString(), "-proc:full", "-Xlint:all,-processing,-path"));
        command.addAll(List.of("-processor", BrokerProcessor.class.getName(), "-Werror"));
        command.addAll(List.of("-d", workspace.output().toString(), "-classpath", workspace.classPath()));
        command.add(source.toString());

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(workspace.generated()).isEqualTo(expected());
    }

    private Workspace eclipse() {
        return new Workspace(folder.resolve("eclipse"));
    }

    private List<String> compileWithEclipse(String name, String text) throws Exception {
        Path source = eclipse().write(name, text);
        return eclipse()
                .compile(
                        new EclipseCompiler(),
                        List.of(new BrokerProcessor()),
                        List.of("-source", "17", "-target", "17", "-warn:none"),
                        List.of(source));
    }

    private Map<String, String> expected() throws Exception {
        Workspace javac = new Workspace(folder.resolve("expected"));
        Path source = javac.write("StorageBroker", fullBroker());
        javac.compile(ToolProvider.getSystemJavaCompiler(), List.of(new BrokerProcessor()), List.of(), List.of(source));
        return javac.generated();
    }

    private static String fullBroker() {
        return Goldens.read(Goldens.path("golden/full/input/StorageBroker.java"));
    }
}
