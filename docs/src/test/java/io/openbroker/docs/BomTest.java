package io.openbroker.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The bill of materials has every module that is published, and nothing else. */
class BomTest {

    private static final Pattern MANAGED = Pattern.compile("""
            <dependency>\\s*<groupId>io\\.openbroker</groupId>\\s*<artifactId>([^<]+)</artifactId>\\s*\
            <version>\\$\\{project\\.version}</version>\\s*</dependency>""");

    @Test
    void hasEveryPublishedModule() throws IOException {
        assertThat(managed()).isEqualTo(published());
    }

    @Test
    void hasTheVersionOfTheProject() throws IOException {
        assertThat(Poms.tag(Poms.of("bom"), "version")).isEqualTo(Poms.tag(Poms.of("."), "version"));
    }

    private static List<String> managed() throws IOException {
        String bom = Poms.of("bom");
        List<String> artifacts = MANAGED.matcher(bom)
                .results()
                .map(dependency -> dependency.group(1))
                .toList();
        assertThat(bom.split("<dependency>", -1))
                .as("dependencies of another form")
                .hasSize(artifacts.size() + 1);
        return artifacts;
    }

    /** Samples, the documentation and the bill itself are not for use in other projects. */
    private static List<String> published() throws IOException {
        List<String> artifacts = new ArrayList<>();
        for (String module : Poms.modules()) {
            String pom = Poms.own(Poms.of(module));
            if (!module.startsWith("samples/")
                    && !pom.contains("<maven.deploy.skip>true<")
                    && !pom.contains("<packaging>pom<")) {
                artifacts.add(Poms.tag(pom, "artifactId"));
            }
        }
        return artifacts.stream().sorted().toList();
    }
}
