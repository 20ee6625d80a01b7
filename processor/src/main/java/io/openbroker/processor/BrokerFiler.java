package io.openbroker.processor;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.emit.Emission;
import io.openbroker.processor.model.broker.BrokerModel;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;

/** Hands what is generated for a broker to the compiler. */
final class BrokerFiler {

    private final Filer filer;

    BrokerFiler(Filer filer) {
        this.filer = filer;
    }

    /** Writes everything, with the broker class as the one origin; gives back what could not be written. */
    List<Diagnostic> write(BrokerModel broker, TypeElement type) {
        Emission emission = Emission.of(broker);
        Emission.Source dispatcher = emission.dispatcher();
        List<Diagnostic> diagnostics = new ArrayList<>();
        attempt(broker, dispatcher.qualifiedName(), () -> write(dispatcher, type))
                .ifPresent(diagnostics::add);
        attempt(broker, emission.catalogResource(), () -> {
                    try (OutputStream out = filer.createResource(
                                    StandardLocation.CLASS_OUTPUT, "", emission.catalogResource(), type)
                            .openOutputStream()) {
                        emission.catalog().writeTo(out);
                    }
                })
                .ifPresent(diagnostics::add);
        return diagnostics;
    }

    /** Writes the placeholder for a broker with errors; a failure to write it is not reported, since the errors are. */
    void writePlaceholder(BrokerModel broker, TypeElement type) {
        Emission.Source placeholder = Emission.placeholder(broker);
        attempt(broker, placeholder.qualifiedName(), () -> write(placeholder, type));
    }

    /** Writes a source without a class, after which the compiler begins another round. */
    void askForRound(BrokerModel broker, TypeElement type, int round) {
        Emission.Source source = Emission.waiting(broker, round);
        attempt(broker, source.qualifiedName(), () -> write(source, type));
    }

    private void write(Emission.Source source, TypeElement type) throws IOException {
        try (Writer out = filer.createSourceFile(source.qualifiedName(), type).openWriter()) {
            out.write(source.text());
        }
    }

    /** Something that may fail to be written. */
    private interface Writing {
        void run() throws IOException;
    }

    private static Optional<Diagnostic> attempt(BrokerModel broker, String name, Writing writing) {
        try {
            writing.run();
            return Optional.empty();
        } catch (FilerException e) {
            return Optional.of(Diagnostic.of(
                    DiagnosticCode.NAME_TAKEN,
                    broker.source(),
                    name,
                    broker.type().shortName()));
        } catch (IOException e) {
            return Optional.of(Diagnostic.of(DiagnosticCode.CANNOT_WRITE, broker.source(), name, e.toString()));
        }
    }
}
