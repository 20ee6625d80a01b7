package io.openbroker.processor.diagnostic;

import io.openbroker.catalog.ValueProblem;
import io.openbroker.catalog.Wording;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic.Kind;

/** Every message of the processor: its stable name, severity, problem and remedy. */
public enum DiagnosticCode {
    BROKER_NOT_A_CLASS("@Broker is on {}.", "Put it on a class, and write the handlers as methods of that class."),
    BROKER_ABSTRACT("Broker class {} is abstract, so no object of it can be created.", "Remove \"abstract\"."),
    BROKER_PRIVATE(
            "Broker class {} is private or inside a private class, so generated code cannot access it.",
            "Remove \"private\"."),
    BROKER_INNER(
            "Broker class {} is an inner class, so it cannot be created without an object of its enclosing class.",
            "Make it static, and every class that encloses it."),
    BROKER_GENERIC("Broker class {} has type parameters.", "Remove them; one object serves all requests."),
    NO_MAIN(
            Severity.NOTE,
            "Broker class {} has no constructor without parameters, so {} gets no main method.",
            "Create the broker in a main method of your own, and start it with BrokerServer.run(args, new "
                    + "{}(broker))."),
    NO_OFFERING(
            "Broker class {} has no @ServiceOffering.",
            "Add @ServiceOffering with the enum of its plans, or name a catalog file with @Broker(catalog = …)."),
    OFFERING_OUTSIDE_BROKER(
            "@ServiceOffering is on {}, which has no @Broker, so the offering is not served.",
            "Add @Broker to the class."),
    HANDLER_OUTSIDE_BROKER(
            "@{} is on a method of {}, which has no @Broker, so the method is never called.",
            "Move the method into the broker class, or add @Broker to its class."),
    INHERITED_HANDLER(
            "@{} is on a method inherited from {}; handlers must be declared in the broker class.",
            "Override the method in the broker class, and repeat the annotation there."),
    PLAN_NOT_A_CONSTANT(
            "@Plan is on the field \"{}\", which is not an enum constant.",
            "Put @Plan on the constants of the enum that @ServiceOffering(plans = …) names."),

    HANDLER_PRIVATE(
            "@{} handler {} is private, so generated code cannot call it.",
            "Make it package-private, protected or public."),
    HANDLER_STATIC(
            "@{} handler {} is static; handlers are called on an object of the broker class.", "Remove \"static\"."),
    HANDLER_GENERIC(
            "@{} handler {} has type parameters, which generated code cannot choose.",
            "Replace them with concrete types."),
    HANDLER_VARARGS(
            "@{} handler {} has a varargs parameter.",
            "Declare one parameter for each value that the handler receives."),
    HANDLER_SUSPENDING(
            Severity.ERROR,
            "@{} handler {} is a suspend function, which generated code cannot call.",
            "Remove \"suspend\", and call suspend functions in runBlocking { … }."),
    HANDLER_THROWS(
            "@{} handler {} declares {}, which is neither an Exception nor an Error.",
            "Declare only subclasses of Exception."),

    UNSUPPORTED_PARAMETER("@{} handlers cannot receive a parameter of type {} (\"{}\").", "{}"),
    CONFLICTING_PARAMETER_ANNOTATIONS(
            "Parameter \"{}\" has more than one annotation: {}.",
            "Keep the one for the value that the handler receives."),
    ID_NOT_A_STRING("Parameter \"{}\" with @{} has the type {}, but ids are strings.", "Change its type to String."),
    PARAMETERS_TYPE("Parameter \"{}\" with @Parameters has the type {}, which {}.", "{}."),
    SCHEMA_TYPE(
            "No JSON schema can be derived for {} in {}: {}.",
            "Change the type, annotate the property with @JsonIgnore, or name the file of a schema with "
                    + "@Parameters(schema = …)."),
    SCHEMA_ANNOTATION(
            "@{} on {} is not supported in a derived JSON schema: {}.",
            "Remove the annotation, or name the file of a schema with @Parameters(schema = …)."),
    NO_PROPERTIES(
            "{} in {} has fields, but none that JSON can set, so its schema would allow no properties.",
            "Make it a record or add public setters (Lombok: @Setter or @Data), and annotate other fields with "
                    + "@JsonIgnore."),
    IGNORED_ANNOTATION(
            "@{} on {} is an annotation of {}, which Jackson 3 ignores when it reads parameters and writes "
                    + "credentials.",
            "{}."),
    CONSTRAINTS_NOT_MET("No value satisfies the constraints of {}: {}.", "{}."),
    SCHEMA_PATTERN(
            "The regular expression \"{}\" of {} cannot be published in a JSON schema: it has {}.",
            "Use only syntax that Java and ECMA-262 interpret alike."),
    COSTLY_PATTERN(
            Severity.WARNING,
            "The regular expression \"{}\" in the schema of parameter \"{}\" can take quadratic or exponential time, so the broker"
                    + " rejects some strings that match it.",
            "{}."),
    ANNOTATIONS_HIDDEN(
            "{} in {} is a class file with type annotations, which javac before version 22 does not show to "
                    + "processors.",
            "Compile with JDK 22 or later, or name the file of a schema with @Parameters(schema = …)."),
    SOURCE_NOT_FOUND(
            "The source of {} in {} was not found; the JSON schema takes its descriptions from there.",
            "Compile it together with the broker, or name the folder of its sources with -Aopenbroker.sources=…."),
    SCHEMA_TOO_LARGE(
            "The JSON schema of parameter \"{}\" has {} bytes; platforms accept at most {}.",
            "Use fewer properties, or shorten their descriptions."),
    SCHEMA_FILE("The JSON schema in \"{}\" cannot be used: {}.", "{}."),
    OPTIONAL_EXPECTED(
            "Parameter \"{}\" has the type {}, but requests may leave it out.", "Change the type to Optional<{}>."),
    INPUT_NOT_IN_OPERATION(
            "Parameter \"{}\" needs {}, which @{} handlers do not receive.", "Remove it; they receive {}."),
    INPUT_OF_MANAGED_STATE(
            "Parameter \"{}\" needs {}, which a broker with state = EXTERNAL does not receive here: {}.", "{}."),
    DUPLICATE_HANDLER_PARAMETER(
            "Parameter \"{}\" receives {}, which parameter \"{}\" already receives.", "Remove one of them."),
    FOREIGN_PLAN_ENUM(
            "Parameter \"{}\" has the type {}, which is not the plan enum of an offering of this class.", "Use {}."),
    PLAN_ENUM_OF_OTHER_OFFERING(
            "Parameter \"{}\" has the plan enum {}, but the handler also serves the offering \"{}\", whose plans "
                    + "are {}.",
            "Write one handler for each offering, or receive @PlanId String."),
    UNSUPPORTED_RESULT("@{} handler {} returns {}, which is not a result of this operation.", "{}."),
    ACCEPTED_WITH_ASYNC(
            "@{} handler {} returns Accepted, so it is always asynchronous, but declares async = {}.",
            "Remove \"async\"; or let the runtime run the handler in the background, and return {}."),

