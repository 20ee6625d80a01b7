package io.openbroker.processor.read.schema;

import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.compiled.JavadocText;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** Finds the components of a record, with all places where the compiler copies their annotations to. */
final class RecordMembers {

    private final Types types;
    private final JavadocText javadoc;

    RecordMembers(Types types, JavadocText javadoc) {
        this.types = types;
        this.javadoc = javadoc;
    }

    List<ObjectMember> of(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        List<ObjectMember> members = new ArrayList<>();
        List<? extends RecordComponentElement> components = element.getRecordComponents();
        for (int i = 0; i < components.size(); i++) {
            String name = components.get(i).getSimpleName().toString();
            List<Element> declarations = new ArrayList<>();
            declarations.add(components.get(i));
            ElementFilter.fieldsIn(element.getEnclosedElements()).stream()
                    .filter(field -> field.getSimpleName().contentEquals(name))
                    .forEach(declarations::add);
            declarations.add(components.get(i).getAccessor());
            declarations.addAll(inherited(element, name));
            declarations.addAll(parameters(element, components, i));
            members.add(new ObjectMember(
                    name,
                    types.asMemberOf(type, field(declarations)),
                    declarations,
                    javadoc.parameter(element, name),
                    false));
        }
        return members;
    }

    /** The methods that an accessor implements. */
    private static List<ExecutableElement> inherited(TypeElement type, String accessor) {
        return TypeReader.ancestors(type).stream()
                .flatMap(ancestor -> ElementFilter.methodsIn(ancestor.getEnclosedElements()).stream())
                .filter(method -> method.getSimpleName().contentEquals(accessor)
                        && method.getParameters().isEmpty())
                .toList();
    }

    private static VariableElement field(List<Element> declarations) {
        return ElementFilter.fieldsIn(declarations).get(0);
    }

    /** The parameter of the canonical constructor. */
    private List<VariableElement> parameters(
            TypeElement element, List<? extends RecordComponentElement> components, int index) {
        for (ExecutableElement constructor : ElementFilter.constructorsIn(element.getEnclosedElements())) {
            List<? extends VariableElement> parameters = constructor.getParameters();
            boolean canonical = parameters.size() == components.size();
            for (int i = 0; canonical && i < parameters.size(); i++) {
                canonical = types.isSameType(
                        types.erasure(parameters.get(i).asType()),
                        types.erasure(components.get(i).asType()));
            }
            if (canonical) {
                return List.of(parameters.get(index));
            }
        }
        return List.of();
    }
}
