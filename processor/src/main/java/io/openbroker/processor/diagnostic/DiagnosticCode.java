package io.openbroker.processor.diagnostic;

import io.openbroker.catalog.ValueProblem;
import io.openbroker.catalog.Wording;
import javax.tools.Diagnostic.Kind;

/** Every message of the processor: its stable name, how grave it is, what it says was found and expected, and what to do. */
public enum DiagnosticCode {
    BROKER_NOT_A_CLASS(Severity.ERROR, "@Broker is on {}.", "Put it on a class; the handlers go into it."),
    BROKER_ABSTRACT(
            Severity.ERROR,
            "The broker class {} is abstract, so there can be no object of it.",
            "Remove \"abstract\"."),
    BROKER_PRIVATE(
            Severity.ERROR,
            "The broker class {} is private, or stands in a private class, so generated code cannot see it.",
            "Remove \"private\"."),
    BROKER_INNER(
            Severity.ERROR,
            "The broker class {} is an inner class, so it needs an object of the class around it.",
            "Make it, and the classes around it, static."),
    BROKER_GENERIC(
            Severity.ERROR, "The broker class {} has type parameters.", "Remove them; one object serves all requests."),
    NO_MAIN(
            Severity.NOTE,
            "The broker class {} has no constructor without parameters, so {} has no main method.",
            "Create the broker yourself, and start it with BrokerServer.run(args, new {}(broker))."),
    NO_OFFERING(
            Severity.ERROR,
            "The broker class {} has no @ServiceOffering.",
            "Add one; it names the plans and goes into the catalog."),
    OFFERING_OUTSIDE_BROKER(
            Severity.ERROR,
            "@ServiceOffering stands on {}, which has no @Broker, so nothing serves the offering.",
            "Add @Broker to the class."),
    HANDLER_OUTSIDE_BROKER(
            Severity.ERROR,
            "@{} stands on a method of {}, which has no @Broker, so nothing calls it.",
            "Move the method into the broker class itself, or add @Broker to its class."),
    INHERITED_HANDLER(
            Severity.ERROR,
            "@{} is on a method inherited from {}; handlers are methods of the broker class itself.",
            "Override the method in the broker class, and repeat the annotation there."),
    PLAN_NOT_A_CONSTANT(
            Severity.ERROR,
            "@Plan stands on the field \"{}\", which is no constant of an enum.",
            "Put it on the constants of the enum that @ServiceOffering(plans = …) names."),

    HANDLER_PRIVATE(
            Severity.ERROR,
            "The @{} handler {} is private, so generated code cannot call it.",
            "Make it package-private or wider."),
    HANDLER_STATIC(
            Severity.ERROR,
            "The @{} handler {} is static; handlers are called on an object of the broker class.",
            "Remove \"static\"."),
    HANDLER_GENERIC(
            Severity.ERROR,
            "The @{} handler {} has type parameters, which nothing can fill in.",
            "Name the types themselves."),
    HANDLER_VARARGS(
            Severity.ERROR,
            "The @{} handler {} takes a variable number of arguments.",
            "Give it one parameter for each thing that it needs."),
    HANDLER_THROWS(
            Severity.ERROR,
            "The @{} handler {} declares {}, which is neither an Exception nor an Error.",
            "Declare exceptions only."),

