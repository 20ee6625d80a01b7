package io.openbroker.processor.file;

import io.openbroker.processor.diagnostic.FilePlace;

/** A file is not what its name says. */
public final class MalformedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient FilePlace place;

    MalformedFileException(FilePlace place, String problem) {
        super(problem);
        this.place = place;
    }

    public FilePlace place() {
        return place;
    }

    /** What is wrong, without the place. */
    public String problem() {
        return String.valueOf(getMessage());
    }
}
