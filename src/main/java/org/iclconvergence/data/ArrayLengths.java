package org.iclconvergence.data;

/** The one condition on how many numbers are listed one by one. */
public final class ArrayLengths {
    /** Most elements of an array that every virtual machine makes. Classes of equal features may have any number of members. */
    public static final int MOST = Integer.MAX_VALUE - 8;

    private ArrayLengths() {}

    /**
     * Refuses what is no length of a list with something in it.
     *
     * @param what is listed, for the message
     * @param length how many there are
     * @return the length
     * @throws IllegalArgumentException if there is none, or no array holds so many
     */
    public static int require(String what, int length) {
        if (length < 1 || length > MOST) {
            throw new IllegalArgumentException(what + " must number 1 to " + MOST + ", not " + length);
        }
        return length;
    }
}
