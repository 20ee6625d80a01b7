package io.openbroker.processor.read.file;

import io.openbroker.annotation.SchemaDraft;
import io.openbroker.processor.diagnostic.FilePlace;
import io.openbroker.processor.diagnostic.SourceRef;
import io.openbroker.processor.file.FileParser;
import io.openbroker.processor.file.FileValue;
import io.openbroker.processor.file.MalformedFileException;
import io.openbroker.processor.model.ClassRef;
import io.openbroker.processor.model.Setting;
import io.openbroker.processor.model.catalog.CatalogFileModel;
import io.openbroker.processor.model.catalog.FileProblem;
import io.openbroker.processor.model.catalog.OfferingModel;
import io.openbroker.processor.model.catalog.PlanConstants;
import io.openbroker.processor.model.catalog.UnreadPlan;
import io.openbroker.processor.read.annotation.AnnotationReader;
import io.openbroker.processor.read.compiled.ResourceFiles;
import io.openbroker.processor.read.handler.UnreadPlanReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** Reads the catalog file that a {@code @Broker} names. */
public final class CatalogFileReader {

    private final ResourceFiles files;
    private final UnreadPlanReader unreadPlans;

    public CatalogFileReader(ResourceFiles files, UnreadPlanReader unreadPlans) {
        this.files = files;
        this.unreadPlans = unreadPlans;
    }

    /** Reads the file, if the broker names one; enums that fit the plans of an offering become its plan enum. */
    public Optional<CatalogFileModel> read(
            TypeElement type, AnnotationReader broker, ClassRef name, List<PlanEnum> enums) {
        return broker.text("catalog").explicit()
                ? Optional.of(read(broker, name.packageName(), enums, unreadPlans.of(type)))
                : Optional.empty();
    }

    private CatalogFileModel read(
            AnnotationReader broker, String packageName, List<PlanEnum> enums, List<UnreadPlan> unread) {
        Setting<String> path = broker.text("catalog");
        Setting<SchemaDraft> draft = broker.constant("schemaDraft", SchemaDraft.class);
        List<FileProblem> problems = new ArrayList<>();
        List<OfferingModel> offerings = new ArrayList<>();
        Optional<byte[]> content = files.find(packageName, path.value());
        if (content.isEmpty()) {
            problems.add(
                    new FileProblem(FileProblem.Kind.NOT_FOUND, path.source(), List.of(path.value(), files.places())));
        } else {
            try {
                FileValue document = FileParser.parse(path.value(), content.get());
                offerings.addAll(offerings(document, path.source(), draft, problems));
            } catch (MalformedFileException e) {
                problems.add(new FileProblem(
                        FileProblem.Kind.MALFORMED, path.source().in(e.place()), List.of(e.problem(), e.remedy())));
            }
        }
        return new CatalogFileModel(
                path.value(),
                path.source(),
                problems,
                CatalogFileModel.isUsable(problems)
                        ? offerings.stream()
                                .map(offering -> withEnum(offering, enums))
                                .toList()
                        : List.of(),
                unread);
    }

    private static List<OfferingModel> offerings(
            FileValue document, SourceRef source, Setting<SchemaDraft> draft, List<FileProblem> problems) {
        FilePlace place = document.place();
        if (!(document instanceof FileValue.Members catalog)) {
            problems.add(new FileProblem(
                    FileProblem.Kind.MALFORMED,
                    source.in(place),
                    List.of(
                            "it is " + document.kind() + " instead of an object with \"services\"",
                            MalformedFileException.CORRECT)));
            return List.of();
        }
        return new FieldReader(catalog, source, problems)
                .requiredObjects("services").stream()
                        .map(offering -> FileOfferingReader.read(offering, draft))
                        .toList();
    }

    private static OfferingModel withEnum(OfferingModel offering, List<PlanEnum> enums) {
        return enums.stream()
                .filter(each -> PlanConstants.fit(each.constants(), offering))
                .findFirst()
                .map(each -> offering.withPlans(offering.plans()
                        .of(
                                each.type(),
                                each.visible(),
                                plan -> each.constants().stream()
                                        .filter(constant -> PlanConstants.fits(constant, plan))
                                        .findFirst())))
                .orElse(offering);
    }
}
