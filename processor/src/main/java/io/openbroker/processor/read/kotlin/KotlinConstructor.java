package io.openbroker.processor.read.kotlin;

import io.openbroker.processor.model.Setting;
import io.openbroker.processor.read.annotation.AnnotationReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * The primary constructor of a class of Kotlin, with which Jackson's module for Kotlin makes objects.
 *
 * @param parameters its parameters, at least one
 */
public record KotlinConstructor(List<Parameter> parameters) {

    private static final String METADATA = "kotlin.Metadata";

    /**
     * A parameter.
     *
     * @param name its name in the source, which class files do not have
     * @param hasDefault whether it has a default value
     */
    public record Parameter(String name, boolean hasDefault, VariableElement element) {}

    /** The primary constructor; empty if the class has none with parameters, or is not of Kotlin. */
    public static Optional<KotlinConstructor> of(TypeElement type) {
        return AnnotationReader.find(type, METADATA)
                .flatMap(metadata -> KotlinMetadata.primaryConstructor(texts(metadata, "d1"), texts(metadata, "d2")))
                .filter(parameters -> !parameters.isEmpty())
                .flatMap(parameters -> of(type, parameters));
    }

    /** Whether a class was written in Kotlin. */
    public static boolean isKotlin(Element type) {
        return AnnotationReader.find(type, METADATA).isPresent();
    }

    private static Optional<KotlinConstructor> of(TypeElement type, List<KotlinMetadata.Parameter> parameters) {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            List<? extends VariableElement> elements = constructor.getParameters();
            if (elements.size() == parameters.size()) {
                List<Parameter> read = new ArrayList<>();
                for (int i = 0; i < elements.size(); i++) {
                    KotlinMetadata.Parameter parameter = parameters.get(i);
                    read.add(new Parameter(parameter.name(), parameter.hasDefault(), elements.get(i)));
                }
                return Optional.of(new KotlinConstructor(read));
            }
        }
        return Optional.empty();
    }

    private static List<String> texts(AnnotationReader metadata, String member) {
        return metadata.texts(member).stream().map(Setting::value).toList();
    }
}