    ASYNC_OF_MANAGED_STATE(
            "@{} handler {} declares async = {}, but the runtime of a broker with state = EXTERNAL does not run "
                    + "handlers in the background.",
            "Remove \"async\" and finish before returning, or start the work elsewhere and return Accepted."),

    UNKNOWN_OFFERING("@{} handler names the offering \"{}\", which this class does not have.{}", "Use one of: {}."),
    DUPLICATE_HANDLER(
            "@{} handler {} serves the offering \"{}\", which {} already serves.",
            "Keep one handler and switch over the plan enum, or name the offerings of each with \"offering\"."),
    MISSING_HANDLER("Offering \"{}\" has no handler for {}.", "Add one, for example: {}"),
    UNPAIRED_HANDLER(
            "Offering \"{}\" has a handler for @{}, but none for @{}.",
            "Add it{}; binding and unbinding require each other."),
    MISSING_POLLING_HANDLER(
            "@{} handler {} returns Accepted, but offering \"{}\" has no @{} handler that platforms can poll.",
            "Add one that returns OperationStatus{}."),
    MANUAL_OF_MANAGED_STATE(
            "@{} handler {} returns Accepted.Manual, but a broker with state = EXTERNAL has no record of what people are "
                    + "to do.",
            "Remove \"state = EXTERNAL\", or return Accepted.as with the id of a task that the broker itself remembers."),
    MISSING_FETCH_HANDLER(
            "@{} handler {} returns {}, but the bindings of offering \"{}\" cannot be fetched, so platforms "
                    + "never receive the credentials.",
            "Add a @FetchBinding handler, and leave bindingsRetrievable out."),
    UNUSED_HANDLER(Severity.WARNING, "@{} handler {} is never called: {}.", "Remove it, or {}."),

