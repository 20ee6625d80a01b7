package io.openbroker.processor;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;

/** The processor, with something of a test's between it and the compiler's filer. */
final class FilerProcessor extends AbstractProcessor {

    /** What happens where the processor calls the filer. */
    interface Calls {
        Object call(Filer filer, Method method, Object[] arguments) throws Exception;
    }

    private final BrokerProcessor processor = new BrokerProcessor();
    private final Calls calls;

    FilerProcessor(Calls calls) {
        this.calls = calls;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        Filer filer = proxy(Filer.class, (method, arguments) -> calls.call(environment.getFiler(), method, arguments));
        processor.init(proxy(
                ProcessingEnvironment.class,
                (method, arguments) ->
                        method.getName().equals("getFiler") ? filer : method.invoke(environment, arguments)));
    }

    /** What a method of a proxy does. */
    private interface Answer {
        Object to(Method method, Object[] arguments) throws Exception;
    }

    private static <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                FilerProcessor.class.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments)));
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return processor.getSupportedAnnotationTypes();
    }

    @Override
    public Set<String> getSupportedOptions() {
        return processor.getSupportedOptions();
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return processor.getSupportedSourceVersion();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        processor.process(annotations, round);
        return false;
    }
}
