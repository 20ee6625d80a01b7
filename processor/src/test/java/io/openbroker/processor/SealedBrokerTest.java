package io.openbroker.processor;

import static com.google.testing.compile.CompilationSubject.assertThat;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.JavaFileObjects;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A broker may be sealed, so long as there can be objects of the class itself. */
class SealedBrokerTest {

    @Test
    void aSealedClassMayBeABroker() {
        String sealed = Brokers.source("com.example", "Sealed")
                        .replace("public class Sealed", "public sealed class Sealed permits Special")
                + "final class Special extends Sealed {}\n";

        Compilation compilation = Compilations.compile(
                List.of("-Werror"), List.of(JavaFileObjects.forSourceString("com.example.Sealed", sealed)));

        assertThat(compilation).succeededWithoutWarnings();
        assertThat(compilation).generatedSourceFile("com.example.SealedDispatcher");
    }
}
