package io.openbroker.processor.read;

import io.openbroker.processor.model.SchemaModel;
import io.openbroker.processor.read.compiled.CompiledTypes;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Reads enums: the names by which Jackson knows their constants. */
final class EnumSchemas {

    private final SchemaProblems problems;
    private final CompiledTypes compiled;

    EnumSchemas(SchemaProblems problems, CompiledTypes compiled) {
        this.compiled = compiled;
        this.problems = problems;
    }

    SchemaModel.Choice read(TypeElement type) {
        JacksonAnnotations.onType(type, problems);
        List<String> names = new ArrayList<>();
        List<String> aliases = new ArrayList<>();
        for (Element constant : compiled.members(type)) {
            if (constant.getKind() == ElementKind.ENUM_CONSTANT) {
                PropertyAnnotations annotations = PropertyAnnotations.of(List.of(constant), constant.asType());
                names.add(annotations
                        .find(JacksonAnnotations.PROPERTY)
                        .map(property -> PropertyAnnotations.text(property, "value"))
                        .filter(name -> !name.isEmpty())
                        .orElseGet(() -> constant.getSimpleName().toString()));
                annotations.find(JacksonAnnotations.ALIAS).ifPresent(alias -> aliases.addAll(aliases(alias)));
            }
        }
        names.addAll(aliases);
        return new SchemaModel.Choice(names.stream().distinct().toList());
    }

    private static List<String> aliases(AnnotationMirror alias) {
        return PropertyAnnotations.texts(alias, "value");
    }
}
