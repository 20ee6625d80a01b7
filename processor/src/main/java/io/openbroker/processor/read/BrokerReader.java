package io.openbroker.processor.read;

import io.openbroker.annotation.Broker;
import io.openbroker.annotation.SchemaDraft;
import io.openbroker.annotation.State;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.model.RuntimeNames;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.broker.BrokerModel;
import io.openbroker.processor.model.broker.BrokerTrait;
import io.openbroker.processor.model.broker.CompilationContext;
import io.openbroker.processor.model.broker.MisplacedAnnotation;
import io.openbroker.processor.model.broker.PlatformSelection;
import io.openbroker.processor.model.catalog.CatalogFileModel;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.handler.HandlerModel;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.annotation.ClassReader;
import io.openbroker.processor.read.annotation.ConstructorReader;
import io.openbroker.processor.read.annotation.OfferingReader;
import io.openbroker.processor.read.annotation.PlanReader;
import io.openbroker.processor.read.annotation.TypeReader;
import io.openbroker.processor.read.compiled.CompiledTypes;
import io.openbroker.processor.read.compiled.DocComments;
import io.openbroker.processor.read.compiled.ResourceFiles;
import io.openbroker.processor.read.file.CatalogFileReader;
import io.openbroker.processor.read.file.PlanEnum;
import io.openbroker.processor.read.handler.BindingPermissions;
import io.openbroker.processor.read.handler.HandlerReader;
import io.openbroker.processor.read.handler.InheritedHandlers;
import io.openbroker.processor.read.handler.ParameterReader;
import io.openbroker.processor.read.handler.ResultReader;
import io.openbroker.processor.read.handler.UnreadPlanReader;
import io.openbroker.processor.read.schema.ParametersSchemaReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Generated;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** Reads a class with {@code @Broker}. */
public final class BrokerReader {

    /** The option with the folders in which files of catalogs and schemas are looked for. */
    public static final String RESOURCES_OPTION = ResourceFiles.OPTION;

    /** The option with the folders in which sources of parameters are looked for. */
    public static final String SOURCES_OPTION = DocComments.OPTION;

    private final Elements elements;
    private final ClassReader classes;
    private final ConstructorReader constructors;
    private final HandlerReader handlers;
    private final InheritedHandlers inherited;
    private final OfferingReader offerings;
    private final CatalogFileReader catalogFiles;
    private final UnknownAnnotations unknown;
    private final GeneratedMembers generated;
    private final PlatformSelection platforms;
    private final Map<String, Boolean> seen = new HashMap<>();

    public BrokerReader(ProcessingEnvironment environment, UnknownAnnotations unknown) {
        this.unknown = unknown;
        platforms = platforms(environment.getOptions());
        elements = environment.getElementUtils();
        CompiledTypes compiled = new CompiledTypes(environment);
        generated = new GeneratedMembers(environment.getTypeUtils(), compiled);
        classes = new ClassReader(elements, compiled);
        constructors = new ConstructorReader(elements);
        ResourceFiles files = new ResourceFiles(environment);
        TypeReader types = new TypeReader(elements, environment.getTypeUtils());
        handlers = new HandlerReader(
                types,
                new ParameterReader(elements, types, classes, new ParametersSchemaReader(environment, files, compiled)),
                new ResultReader(types),
                new BindingPermissions(environment));
        inherited = new InheritedHandlers(elements);
        offerings = new OfferingReader(new PlanReader(classes));
        catalogFiles = new CatalogFileReader(files, new UnreadPlanReader(classes));
    }

    /** The value of the option, which is empty if it has none. */
    private static PlatformSelection platforms(Map<String, String> options) {
        if (!options.containsKey(PlatformSelection.OPTION)) {
            return PlatformSelection.parse("all");
        }
        @Nullable String value = options.get(PlatformSelection.OPTION);
        return PlatformSelection.parse(value == null ? "" : value);
    }

    /** Whether a class can be read. */
    public enum Readiness {
        /** Nothing is unresolved, and every annotation is complete. */
        READY,
        /** The compiler cannot make something out, perhaps because it is still to be generated. */
        UNRESOLVED,
        /** An annotation lacks a member, or has a value of another type; or a type is used wrongly. Nothing that is generated mends it. */
        INCOMPLETE,
        /** All can be read, but another processor may still add accessors to a type of parameters. */
        UNFINISHED
    }

    public Readiness readiness(TypeElement type) {
        return UnresolvedTypes.readiness(type, unknown, generated);
    }

