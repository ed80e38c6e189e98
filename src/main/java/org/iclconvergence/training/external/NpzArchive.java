package org.iclconvergence.training.external;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Arrays in one file, as {@code numpy.savez} and {@code savez_compressed} write it (.npz): a ZIP archive of .npy files. */
public final class NpzArchive implements Closeable {
    private static final int MOST_ENTRIES = 64;
    private static final String SUFFIX = ".npy";

    private final String name;
    private final ZipFile zip;
    private final TreeMap<String, ZipEntry> arrays = new TreeMap<>();

    /**
     * Opens an archive.
     *
     * @param file to be read; closed by {@link #close}
     * @throws IOException if it is no such archive, or names an array twice
     */
    public NpzArchive(Path file) throws IOException {
        this.name = file.getFileName().toString();
        try {
            this.zip = new ZipFile(file.toFile());
        } catch (ZipException broken) {
            throw new IOException(name + " is not an .npz archive, or not a whole one: " + broken.getMessage(), broken);
        }
        try {
            list();
        } catch (IOException refused) {
            zip.close();
            throw refused;
        }
    }

    private void list() throws IOException {
        if (zip.size() > MOST_ENTRIES) {
            throw new IOException(
                    name + " has " + zip.size() + " entries; more than " + MOST_ENTRIES + " are not read");
        }
        for (Enumeration<? extends ZipEntry> entries = zip.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            if (!entry.getName().endsWith(SUFFIX)) {
                throw new IOException(name + " holds something that is not an array: " + entry.getName());
            }
            String array = entry.getName().substring(0, entry.getName().length() - SUFFIX.length());
            if (arrays.put(array, entry) != null) {
                throw new IOException(name + " has two arrays named " + array);
            }
        }
    }

    /**
     * The names of the arrays.
     *
     * @return without .npy, in alphabetical order
     */
    public Set<String> names() {
        return new TreeSet<>(arrays.keySet());
    }

    /**
     * One array. Only as much is unpacked as the limit allows.
     *
     * @param array its name
     * @param most entries that are accepted
     * @return the array
     * @throws IOException if it is not there, cannot be unpacked, or is refused by {@link NpyArray#read}
     */
    public NpyArray read(String array, int most) throws IOException {
        ZipEntry entry = arrays.get(array);
        if (entry == null) {
            throw new IOException(name + " has no array " + array + "; it has " + String.join(", ", names()));
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return NpyArray.read(in, name + ": " + array, most);
        } catch (ZipException broken) {
            throw new IOException(name + ": " + array + " cannot be unpacked: " + broken.getMessage(), broken);
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
