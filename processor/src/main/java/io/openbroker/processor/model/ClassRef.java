package io.openbroker.processor.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The name of a class.
 *
 * @param packageName its package, empty for the unnamed one
 * @param simpleNames its simple name, after those of the classes around it
 */
public record ClassRef(String packageName, List<String> simpleNames) {

    public ClassRef {
        simpleNames = List.copyOf(simpleNames);
    }

    // Written out, because to link those that a record has of itself takes the virtual machine about 20 ms, in every
    // compilation.

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ClassRef that
                && packageName.equals(that.packageName)
                && simpleNames.equals(that.simpleNames);
    }

    @Override
    public int hashCode() {
        return 31 * packageName.hashCode() + simpleNames.hashCode();
    }

    /** The name as messages show it: without the package. */
    public String shortName() {
        return String.join(".", simpleNames);
    }

    /** The name by which the class loader knows the class. */
    public String binaryName() {
        return inPackage(String.join("$", simpleNames));
    }

    /** The simple name of a top-level class that is generated for this one. */
    public String generatedName(String suffix) {
        return String.join("_", simpleNames) + suffix;
    }

    /** The full name of a class in the same package. */
    public String inPackage(String simpleName) {
        return packageName.isEmpty() ? simpleName : packageName + "." + simpleName;
    }
}