    BLANK_VALUE(ValueProblem.BLANK_VALUE),
    DUPLICATE_OFFERING_ID(ValueProblem.DUPLICATE_OFFERING_ID),
    DUPLICATE_OFFERING_NAME(ValueProblem.DUPLICATE_OFFERING_NAME),
    DUPLICATE_PLAN_ID(ValueProblem.DUPLICATE_PLAN_ID),
    DUPLICATE_PLAN_NAME(ValueProblem.DUPLICATE_PLAN_NAME),
    NO_PLANS("Offering \"{}\" has no plan that is not retired.", "{}."),
    CONSTANT_WITHOUT_PLAN(
            "Constant {} of the plan enum {} has no @Plan.",
            "Add @Plan (with retired = true for a plan that is no longer offered), or move the constant to "
                    + "another enum."),
    SHARED_PLAN_ENUM(
            "Enum {} already has the plans of offering \"{}\".",
            "Write one enum for each offering; a plan belongs to one offering."),
    PLAN_ENUM_PRIVATE(
            "Plan enum {} is private or inside a private class, so generated code cannot access it.",
            "Make it package-private, protected or public."),
    LONG_DESCRIPTION(ValueProblem.LONG_DESCRIPTION),
    ID_NOT_A_GUID(
            Severity.NOTE,
            "The {} id \"{}\" is not a GUID; ids must be unique across every broker on a platform.",
            "Generate one with uuidgen, unless platforms already know this id."),
    NAME_NOT_CLI_FRIENDLY(ValueProblem.NAME_NOT_CLI_FRIENDLY),
    FLAG_NOT_KEPT("{} = {} promises what the handlers do not provide: {}.", "{}."),
    PERMISSION_NOT_USED(
            "Offering \"{}\" requires {}, but {}.",
            "{} ServiceBinding with the syslog drain, route service or volume mounts, or leave \"requires\" out."),
    PERMISSION_MISSING(
            Severity.WARNING,
            "@Bind handler {} returns {}, but offering \"{}\" does not require {}, so platforms reject every "
                    + "such binding.",
            "{}."),
    POLLING_DURATION_NOT_POSITIVE(
            "The maximum polling duration is {} seconds.", "Use a number of seconds greater than 0, or leave it out."),
    NOT_A_SEMANTIC_VERSION(ValueProblem.NOT_A_SEMANTIC_VERSION),
    TOO_MANY_VALUES("{} has {} values, but at most one is allowed.", "Keep one of them."),
    METADATA_KEY_RESERVED("Metadata key \"{}\" is reserved for a member of @{}.", "Set the member \"{}\" instead."),
    DUPLICATE_METADATA_KEY("Metadata key \"{}\" occurs more than once.", "Keep one entry for each key."),
    METADATA_VALUE_OR_JSON(
            "Metadata entry \"{}\" has {} of \"value\" and \"json\".",
            "Set \"value\" for a string, or \"json\" for any other JSON."),
    METADATA_NOT_JSON("Metadata entry \"{}\" is not valid JSON: {}.", "Correct it, or use \"value\" for a string."),
    INVALID_COST(ValueProblem.INVALID_COST),

    CATALOG_NOT_FOUND(
            "Catalog file \"{}\" was not found in {}.",
            "Correct the path, or name the folder of the file with -Aopenbroker.resources=…."),
    CATALOG_SHARED(
            "Catalog file \"{}\" is already used by the broker {}.",
            "Give each broker its own file; an offering belongs to one broker."),
    CATALOG_MALFORMED("The catalog file cannot be read: {}.", "{}."),
    CATALOG_FIELD_MISSING("Field \"{}\" is missing.", "{}; it must be {}."),
    CATALOG_FIELD_WRONG("Field \"{}\" is {}.", "Replace it with {}."),
    CATALOG_FIELD_MISSPELT(
            Severity.WARNING,
            "Field \"{}\" is not defined by the specification here.{}",
            "Rename it if it is an extension of your own."),
    CATALOG_ENUM_DIFFERS(
            "Parameter \"{}\" has the enum type {}, whose constants are not the plans of an offering in {}.", "{}."),
    PLAN_NOT_READ(
            Severity.WARNING,
            "@Plan on the constant {} of the enum {} has no effect, because {} describes the plans.",
            "Remove @Plan from the constants; or remove \"catalog\" from @Broker, and name the enum with "
                    + "@ServiceOffering(plans = …)."),
    PLACEHOLDER_BROKEN(
            "\"{}\" is not a valid placeholder.",
            "Write ${NAME} or ${NAME:default}, where NAME has only letters, digits, \"_\", \".\" and \"-\"; "
                    + "write $${ for a literal ${."),

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
            "Option openbroker.platforms has \"{}\", which is not {}.{}",
            "Use {} (append :error to turn warnings into errors), all, or none."),

    RUNTIME_MISSING(
            "The code generated for {} needs the openbroker runtime, but {}.",
            "Add the dependency io.openbroker:openbroker-undertow, or openbroker-runtime for another server{}."),
    NAME_TAKEN(
            "{} cannot be generated for {}, because a class or file of that name exists.",
            "Rename the existing class, or the broker."),
    CANNOT_WRITE("{} cannot be written: {}.", "Check that the output directory is writable and the disk is not full."),
    INTERNAL_ERROR(
            "The openbroker processor failed: {}. This is a bug in openbroker.",
            "Report it with your source and this text: {}");

    /** The document with a section for each message. */
    public static final String DOCUMENT = "docs/diagnostics.md";

    private final Severity severity;
    private final String finding;
    private final String remedy;

    /** An error. */
    DiagnosticCode(String finding, String remedy) {
        this(Severity.ERROR, finding, remedy);
    }

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

    /** The severity in the terms of the compiler. */
    public Kind kind() {
        return severity.kind();
    }

    /** The words of the message. */
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

    /** The message as users see it: the name, where in a file it is (if it is in one), the words, and where they are explained. */
    String text(String place, List<String> arguments) {
        return "[%s] %s%s (%s)".formatted(fullName(), place, wording().message(arguments), address());
    }

    /** The section that explains the message, in the documentation of openbroker. */
    public String address() {
        return DOCUMENT + "#" + simpleName().toLowerCase(Locale.ROOT);
    }

    /** The name without the prefix that all messages have. */
    public String simpleName() {
        return fullName().substring(fullName().indexOf('.') + 1);
    }

    /** The name that begins the message. */
    public String fullName() {
        return Wording.fullName(this);
    }
}
