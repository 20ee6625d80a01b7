package io.openbroker.processor.read.schema;

import io.openbroker.annotation.Parameters;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.schema.ParametersSchema;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.compiled.CompiledTypes;
import io.openbroker.processor.read.compiled.ResourceFiles;
import io.openbroker.processor.read.schema.SchemaProblems.Place;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Reads where the schema of a handler's parameters comes from, and what it is. */
public final class ParametersSchemaReader {

    private final Elements elements;
    private final Types types;
    private final CompiledTypes compiled;
    private final ResourceFiles files;

    public ParametersSchemaReader(ProcessingEnvironment environment, ResourceFiles files, CompiledTypes compiled) {
        this.elements = environment.getElementUtils();
        this.types = environment.getTypeUtils();
        this.compiled = compiled;
        this.files = files;
    }

    public ParametersSchema read(VariableElement parameter) {
        Setting<String> file = AnnotationReader.find(parameter, Parameters.class.getName())
                .orElseThrow()
                .text("schema");
        if (!file.value().isEmpty()) {
            String beside = elements.getPackageOf(parameter).getQualifiedName().toString();
            return new ParametersSchema.Given(
                    file, files.find(beside, file.value()).map(ParametersSchemaReader::text), files.places());
        }
        TypeMirror type = parameter.asType();
        return type instanceof DeclaredType declared
                        && !TypeReader.is(type, Map.class)
                        && !TypeReader.is(type, RuntimeNames.JSON_NODE)
                ? SchemaReader.read(elements, types, compiled, declared, place(parameter))
                : new ParametersSchema.None();
    }

    /** The text without the mark of its encoding, which some editors put before it. */
    private static String text(byte[] content) {
        String text = new String(content, StandardCharsets.UTF_8);
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Place place(VariableElement parameter) {
        return new Place("the parameter \"" + parameter.getSimpleName() + "\"", SourceRef.of(parameter));
    }
}
