package io.openbroker.processor.read.handler;

import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import io.openbroker.annotation.Permission;
import io.openbroker.processor.read.compiled.CompilerTrees;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import org.jspecify.annotations.Nullable;

/**
 * Finds in the body of a handler what it puts into a binding that platforms take only with a permission. Where a compiler shows no
 * bodies, or another method does it, nothing is found.
 */
public final class BindingPermissions {

    private static final Map<String, Permission> PERMISSIONS = Map.of(
            "withSyslogDrain", Permission.SYSLOG_DRAIN,
            "withRouteService", Permission.ROUTE_FORWARDING,
            "withVolumeMount", Permission.VOLUME_MOUNT);

    private final Optional<Trees> trees;

    public BindingPermissions(ProcessingEnvironment environment) {
        trees = CompilerTrees.of(environment);
    }

    /** The permissions that the bindings of a handler need. */
    Set<Permission> needs(ExecutableElement handler) {
        MethodTree method = trees.isPresent() ? trees.get().getTree(handler) : null;
        Set<Permission> found = EnumSet.noneOf(Permission.class);
        if (method != null) {
            new Calls(found).scan(method.getBody(), null);
        }
        return found;
    }

    private static final class Calls extends TreeScanner<@Nullable Void, @Nullable Void> {

        private final Set<Permission> found;

        Calls(Set<Permission> found) {
            this.found = found;
        }

        @Override
        public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void nothing) {
            if (call.getMethodSelect() instanceof MemberSelectTree select) {
                Permission permission = PERMISSIONS.get(select.getIdentifier().toString());
                if (permission != null) {
                    found.add(permission);
                }
            }
            return super.visitMethodInvocation(call, null);
        }
    }
}