    /** Reads a class that is ready, or that nothing is added to any more. */
    public BrokerModel read(TypeElement type) {
        AnnotationReader broker =
                AnnotationReader.find(type, Broker.class.getName()).orElseThrow();
        Setting<SchemaDraft> draft = broker.constant("schemaDraft", SchemaDraft.class);
        List<OfferingModel> annotated = offerings.read(type, elements.getPackageOf(type), draft);
        Optional<CatalogFileModel> file =
                catalogFiles.read(type, broker, classes.ref(type), planEnums(type, annotated));
        return model(
                type,
                broker.constant("state", State.class).value(),
                file,
                offerings(annotated, file),
                handlers.read(type),
                inherited.read(type));
    }

    private static List<OfferingModel> offerings(List<OfferingModel> annotated, Optional<CatalogFileModel> file) {
        if (file.isEmpty()) {
            return annotated;
        }
        List<OfferingModel> all = new ArrayList<>(annotated);
        all.addAll(file.get().offerings());
        return all;
    }

    /** As much of a class as its generated class shows, whatever is unresolved in it. */
    public BrokerModel outline(TypeElement type) {
        return model(type, State.MANAGED, Optional.empty(), List.of(), List.of(), List.of());
    }

    private BrokerModel model(
            TypeElement type,
            State state,
            Optional<CatalogFileModel> file,
            List<OfferingModel> offerings,
            List<HandlerModel> found,
            List<MisplacedAnnotation> misplaced) {
        return new BrokerModel(
                classes.ref(type),
                kind(type),
                SourceRef.of(type),
                traits(type),
                state,
                file,
                offerings,
                found,
                misplaced,
                context(type),
                platforms);
    }

    /** The enums that handlers take and no annotation names; they may match the plans of a file. */
    private List<PlanEnum> planEnums(TypeElement type, List<OfferingModel> annotated) {
        List<PlanEnum> found = new ArrayList<>();
        for (TypeElement taken : HandlerReader.parameterTypes(type)) {
            if (taken.getKind() == ElementKind.ENUM && !OfferingModel.anyHasPlans(annotated, classes.ref(taken))) {
                found.add(planEnum(type, taken));
            }
        }
        return found;
    }

    private PlanEnum planEnum(TypeElement broker, TypeElement type) {
        return new PlanEnum(
                classes.ref(type),
                classes.visibleFrom(elements.getPackageOf(broker), type),
                classes.constants(type).stream()
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
        for (BrokerTrait trait : BrokerTrait.values()) {
            boolean present = switch (trait) {
                case NOT_A_CLASS -> type.getKind() != ElementKind.CLASS;
                case ABSTRACT -> type.getModifiers().contains(Modifier.ABSTRACT);
                case PRIVATE -> ClassReader.isPrivate(type);
                case PUBLIC -> ClassReader.isPublic(type);
                case INNER -> ClassReader.isInner(type);
                case GENERIC -> !type.getTypeParameters().isEmpty();
                case CREATABLE -> constructors.creatable(type);
            };
            if (present) {
                traits.add(trait);
            }
        }
        return traits;
    }

    private CompilationContext context(TypeElement type) {
        ModuleElement module = elements.getModuleOf(type);
        return new CompilationContext(
                sees(module, RuntimeNames.BROKER_DISPATCHER),
                sees(module, RuntimeNames.BROKER_SERVER),
                sees(module, Generated.class.getName()),
                module != null && !module.isUnnamed(),
                namesDeprecated(type));
    }

    /** Asks the compiler once for each module; it looks for what is not there in every path again. */
    private boolean sees(@Nullable ModuleElement module, String className) {
        String question = (module == null ? "" : module.getQualifiedName()) + "/" + className;
        Boolean known = seen.get(question);
        if (known == null) {
            known = module == null
                    ? elements.getTypeElement(className) != null
                    : elements.getTypeElement(module, className) != null;
            seen.put(question, known);
        }
        return known;
    }

    /** Whether something is deprecated that generated code may name. */
    private boolean namesDeprecated(TypeElement type) {
        Set<Element> named = new LinkedHashSet<>(ElementFilter.constructorsIn(type.getEnclosedElements()));
        named.add(type);
        named.addAll(HandlerReader.methods(type));
        named.addAll(HandlerReader.parameterTypes(type));
        for (AnnotationReader offering : OfferingReader.annotations(type)) {
            Optional<TypeElement> plans = OfferingReader.plans(offering);
            if (plans.isPresent()) {
                named.add(plans.get());
                named.addAll(plans.get().getEnclosedElements());
            }
        }
        for (Element each : named) {
            if (elements.isDeprecated(each)) {
                return true;
            }
        }
        return false;
    }
}
