package io.openbroker.processor;

import io.openbroker.annotation.Broker;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.MisplacedAnnotation;
import io.openbroker.processor.read.BrokerReader;
import io.openbroker.processor.read.MisplacedAnnotationReader;
import io.openbroker.processor.read.UnknownAnnotations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.JavaFileObject;

/**
 * What is read of the brokers of a package, without checking it.
 *
 * @param brokers the models by the classes, in the order of their names
 * @param misplaced annotations that have no effect
 */
record BrokerModels(Map<TypeElement, BrokerModel> brokers, List<MisplacedAnnotation> misplaced) {

    /** Reads all brokers of one compilation, by package. */
    static Map<String, BrokerModels> read(List<String> options, List<JavaFileObject> sources) {
        Reading reading = new Reading();
        List<String> all = new ArrayList<>(options);
        all.add("-proc:only");
        Compilations.compile(reading, all, sources);
        return reading.found;
    }

    private static final class Reading extends AbstractProcessor {

        private final Map<String, BrokerModels> found = new HashMap<>();

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return Set.of("*");
        }

        @Override
        public Set<String> getSupportedOptions() {
            return new BrokerProcessor().getSupportedOptions();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return SourceVersion.latestSupported();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            UnknownAnnotations unknown = new UnknownAnnotations(processingEnv);
            MisplacedAnnotationReader.read(round, unknown)
                    .annotations()
                    .forEach(each -> of(each.source().element()).misplaced().add(each));
            BrokerReader reader = new BrokerReader(processingEnv, unknown);
            for (TypeElement type : ElementFilter.typesIn(round.getElementsAnnotatedWith(Broker.class))) {
                switch (reader.readiness(type)) {
                    case READY, UNFINISHED -> of(type).brokers().put(type, reader.read(type));
                    case UNRESOLVED, INCOMPLETE -> {}
                }
            }
            return false;
        }

        private BrokerModels of(Element element) {
            String name = processingEnv
                    .getElementUtils()
                    .getPackageOf(element)
                    .getQualifiedName()
                    .toString();
            return found.computeIfAbsent(
                    name,
                    key -> new BrokerModels(
                            new TreeMap<>((a, b) -> a.toString().compareTo(b.toString())), new ArrayList<>()));
        }
    }
}
