package io.openbroker.console.marketplace;

/** The page has sent something that is not as it must be. The message is for people. */
final class CallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean isTooLarge;

    private CallException(String message, boolean isTooLarge) {
        super(message);
        this.isTooLarge = isTooLarge;
    }

    static CallException of(String message) {
        return new CallException(message, false);
    }

    static CallException tooLarge(int mostBytes) {
        return new CallException("The body has more than " + mostBytes + " bytes. Send a smaller one.", true);
    }

    boolean isTooLarge() {
        return isTooLarge;
    }

    /** As a message always has a text. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
