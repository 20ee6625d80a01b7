package io.openbroker.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** Compiles a broker without running the annotation processor. */
final class UnprocessedBroker {

    private static final String SOURCE = """
        package com.example;

        @io.openbroker.annotation.Broker
        public class Unprocessed {}
        """;

    private UnprocessedBroker() {}

    static Class<?> compile(Path directory) throws IOException, ClassNotFoundException {
        Path source = Files.writeString(directory.resolve("Unprocessed.java"), SOURCE);
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        int status = compiler.run(
                null,
                null,
                null,
                "-proc:none",
                "-classpath",
                System.getProperty("java.class.path"),
                "-d",
                directory.toString(),
                source.toString());
        assertThat(status).isZero();
        return loader(directory).loadClass("com.example.Unprocessed");
    }

    // Open as long as its class is in use.
    private static ClassLoader loader(Path directory) throws MalformedURLException {
        return new URLClassLoader(new URL[] {directory.toUri().toURL()}, UnprocessedBroker.class.getClassLoader());
    }
}
