package io.openbroker.sample.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Runs a compilation in a separate process. */
public final class ColdCompilation {

    private ColdCompilation() {}

    /**
     * Compiles, and prints the processor time.
     *
     * @param args the subject and the number of classes
     * @throws IOException if a file cannot be written or read
     */
    public static void main(String[] args) throws IOException {
        Compilation.Duration took = new Compilation(Subject.valueOf(args[0]), Integer.parseInt(args[1])).run();
        System.out.println(took.compilerMillis() + " " + took.allMillis());
    }

    static Compilation.Duration run(Compilation compilation) throws IOException, InterruptedException {
        Process process = Jars.program(
                        ColdCompilation.class,
                        List.of(compilation.subject().name(), Integer.toString(compilation.classes())))
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IllegalStateException(compilation + " failed");
        }
        String[] times = said.split(" ", -1);
        return new Compilation.Duration(Long.parseLong(times[0]), Long.parseLong(times[1]));
    }
}
