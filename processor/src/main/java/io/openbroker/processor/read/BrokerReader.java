package io.openbroker.processor.read;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.State;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.BrokerModel;
import io.openbroker.processor.model.BrokerTrait;
import io.openbroker.processor.model.CatalogFileModel;
import io.openbroker.processor.model.OfferingModel;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.Surroundings;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;

/** Reads a class with {@code @Broker}. */
public final class BrokerReader {

    /** The option with the folders in which files of catalogs and schemas are looked for. */
    public static final String RESOURCES_OPTION = ResourceFiles.OPTION;

    private final Elements elements;
    private final ClassReader classes;
    private final ConstructorReader constructors;
    private final HandlerReader handlers;
    private final InheritedHandlers inherited;
    private final OfferingReader offerings;
    private final CatalogFileReader catalogFiles;
    private final UnknownAnnotations unknown;

    public BrokerReader(ProcessingEnvironment environment, UnknownAnnotations unknown) {
        this.unknown = unknown;
        elements = environment.getElementUtils();
        classes = new ClassReader(elements);
        constructors = new ConstructorReader(elements);
        ResourceFiles files = new ResourceFiles(environment);
        TypeReader types = new TypeReader(elements, environment.getTypeUtils());
        handlers = new HandlerReader(
                types,
                new ParameterReader(elements, types, classes, new ParametersSchemaReader(environment, files)),
                new ResultReader(types));
        inherited = new InheritedHandlers(elements);
        offerings = new OfferingReader(new PlanReader(classes));
        catalogFiles = new CatalogFileReader(files, new IdlePlans(classes));
    }

    /** Whether the compiler cannot make something out in the class, perhaps because it is still to be generated. */
    public boolean isUnresolved(TypeElement type) {
        return UnresolvedTypes.of(type, unknown).unresolved();
    }

    /** Whether an annotation in the class lacks a member, so that the class cannot be read. */
    public boolean isIncomplete(TypeElement type) {
        return UnresolvedTypes.of(type, unknown).incomplete();
    }

    /** Reads a class in which nothing is unresolved, and every annotation complete. */
    public BrokerModel read(TypeElement type) {
        List<OfferingModel> annotated = offerings.read(type, elements.getPackageOf(type));
        Optional<CatalogFileModel> file = catalogFiles.read(type, classes.ref(type), planEnums(type, annotated));
        return new BrokerModel(
                classes.ref(type),
                kind(type),
                SourceRef.of(type),
                traits(type),
                state(type),
                file,
                Stream.concat(annotated.stream(), file.stream().flatMap(found -> found.offerings().stream()))
                        .toList(),
                handlers.read(type),
                inherited.read(type),
                surroundings(type));
    }

    /** As much of a class as its generated classes show, whatever is unresolved in it. */
    public BrokerModel outline(TypeElement type) {
        return new BrokerModel(
                classes.ref(type),
                kind(type),
                SourceRef.of(type),
                traits(type),
                State.MANAGED,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                surroundings(type));
    }

    private static State state(TypeElement type) {
        return AnnotationReader.find(type, Broker.class.getName())
                .map(annotation -> annotation.constant("state", State.class).value())
                .orElse(State.MANAGED);
    }

    /** The enums that handlers take and no annotation names; they may stand for plans of a file. */
    private List<PlanEnum> planEnums(TypeElement type, List<OfferingModel> annotated) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> !HandlerReader.operations(method).isEmpty())
                .flatMap(method -> method.getParameters().stream())
                .map(Element::asType)
                .filter(TypeReader::isEnum)
                .flatMap(parameter -> TypeReader.element(parameter).stream())
                .distinct()
                .filter(each -> annotated.stream()
                        .noneMatch(offering -> offering.plans().areOf(classes.ref(each))))
                .map(each -> planEnum(type, each))
                .toList();
    }

    private PlanEnum planEnum(TypeElement broker, TypeElement type) {
        return new PlanEnum(
                classes.ref(type),
                classes.visibleFrom(elements.getPackageOf(broker), type),
                type.getEnclosedElements().stream()
                        .filter(each -> each.getKind() == ElementKind.ENUM_CONSTANT)
                        .map(each -> each.getSimpleName().toString())
                        .toList());
    }

    private static String kind(TypeElement type) {
        return type.getKind() == ElementKind.ANNOTATION_TYPE
                ? "an annotation"
                : (type.getKind() == ElementKind.RECORD ? "a " : "an ")
                        + type.getKind().name().toLowerCase(Locale.ROOT);
    }

    private Set<BrokerTrait> traits(TypeElement type) {
        Set<BrokerTrait> traits = EnumSet.noneOf(BrokerTrait.class);
        if (type.getKind() != ElementKind.CLASS) {
            traits.add(BrokerTrait.NOT_A_CLASS);
        }
        if (type.getModifiers().contains(Modifier.ABSTRACT)) {
            traits.add(BrokerTrait.ABSTRACT);
        }
        if (ClassReader.isPrivate(type)) {
            traits.add(BrokerTrait.PRIVATE);
        }
        if (ClassReader.isPublic(type)) {
            traits.add(BrokerTrait.PUBLIC);
        }
        if (ClassReader.isInner(type)) {
            traits.add(BrokerTrait.INNER);
        }
        if (!type.getTypeParameters().isEmpty()) {
            traits.add(BrokerTrait.GENERIC);
        }
        if (constructors.creatable(type)) {
            traits.add(BrokerTrait.CREATABLE);
        }
        return traits;
    }

    private Surroundings surroundings(TypeElement type) {
        ModuleElement module = elements.getModuleOf(type);
        return new Surroundings(
                sees(module, RuntimeNames.BROKER_DISPATCHER),
                sees(module, RuntimeNames.BROKER_SERVER),
                sees(module, Generated.class.getName()),
                module != null && !module.isUnnamed(),
                named(type).anyMatch(elements::isDeprecated));
    }

    private boolean sees(@org.jspecify.annotations.Nullable ModuleElement module, String className) {
        return module == null
                ? elements.getTypeElement(className) != null
                : elements.getTypeElement(module, className) != null;
    }

    /** All that generated code may name. */
    private static Stream<Element> named(TypeElement type) {
        Stream<Element> handlers = ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> !HandlerReader.operations(method).isEmpty())
                .flatMap(method -> Stream.concat(Stream.of(method), types(method)));
        Stream<Element> plans = OfferingReader.annotations(type).stream()
                .flatMap(offering -> OfferingReader.plans(offering).stream())
                .flatMap(plan -> Stream.concat(Stream.of(plan), plan.getEnclosedElements().stream()));
        Stream<Element> constructors = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .map(Element.class::cast);
        return Stream.of(Stream.<Element>of(type), constructors, handlers, plans)
                .flatMap(each -> each);
    }

    private static Stream<Element> types(ExecutableElement method) {
        return method.getParameters().stream()
                .<TypeMirror>map(Element::asType)
                .flatMap(parameter -> TypeReader.element(parameter).stream());
    }
}
