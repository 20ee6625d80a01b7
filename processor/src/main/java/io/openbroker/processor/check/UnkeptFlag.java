package io.openbroker.processor.check;

import io.openbroker.processor.diagnostic.Diagnostic;
import io.openbroker.processor.diagnostic.DiagnosticCode;
import io.openbroker.processor.model.Setting;
import java.util.Locale;

/** Says of a flag that handlers do not keep it, in the words of the place where it is set. */
final class UnkeptFlag {

    private UnkeptFlag() {}

    /**
     * The message.
     *
     * @param member the member of the annotation, which a file knows with underscores
     */
    static Diagnostic of(String member, Setting<?> flag, String why, String remedy) {
        boolean inFile = flag.source().isInFile();
        String value = flag.value().toString();
        return Diagnostic.of(
                DiagnosticCode.FLAG_NOT_KEPT,
                flag.source(),
                inFile ? member.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT) : member,
                inFile ? value.toLowerCase(Locale.ROOT) : value,
                why,
                remedy);
    }
}