    UNSUPPORTED_PARAMETER(Severity.ERROR, "@{} handlers cannot receive a parameter of type {} (\"{}\").", "{}"),
    CONFLICTING_PARAMETER_ANNOTATIONS(
            Severity.ERROR,
            "Parameter \"{}\" has more than one annotation: {}.",
            "Keep the one that says what it receives."),
    ID_NOT_A_STRING(Severity.ERROR, "Parameter \"{}\" with @{} is of type {}.", "Make it a String; ids are strings."),
    PARAMETERS_TYPE(Severity.ERROR, "Parameter \"{}\" with @Parameters is of type {}, which {}.", "{}."),
    SCHEMA_TYPE(
            Severity.ERROR,
            "No JSON schema can be derived for {} in {}: {}.",
            "Change the type, leave the property out with @JsonIgnore, or write the schema yourself and name its file with"
                    + " @Parameters(schema = …)."),
    SCHEMA_ANNOTATION(
            Severity.ERROR,
            "The JSON schema cannot follow @{} on {}: {}.",
            "Remove it, or write the schema yourself and name its file with @Parameters(schema = …)."),
    NO_PROPERTIES(
            Severity.ERROR,
            "{} in {} has fields, but JSON can set none of them, so its schema would allow no properties.",
            "Make it a record, or write public setters (with Lombok: @Setter or @Data); annotate fields that are not for JSON"
                    + " with @JsonIgnore."),
    IGNORED_ANNOTATION(
            Severity.ERROR,
            "@{} on {} is an annotation of {}, which Jackson 3 ignores when it reads parameters and writes credentials.",
            "{}."),
    CONSTRAINTS_NOT_MET(Severity.ERROR, "No value can meet the constraints of {}: {}.", "{}."),
    SCHEMA_PATTERN(
            Severity.ERROR,
            "The regular expression \"{}\" of {} cannot be published in a JSON schema: it has {}.",
            "Write it so that Java and ECMA-262 understand the same."),
    COSTLY_PATTERN(
            Severity.WARNING,
            "The regular expression \"{}\" in the schema of parameter \"{}\" can take quadratic or exponential time, so the broker"
                    + " rejects some strings that match it.",
            "{}."),
    ANNOTATIONS_HIDDEN(
            Severity.ERROR,
            "{} in {} is a class file with annotations that javac before version 22 does not show.",
            "Compile with JDK 22 or later, or write the schema yourself and name its file with @Parameters(schema = …)."),
    SOURCE_NOT_FOUND(
            Severity.ERROR,
            "{} in {} is not compiled now, and its source, which has the descriptions for the JSON schema, was not found.",
            "Compile it together with the broker, or name the folder of its sources with -Aopenbroker.sources=…."),
    SCHEMA_TOO_LARGE(
            Severity.ERROR,
            "The JSON schema of parameter \"{}\" has {} bytes; platforms take no more than {}.",
            "Take fewer parameters, or shorten their descriptions."),
    SCHEMA_FILE(Severity.ERROR, "The JSON schema in the file \"{}\" cannot be used: {}.", "{}."),
    OPTIONAL_EXPECTED(
            Severity.ERROR, "Parameter \"{}\" is of type {}, but a request need not have one.", "Write Optional<{}>."),
    INPUT_NOT_IN_OPERATION(
            Severity.ERROR,
            "Parameter \"{}\" asks for {}, which @{} handlers cannot be given.",
            "Remove it; they may take {}."),
    INPUT_OF_MANAGED_STATE(
            Severity.ERROR, "Parameter \"{}\" asks for {}, but the broker has state = EXTERNAL, and {}.", "{}."),
    DUPLICATE_HANDLER_PARAMETER(
            Severity.ERROR, "Parameter \"{}\" asks for {}, as parameter \"{}\" does already.", "Keep one of them."),
    FOREIGN_PLAN_ENUM(
            Severity.ERROR,
            "Parameter \"{}\" is of the enum {}, which is the plan enum of no offering of this class.",
            "Take {}."),
    PLAN_ENUM_OF_OTHER_OFFERING(
            Severity.ERROR,
            "Parameter \"{}\" is of the plan enum {}, but the handler serves the offering \"{}\" too, whose plans are {}.",
            "Write a handler for each offering, or take @PlanId String."),
    UNSUPPORTED_RESULT(Severity.ERROR, "The @{} handler {} returns {}, which cannot be an answer.", "{}."),
    ACCEPTED_WITH_ASYNC(
            Severity.ERROR,
            "The @{} handler {} returns Accepted, so it is asynchronous always, but says async = {}.",
            "Remove \"async\", or let the runtime do the work: do all of it in the handler, and return {}."),

    ASYNC_OF_MANAGED_STATE(
            Severity.ERROR,
            "The @{} handler {} says async = {}, but the broker has state = EXTERNAL, and nobody could carry the operation on.",
            "Remove \"async\" and do all of the work while the platform waits, or start it elsewhere and return Accepted."),

    UNKNOWN_OFFERING(
            Severity.ERROR,
            "The @{} handler names the offering \"{}\", which this class does not have.{}",
            "Name one of {}."),
    DUPLICATE_HANDLER(
            Severity.ERROR,
            "The @{} handler {} serves the offering \"{}\", which {} serves already.",
            "Keep one and switch over the plan enum where plans differ, or let each name its offerings with \"offering\"."),
    MISSING_HANDLER(Severity.ERROR, "The offering \"{}\" has no handler for {}.", "Add such as: {}"),
    UNPAIRED_HANDLER(
            Severity.ERROR,
            "The offering \"{}\" has a handler for @{}, but none for @{}.",
            "Add one{}; what can be bound must be able to be unbound, and only what was bound can be."),
    MISSING_POLLING_HANDLER(
            Severity.ERROR,
            "The @{} handler {} returns Accepted, but the offering \"{}\" has no @{} handler to ask how the work stands.",
            "Add one that returns OperationStatus."),
    MISSING_FETCH_HANDLER(
            Severity.ERROR,
            "The @{} handler {} returns {}, but the bindings of the offering \"{}\" cannot be fetched, so no platform would ever"
                    + " get the credentials.",
            "Add a @FetchBinding handler, and let bindingsRetrievable follow from it."),
    UNUSED_HANDLER(Severity.WARNING, "The @{} handler {} is never called: {}.", "Remove it, or {}."),

