package io.openbroker.processor.emit;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.TypeSpec;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import java.util.ArrayList;
import java.util.List;
import javax.annotation.processing.Generated;
import javax.lang.model.element.Modifier;

/** The parts of a generated class that do not depend on whether its broker has errors. */
final class GeneratedClass {

    private static final String PROCESSOR = "io.openbroker.processor.BrokerProcessor";

    private GeneratedClass() {}

    /** Begins a class that is as visible as its broker. */
    static TypeSpec.Builder begin(BrokerModel broker, ClassName name) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name);
        if (broker.context().generatedAnnotation()) {
            type.addAnnotation(AnnotationSpec.builder(Generated.class)
                    .addMember("value", "$S", PROCESSOR)
                    .build());
        }
        List<CodeBlock> suppressed = suppressed(broker);
        if (!suppressed.isEmpty()) {
            type.addAnnotation(AnnotationSpec.builder(SuppressWarnings.class)
                    .addMember("value", "{$L}", Lists.join(suppressed, ", "))
                    .build());
        }
        if (broker.is(BrokerTrait.PUBLIC)) {
            type.addModifiers(Modifier.PUBLIC);
        }
        return type.addModifiers(Modifier.FINAL);
    }

    /** Warnings that users could not fix in generated code: deprecated elements, and types of modules that are not exported. */
    private static List<CodeBlock> suppressed(BrokerModel broker) {
        List<CodeBlock> lints = new ArrayList<>();
        if (broker.context().deprecated()) {
            lints.add(CodeBlock.of("$S", "deprecation"));
            lints.add(CodeBlock.of("$S", "removal"));
        }
        if (broker.context().namedModule()) {
            lints.add(CodeBlock.of("$S", "exports"));
        }
        return lints;
    }

    /** The source, in ASCII only, so that it is the same to the compiler whatever encoding it assumes. */
    static String source(BrokerModel broker, TypeSpec type) {
        String text = JavaFile.builder(broker.type().packageName(), type)
                .indent("    ")
                .skipJavaLangImports(true)
                .build()
                .toString();
        StringBuilder ascii = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 128) {
                ascii.append(c);
            } else {
                ascii.append(String.format("\\u%04x", (int) c));
            }
        }
        return ascii.toString();
    }
}
