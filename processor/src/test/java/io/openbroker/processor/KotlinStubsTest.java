package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Brokers in Kotlin, as kapt shows them. */
class KotlinStubsTest {

    /** What kapt 2.4.21 makes of the broker of {@code samples/kotlin}. */
    private static final String STUB = "kotlin/TablesBroker.java";

    @Test
    void publishesNullabilityAndDefaultsOfDataClasses() {
        Compilation compilation = Compilations.compile(List.of(), List.of(JavaFileObjects.forResource(STUB)));

        assertThat(compilation).succeeded();
        String catalog = String.valueOf(Compilations.generated(compilation)
                        .get("META-INF/openbroker/io.openbroker.sample.kotlin.TablesBroker.json"))
                .replaceAll("\\s", "");
        assertThat(catalog)
                .contains("\"name\":{\"description\":\"thenameofthetable\",\"type\":\"string\",\"maxLength\":63}")
                .contains("\"type\":[\"string\",\"null\"]")
                .contains("\"rows\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100}")
                .contains("\"required\":[\"name\"]}")
                // Of an update, only the constraint on the parameter of the constructor.
                .contains("\"rows\":{\"type\":[\"integer\",\"null\"]");
    }

    @Test
    void takesMapsAsKotlinWritesThem() {
        String source = """
                package com.example;
                import io.openbroker.annotation.*;
                import java.util.Map;
                @Broker
                @ServiceOffering(id = "o-1", name = "o", description = "O", plans = MapBroker.Plans.class)
                public class MapBroker {
                    public enum Plans { @Plan(id = "p-1", description = "P") ONLY }
                    @Provision public void provision(@Parameters Map<String, ? extends Object> parameters) {}
                    @Deprovision public void deprovision() {}
                }
                """;

        assertThat(Compilations.compile(source)).succeeded();
    }

    @Test
    void saysOnceThatAHandlerSuspends() {
        String source = """
                package com.example;
                import io.openbroker.annotation.*;
                import kotlin.coroutines.Continuation;
                @Broker
                @ServiceOffering(id = "o-1", name = "o", description = "O", plans = SlowBroker.Plans.class)
                public class SlowBroker {
                    public enum Plans { @Plan(id = "p-1", description = "P") ONLY }
                    record Credentials(String password) {}
                    @Provision public void provision() {}
                    @Bind public Object bind(@BindingId String id, Continuation<? super Credentials> completion) {
                        return id;
                    }
                    @Unbind public void unbind() {}
                    @Deprovision public void deprovision() {}
                }
                """;

        Compilation compilation = Compilations.compile(source);

        assertThat(compilation).hadErrorCount(1);
        assertThat(compilation).hadErrorContaining("@Bind handler bind() is a suspend function");
    }
}
