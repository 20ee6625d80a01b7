package io.openbroker.processor;

import com.google.auto.service.AutoService;
import io.openbroker.annotation.Broker;
import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.diagnostic.DiagnosticPrinter;
import io.openbroker.processor.diagnostic.Suppressions;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.PlatformSelection;
import io.openbroker.processor.read.BrokerReader;
import io.openbroker.processor.read.MisplacedAnnotationReader;
import io.openbroker.processor.read.RejectedDeclarations;
import io.openbroker.processor.read.UnknownAnnotations;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/**
 * Generates a dispatcher and the catalog for every class with {@code @Broker}.
 *
 * <p>Compilers find it on the processor path. It claims no annotation and reports every error at its place in the source. For a
 * class with errors it generates a placeholder, so that code that names the dispatcher causes no further errors. A class with an
 * unresolved type waits until no other processor generates anything; if the type is still unresolved then, or an annotation lacks
 * a member, only the compiler reports it. A class whose parameters have fields without accessors waits likewise, since Lombok may
 * be called after this processor.
 */
@AutoService(Processor.class)
@SuppressWarnings("exports") // nobody who requires this module needs to see how it is registered
public final class BrokerProcessor extends AbstractProcessor {

    /** The rounds after which Lombok has added accessors to the sources of the user, whatever the order of processors. */
    private static final int AFTER_SOURCES = 1;

    /** The same for classes that another processor generated, which Lombok processes a round later. */
    private static final int AFTER_GENERATED = 2;

    /** As many calls tell where an exception comes from. */
    private static final int FRAMES = 8;

    /** The names of broker classes that still have unresolved types; elements do not outlive a round. */
    private final Set<String> deferred = new LinkedHashSet<>();

    private final Checks checks = new Checks();
    private int rounds;

    /** The round in which types have all members that they will ever have, unless another class is generated. */
    private int finished;

    private boolean failed;

    /** Made by the compiler. */
    public BrokerProcessor() {}

    // Methods instead of annotations, for which the virtual machine would have to make proxies in every compilation.

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return Set.of("io.openbroker.annotation.*");
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(BrokerReader.RESOURCES_OPTION, BrokerReader.SOURCES_OPTION, PlatformSelection.OPTION);
    }

    /** All versions of the language: what is new in one does not change what a broker is. */
    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        boolean nothingToDo = annotations.isEmpty() && deferred.isEmpty();
        if (failed || nothingToDo) {
            return false;
        }
        DiagnosticPrinter printer = new DiagnosticPrinter(processingEnv);
        try {
            if (!round.processingOver()) {
                printer.print(processRound(round));
            }
        } catch (RuntimeException | LinkageError | AssertionError e) {
            failed = true;
            printer.printUnplaced(DiagnosticCode.INTERNAL_ERROR, e.toString(), origin(e));
        }
        return false;
    }

    private static String origin(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .limit(FRAMES)
                .map(StackTraceElement::toString)
                .collect(Collectors.joining(" < "));
    }

    private List<Diagnostic> processRound(RoundEnvironment round) {
        UnknownAnnotations unknown = new UnknownAnnotations(processingEnv);
        MisplacedAnnotationReader.Misplaced misplaced = MisplacedAnnotationReader.read(round, unknown);
        List<Diagnostic> diagnostics = new ArrayList<>(Checks.check(misplaced.annotations()));
        BrokerReader reader = new BrokerReader(processingEnv, unknown);
        BrokerFiler filer = new BrokerFiler(processingEnv.getFiler());
        boolean moreMayCome = rounds == 0 || !round.getRootElements().isEmpty();
        if (moreMayCome) {
            finished = rounds == 0 ? AFTER_SOURCES : rounds + AFTER_GENERATED;
        }
        boolean finishedByNow = rounds >= finished;
        rounds++;
        Map<TypeElement, BrokerReader.Readiness> waiting = new LinkedHashMap<>();
        boolean incomplete = false;
        for (TypeElement type : brokers(round)) {
            BrokerReader.Readiness readiness = reader.readiness(type);
            switch (readiness) {
                case READY -> diagnostics.addAll(process(reader.read(type), type, filer));
                case UNRESOLVED -> waiting.put(type, readiness);
                case UNFINISHED -> {
                    if (finishedByNow) {
                        diagnostics.addAll(process(reader.read(type), type, filer));
                    } else {
                        waiting.put(type, readiness);
                    }
                }
                case INCOMPLETE -> {
                    incomplete = true;
                    filer.writePlaceholder(reader.outline(type), type);
                }
            }
        }
        for (TypeElement type : misplaced.nearlyBrokers()) {
            filer.writePlaceholder(reader.outline(type), type);
        }
        boolean noRoundFollows = incomplete
                || Diagnostic.anyIsError(diagnostics)
                || (!waiting.isEmpty() && new RejectedDeclarations(processingEnv).areIn(round.getRootElements()));
        waiting.forEach((type, readiness) -> {
            boolean mayWait = moreMayCome || readiness == BrokerReader.Readiness.UNFINISHED;
            if (mayWait && !noRoundFollows) {
                await(reader.outline(type), type, filer);
            } else {
                filer.writePlaceholder(reader.outline(type), type);
            }
        });
        return diagnostics;
    }

    private List<Diagnostic> process(BrokerModel broker, TypeElement type, BrokerFiler filer) {
        List<Diagnostic> found = new ArrayList<>(checks.check(broker));
        Suppressions.apply(found, type);
        if (Diagnostic.anyIsError(found)) {
            filer.writePlaceholder(broker, type);
        } else {
            found.addAll(filer.write(broker, type));
        }
        return found;
    }

    /**
     * Lets a class wait for other processors. Placeholders must be written before the last round for the compiler to see them, so
     * another round is requested.
     */
    private void await(BrokerModel outline, TypeElement type, BrokerFiler filer) {
        deferred.add(type.getQualifiedName().toString());
        filer.askForRound(outline, type, rounds);
    }

    /** The brokers of this round and those that wait since an earlier one, in an order that does not depend on the compiler. */
    private Collection<TypeElement> brokers(RoundEnvironment round) {
        Map<String, TypeElement> types = new TreeMap<>();
        for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(Broker.class))) {
            types.put(type.getQualifiedName().toString(), type);
        }
        for (String name : deferred) {
            TypeElement type = processingEnv.getElementUtils().getTypeElement(name);
            if (type != null) {
                types.put(name, type);
            }
        }
        deferred.clear();
        return types.values();
    }
}
