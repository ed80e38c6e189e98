package org.iclconvergence.laboratory;

/**
 * One thing that a lie may bend: a function that the laboratory or the theory asks, honest unless a lie replaces it. The
 * seams are listed in {@link Seams}.
 *
 * @param <F> the function's type
 */
public final class Seam<F> {
    private final String name;
    private final F honest;

    Seam(String name, F honest) {
        this.name = name;
        this.honest = honest;
    }

    F honest() {
        return honest;
    }

    @Override
    public String toString() {
        return name;
    }
}
