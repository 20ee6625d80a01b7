package io.openbroker.processor.read.annotation;

import java.util.Set;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads whether generated code can make an object of a class. */
public final class ConstructorReader {

    /** Lombok replaces the constructor that the compiler adds, after others have seen it. */
    private static final Set<String> REPLACING =
            Set.of("lombok.RequiredArgsConstructor", "lombok.AllArgsConstructor", "lombok.Data", "lombok.Value");

    private static final String ADDING = "lombok.NoArgsConstructor";

    private final Elements elements;

    public ConstructorReader(Elements elements) {
        this.elements = elements;
    }

    /** Whether there is a constructor without parameters that is not private. */
    public boolean creatable(TypeElement type) {
        if (AnnotationReader.find(type, ADDING).isPresent()) {
            return true;
        }
        for (ExecutableElement constructor : ElementFilter.constructorsIn(type.getEnclosedElements())) {
            if (constructor.getParameters().isEmpty()
                    && !constructor.getModifiers().contains(Modifier.PRIVATE)
                    && !isReplaced(type, constructor)) {
                return true;
            }
        }
        return false;
    }

    private boolean isReplaced(TypeElement type, ExecutableElement constructor) {
        if (elements.getOrigin(constructor) != Elements.Origin.MANDATED) {
            return false;
        }
        for (String replacing : REPLACING) {
            if (AnnotationReader.find(type, replacing).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
