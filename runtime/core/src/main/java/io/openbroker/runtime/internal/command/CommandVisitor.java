package io.openbroker.runtime.internal.command;

/**
 * Handles each kind of command in its own method, so that code that omits one does not compile.
 */
public interface CommandVisitor<T> {

    T provision(ProvisionCommand command);

    T update(UpdateCommand command);

    T deprovision(DeprovisionCommand command);

    T fetchInstance(FetchInstanceCommand command);

    T lastOperation(LastOperationCommand command);

    T bind(BindCommand command);

    T unbind(UnbindCommand command);

    T fetchBinding(FetchBindingCommand command);

    T lastBindingOperation(LastBindingOperationCommand command);
}
