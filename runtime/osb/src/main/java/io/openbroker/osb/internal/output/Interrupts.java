package io.openbroker.osb.internal.output;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Handles Ctrl-C, and requests of the system to end. A shutdown hook does not hear of a second Ctrl-C, so this asks the JDK for the
 * signals themselves; by reflection, since their class is not part of Java.
 */
public final class Interrupts {

    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private Interrupts() {}

    /**
     * Calls a handler for each signal instead of ending the program, with 1 for the first one, and so on. Where the JVM does not
     * permit that, signals end the program as usual.
     */
    public static void handle(IntConsumer handler) {
        AtomicInteger count = new AtomicInteger();
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> signalHandler = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(
                    Interrupts.class.getClassLoader(), new Class<?>[] {signalHandler}, (self, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            handler.accept(count.incrementAndGet());
                        }
                        return null;
                    });
            Method handle = signal.getMethod("handle", signal, signalHandler);
            for (String name : SIGNALS) {
                handle.invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> handler.accept(count.incrementAndGet())));
        }
    }
}
