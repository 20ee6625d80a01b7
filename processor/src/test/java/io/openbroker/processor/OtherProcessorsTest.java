package io.openbroker.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lombok, MapStruct and AutoValue work in the same compilation, each on what the others generate. */
class OtherProcessorsTest {

    private static final String BROKER = """
            package com.example;

            import io.openbroker.annotation.*;
            import lombok.Data;
            import lombok.RequiredArgsConstructor;

            @Broker
            @RequiredArgsConstructor
            @ServiceOffering(
                    id = "1c9d5f7e-5b2a-4a9c-8f10-6d3e2b1a0c9f",
                    name = "database",
                    description = "Databases",
                    plans = DatabaseBroker.Plans.class)
            public class DatabaseBroker {
                public enum Plans {
                    @Plan(id = "2d0e6a8f-6c3b-4bad-9021-7e4f3c2b1d0a", description = "Small") SMALL
                }

                @Data
                public static class Options {
                    private String name;
                }

                private final String url;

                @Provision
                void provision(@InstanceId String id, @Parameters Options options) {
                    options.getName();
                }

                @Deprovision
                void deprovision(@InstanceId String id) {}

                @Bind
                Credentials bind() {
                    return CredentialsMapper.INSTANCE.credentials(Account.of(url));
                }

                @Unbind
                void unbind() {}
            }
            """;

    private static final String ACCOUNT = """
            package com.example;

            import com.google.auto.value.AutoValue;

            @AutoValue
            public abstract class Account {
                public abstract String getUri();

                static Account of(String uri) {
                    return new AutoValue_Account(uri);
                }
            }
            """;

    private static final String MAPPER = """
            package com.example;

            import org.mapstruct.Mapper;
            import org.mapstruct.factory.Mappers;

            @Mapper
            public interface CredentialsMapper {
                CredentialsMapper INSTANCE = Mappers.getMapper(CredentialsMapper.class);

                Credentials credentials(Account account);
            }
            """;

    private static final String CREDENTIALS = """
            package com.example;

            import lombok.Data;

            @Data
            public class Credentials {
                private String uri;
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void allWorkInOneCompilation() throws Exception {
        Workspace workspace = new Workspace(folder);
        List<Path> sources = new ArrayList<>(List.of(
                workspace.write("DatabaseBroker", BROKER),
                workspace.write("Account", ACCOUNT),
                workspace.write("CredentialsMapper", MAPPER),
                workspace.write("Credentials", CREDENTIALS),
                workspace.write("BrokerServer", ServerStubs.SOURCES.get(0)),
                workspace.write("ServerSettings", ServerStubs.SOURCES.get(1))));

        List<String> said = workspace.compile(ToolProvider.getSystemJavaCompiler(), List.of(), List.of(), sources);

        assertThat(said).isEmpty();
        assertThat(workspace.generated().keySet())
                .contains(
                        "com/example/AutoValue_Account.java",
                        "com/example/CredentialsMapperImpl.java",
                        "com/example/DatabaseBrokerDispatcher.java");
        assertThat(workspace.generated().get("com/example/DatabaseBrokerDispatcher.java"))
                .as("Lombok's constructor has a parameter, so there is none without")
                .doesNotContain("main(");
    }
}
