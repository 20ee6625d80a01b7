package io.openbroker.processor.file;

import io.openbroker.processor.diagnostic.FilePlace;

/** A file is not what its name says. */
public final class MalformedFileException extends Exception {

    /** What to do where what is wrong says it. */
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

    /** What to do. */
    public String remedy() {
        return remedy;
    }

    public FilePlace place() {
        return place;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
