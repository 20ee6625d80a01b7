package io.openbroker.processor.file;

import io.openbroker.processor.diagnostic.FilePlace;

/** A file is not what its name says. */
public final class MalformedFileException extends Exception {

    /** The remedy where the problem itself implies it. */
    public static final String CORRECT = "Correct the file at this place";

    private static final long serialVersionUID = 1L;

    private final transient FilePlace place;
    private final String remedy;

    MalformedFileException(FilePlace place, String problem) {
        this(place, problem, CORRECT);
    }

    MalformedFileException(FilePlace place, String problem, String remedy) {
        super(problem);
        this.place = place;
        this.remedy = remedy;
    }

    /** The remedy. */
    public String remedy() {
        return remedy;
    }

    public FilePlace place() {
        return place;
    }

    /** The problem, without the position. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
