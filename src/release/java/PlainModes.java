import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Writes jars anew without the access rights of their files, which are those of the machine: its umask would be in the bytes. */
public final class PlainModes {
    private PlainModes() {}

    public static void main(String[] jars) throws IOException {
        for (String jar : jars) {
            rewrite(Path.of(jar));
        }
    }

    private static void rewrite(Path jar) throws IOException {
        Path plain = jar.resolveSibling(jar.getFileName() + ".plain");
        try (ZipFile old = new ZipFile(jar.toFile());
                OutputStream file = Files.newOutputStream(plain);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (ZipEntry entry : Collections.list(old.entries())) {
                // of the entry, its name and moment; java.util.zip writes no rights
                ZipEntry written = new ZipEntry(entry.getName());
                written.setTimeLocal(entry.getTimeLocal());
                zip.putNextEntry(written);
                old.getInputStream(entry).transferTo(zip);
                zip.closeEntry();
            }
        }
        Files.move(plain, jar, StandardCopyOption.REPLACE_EXISTING);
    }
}