    BLANK_VALUE(ValueProblem.BLANK_VALUE),
    DUPLICATE_OFFERING_ID(ValueProblem.DUPLICATE_OFFERING_ID),
    DUPLICATE_OFFERING_NAME(ValueProblem.DUPLICATE_OFFERING_NAME),
    DUPLICATE_PLAN_ID(ValueProblem.DUPLICATE_PLAN_ID),
    DUPLICATE_PLAN_NAME(ValueProblem.DUPLICATE_PLAN_NAME),
    NO_PLANS(Severity.ERROR, "The offering \"{}\" has no plan that is not retired.", "{}."),
    CONSTANT_WITHOUT_PLAN(
            Severity.ERROR,
            "The constant {} of the plan enum {} has no @Plan.",
            "Add one, or move the constant to another enum; a plan that is no longer offered gets retired = true."),
    SHARED_PLAN_ENUM(
            Severity.ERROR,
            "The enum {} holds the plans of the offering \"{}\" already.",
            "Write an enum for each offering; a plan belongs to one offering."),
    PLAN_ENUM_PRIVATE(
            Severity.ERROR,
            "The plan enum {} is private, or stands in a private class, so generated code cannot see it.",
            "Make it package-private or wider."),
    LONG_DESCRIPTION(ValueProblem.LONG_DESCRIPTION),
    ID_NOT_A_GUID(
            Severity.NOTE,
            "The id of the {}, \"{}\", is no GUID; it must differ from those of all brokers of a platform.",
            "Use a GUID, such as the one that \"uuidgen\" prints, unless platforms know the id already."),
    NAME_NOT_CLI_FRIENDLY(ValueProblem.NAME_NOT_CLI_FRIENDLY),
    FLAG_NOT_KEPT(Severity.ERROR, "{} = {} promises what the handlers cannot keep: {}.", "{}."),
    PERMISSION_NOT_USED(
            Severity.ERROR,
            "The offering \"{}\" requires {}, but {}.",
            "{} ServiceBinding with the syslog drain, route service or volume mounts, or leave \"requires\" out."),
    PERMISSION_MISSING(
            Severity.WARNING,
            "The @Bind handler {} returns {}, but the offering \"{}\" does not require {}, so every such binding fails.",
            "{}."),
    POLLING_DURATION_NOT_POSITIVE(
            Severity.ERROR, "The maximum polling duration is {}.", "Give seconds greater than 0, or leave it out."),
    NOT_A_SEMANTIC_VERSION(ValueProblem.NOT_A_SEMANTIC_VERSION),
    TOO_MANY_VALUES(Severity.ERROR, "{} has {} values.", "Give at most one."),
    METADATA_KEY_RESERVED(
            Severity.ERROR, "The metadata key \"{}\" belongs to a member of @{}.", "Use the member \"{}\" for it."),
    DUPLICATE_METADATA_KEY(
            Severity.ERROR, "The metadata key \"{}\" is given more than once.", "Keep one entry for each key."),
    METADATA_VALUE_OR_JSON(
            Severity.ERROR,
            "The metadata entry \"{}\" has {} of \"value\" and \"json\".",
            "Give \"value\" for a string, or \"json\" for anything else."),
    METADATA_NOT_JSON(
            Severity.ERROR,
            "The metadata entry \"{}\" is not a JSON document: {}.",
            "Correct it, or use \"value\" for a string."),
    INVALID_COST(ValueProblem.INVALID_COST),

