package io.openbroker.runtime.internal.request;

/** What every id has to be, wherever in a request it stands. */
final class Ids {

    /** Long enough for any platform, and short enough for any database. */
    static final int MAX_LENGTH = 1_024;

    private Ids() {}

    /**
     * Gives the id back.
     *
     * @param place where the id stands, in the words of the description
     */
    static String checked(String place, String id) {
        if (id.isEmpty()) {
            throw Malformed.because(place + " is empty; give a non-empty string");
        }
        if (id.length() > MAX_LENGTH) {
            throw Malformed.because(place + " has " + id.length() + " characters; give at most " + MAX_LENGTH);
        }
        for (int i = 0; i < id.length(); i++) {
            if (Character.isISOControl(id.charAt(i))) {
                throw Malformed.because(place + " has a control character; give a string without");
            }
        }
        return id;
    }
}
