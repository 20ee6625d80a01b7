package io.openbroker.processor.read.compiled;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Reads the parts of class files that compilers do not show; for one round. */
public final class CompiledTypes {

    private final TypeFiles files;
    private final boolean ofJavac;
    private final DocComments comments;
    private final HiddenAnnotations annotations;

    public CompiledTypes(ProcessingEnvironment environment) {
        this.files = new TypeFiles(environment);
        this.ofJavac = environment.getElementUtils().getClass().getName().startsWith("com.sun.tools.javac.");
        this.comments = new DocComments(environment, files);
        this.annotations = new HiddenAnnotations(environment, files);
    }

    /** The members of a type in the order of its source, which Eclipse's compiler does not keep for a class file. */
    public List<? extends Element> members(TypeElement type) {
        List<? extends Element> members = type.getEnclosedElements();
        if (ofJavac || files.isSource(type)) {
            return members;
        }
        Optional<List<String>> order =
                files.classFile(type).map(ClassFileContent::read).map(ClassFileContent::members);
        return order.isEmpty()
                ? members
                : members.stream()
                        .sorted(Comparator.comparingInt(member ->
                                order.get().indexOf(member.getSimpleName().toString())))
                        .toList();
    }

    /** The Javadoc comments as they are seen from a broker. */
    public DocComments.Seen commentsFrom(Element broker) {
        return comments.from(broker);
    }

    public HiddenAnnotations annotations() {
        return annotations;
    }
}