    CATALOG_NOT_FOUND(
            Severity.ERROR,
            "There is no catalog file \"{}\" in {}.",
            "Correct the path, or name the folder in which it is with -Aopenbroker.resources=…."),
    CATALOG_SHARED(
            Severity.ERROR,
            "The catalog file \"{}\" is the one of the broker {} already.",
            "Give each broker a file of its own; an offering belongs to one broker."),
    CATALOG_MALFORMED(Severity.ERROR, "The catalog file cannot be read: {}.", "{}."),
    CATALOG_FIELD_MISSING(Severity.ERROR, "The field \"{}\" is missing.", "{}; it is {}."),
    CATALOG_FIELD_WRONG(Severity.ERROR, "The field \"{}\" is {}.", "Make it {}."),
    CATALOG_FIELD_MISSPELT(
            Severity.WARNING,
            "The specification has no field \"{}\" at this place.{}",
            "If it is an extension of your own, give it a name that is less alike."),
    CATALOG_ENUM_DIFFERS(
            Severity.ERROR,
            "Parameter \"{}\" is of the enum {}, whose constants are not the plans of an offering in {}.",
            "{}."),
    PLAN_NOT_READ(
            Severity.WARNING,
            "The constant {} of the enum {} has @Plan, which nothing reads: ids and descriptions of the plans are in {}.",
            "Remove @Plan from the constants; or remove \"catalog\" from @Broker, and name the enum with"
                    + " @ServiceOffering(plans = …)."),
    PLACEHOLDER_BROKEN(
            Severity.ERROR,
            "\"{}\" is no placeholder.",
            "Write ${NAME} or ${NAME:default}, with a name of letters, digits, \"_\", \".\" and \"-\"; ${ itself is $${."),

    NAME_TOO_LONG(ValueProblem.NAME_TOO_LONG),
    ID_TOO_LONG(ValueProblem.ID_TOO_LONG),
    DESCRIPTION_TOO_LONG(ValueProblem.DESCRIPTION_TOO_LONG),
    TAGS_TOO_LONG(ValueProblem.TAGS_TOO_LONG),
    SHAREABLE_NOT_BOOLEAN(ValueProblem.SHAREABLE_NOT_BOOLEAN),
    DASHBOARD_WITHOUT_REDIRECT(ValueProblem.DASHBOARD_WITHOUT_REDIRECT),
    DUPLICATE_DASHBOARD_CLIENT(ValueProblem.DUPLICATE_DASHBOARD_CLIENT),
    PLAN_NAMES_ALIKE(ValueProblem.PLAN_NAMES_ALIKE),
    MAINTENANCE_TOO_LONG(ValueProblem.MAINTENANCE_TOO_LONG),
    MAINTENANCE_MEMBER_UNKNOWN(ValueProblem.MAINTENANCE_MEMBER_UNKNOWN),
    SCHEMA_DRAFT_NOT_SUPPORTED(ValueProblem.SCHEMA_DRAFT_NOT_SUPPORTED),
    RESERVED_PLAN_NAME(ValueProblem.RESERVED_PLAN_NAME),
    SHARED_PLAN_NOT_BINDABLE(ValueProblem.SHARED_PLAN_NOT_BINDABLE),
    PLATFORM_LISTS_CONFLICT(ValueProblem.PLATFORM_LISTS_CONFLICT),
    PLATFORM_UNKNOWN(
            Severity.ERROR,
            "The option openbroker.platforms has \"{}\", which is not {}.{}",
            "Name some of {}, with :error after those whose warnings are errors, or write all or none."),

    RUNTIME_MISSING(
            Severity.ERROR,
            "The classes generated for {} need the runtime, and {}.",
            "Add the dependency io.openbroker:openbroker-undertow, or openbroker-runtime for a server of another kind{}."),
    NAME_TAKEN(
            Severity.ERROR,
            "{} cannot be generated for {}, because it is there already.",
            "Rename your own class, or the broker."),
    CANNOT_WRITE(
            Severity.ERROR,
            "{} could not be written: {}.",
            "See that the output directory is writable and the disk not full."),
    INTERNAL_ERROR(
            Severity.ERROR,
            "The processor failed with {} (this is its mistake, not yours).",
            "Please report it, with the source and this text: {}");

    private final Severity severity;
    private final String finding;
    private final String remedy;

    DiagnosticCode(Severity severity, String finding, String remedy) {
        this.severity = severity;
        this.finding = finding;
        this.remedy = remedy;
    }

    /** A message that the runtime has too, for values that are known only at start. */
    DiagnosticCode(ValueProblem problem) {
        this(
                problem.isError() ? Severity.ERROR : Severity.WARNING,
                problem.wording().finding(),
                problem.wording().remedy());
    }

    /** How grave it is, as the compiler says it. */
    public Kind kind() {
        return severity.kind();
    }

    /** What it says. */
    public Wording wording() {
        return new Wording(finding, remedy);
    }

    Severity severity() {
        return severity;
    }

    /** Whether a class can ask with {@code @SuppressWarnings} not to be told. */
    boolean isSuppressible() {
        return severity != Severity.ERROR;
    }

    /** The name that stands before the message, and under which the documentation describes it. */
    public String fullName() {
        return Wording.fullName(this);
    }
}
