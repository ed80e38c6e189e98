package org.iclconvergence.checks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The seeds of a run: fixed by default, fresh with {@code -Dicl.seed=random}, or a number. Always reported. */
final class Seeds {
    private static final long FIXED = 20_231_005_249L;
    private static final long BASE = base(System.getProperty("icl.seed", "fixed"));

    private Seeds() {}

    private static long base(String text) {
        return switch (text) {
            case "", "fixed" -> FIXED;
            case "random" -> drawnOnce();
            default -> {
                try {
                    yield Long.parseLong(text);
                } catch (NumberFormatException notANumber) {
                    throw new IllegalArgumentException(
                            "icl.seed must be fixed, random or a whole number, not " + text, notANumber);
                }
            }
        };
    }

    /** The checks run in several processes: the first one draws, the others read what it drew. */
    private static long drawnOnce() {
        Path file = Judgement.DIRECTORY.resolve("seed.txt");
        try {
            Files.createDirectories(file.getParent());
            Path drawn = Files.createTempFile(file.getParent(), "seed", ".tmp");
            try {
                Files.writeString(drawn, Long.toString(new SecureRandom().nextLong()));
                Files.createLink(file, drawn); // atomic, and fails if another process was first
            } catch (FileAlreadyExistsException other) {
                // the other process's seed is read below
            } finally {
                Files.delete(drawn);
            }
            long seed = Long.parseLong(Files.readString(file));
            System.out.println("icl.seed=" + seed);
            return seed;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The base seed, as reported. */
    static String base() {
        return Long.toString(BASE);
    }

    /**
     * The seed of one trial of one stream of trials. Streams are put apart by a mixing function of their own: the generator
     * expands seeds by SplitMix64, whose steps would make streams overlap that differ by a multiple of its increment.
     */
    static long of(String stream, int trial) {
        return mix(BASE ^ mix(stream.hashCode())) + trial;
    }

    /** The finaliser of MurmurHash3: a bijection that changes half of the bits for each bit of the input. */
    private static long mix(long value) {
        long mixed = value;
        mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }
}
