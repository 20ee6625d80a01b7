package io.openbroker.sample.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Writes an empty class for each broker, which is the minimum cost of a processor that generates classes. */
@SupportedAnnotationTypes("io.openbroker.annotation.Broker")
public final class EmptyClassProcessor extends AbstractProcessor {

    /** Called by the compiler. */
    public EmptyClassProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        for (TypeElement annotation : annotations) {
            for (Element broker : round.getElementsAnnotatedWith(annotation)) {
                write(broker.getSimpleName() + "Empty", broker);
            }
        }
        return false;
    }

    private void write(String name, Element origin) {
        try (Writer out = processingEnv
                .getFiler()
                .createSourceFile("measured." + name, origin)
                .openWriter()) {
            out.write("package measured;\n\nfinal class " + name + " {}\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
