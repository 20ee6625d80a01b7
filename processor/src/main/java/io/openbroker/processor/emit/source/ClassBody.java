package io.openbroker.processor.emit.source;

/** The members of a class, one after the other; used by one thread. */
public final class ClassBody {

    private final StringBuilder members = new StringBuilder();

    /** Adds a field, a constructor or a method, as it is without indentation. */
    public void add(String member) {
        members.append(members.length() == 0 ? "    " : "\n\n    ").append(member.replace("\n", "\n    "));
    }

    /** The class with its members. */
    public String after(String head) {
        return head + " {\n" + members + "\n}\n";
    }
}
