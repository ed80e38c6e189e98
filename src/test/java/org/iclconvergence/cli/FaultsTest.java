package org.iclconvergence.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A machine that is not as it should be: the earlier report stays whole or the new one is whole, and one line says why. */
class FaultsTest {
    private static final long PATIENCE = 120;
    private static final String KEEPING_TO_PERMISSIONS = "setpriv --bounding-set=-dac_override,-dac_read_search";

    @TempDir
    private Path directory;

    /** In a process of its own, in a folder whose name has blanks. */
    private CommandRun process(UnaryOperator<String> shell, Map<String, String> environment, String... arguments)
            throws Exception {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Duser.home=" + directory.resolve("no home"),
                "-cp",
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(entry -> Path.of(entry).toAbsolutePath().toString())
                        .collect(Collectors.joining(File.pathSeparator)),
                Icl.class.getName()));
        words.addAll(List.of(arguments));
        Path out = directory.resolve("stdout");
        Path err = directory.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder("/bin/sh", "-c", shell.apply("exec \"$@\""), "sh")
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .directory(
                        Files.createDirectories(directory.resolve("a folder")).toFile());
        builder.command().addAll(words);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(PATIENCE, TimeUnit.SECONDS)).isTrue();
            return new CommandRun(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            process.destroyForcibly();
        }
    }

    /** Name to content, hidden files included. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                found.put(folder.relativize(file).toString(), new String(Files.readAllBytes(file), "ISO-8859-1"));
            }
        }
        return found;
    }

    private static void one_line(CommandRun run, int exitCode) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        assertThat(run.err()).matches("icl[^\\p{Cc}\\p{Cf}]+\\R").doesNotContain("bug", "Exception");
    }

    /** A limit on the size of a file fails as a full disk does, and needs nobody's permission. In blocks of 512 bytes. */
    @EnabledOnOs(OS.LINUX)
    @ParameterizedTest
    @CsvSource({
        "flow --features=1e6, 6, trajectory.csv",
        "flow --features=1e6, 60, phases.png",
        "check --claims=SET-3, 20, ''",
        "check --claims=SET-3, 2100, index.html"
    })
    void a_full_disk_leaves_the_earlier_files_and_says_where(String command, int blocks, String file) throws Exception {
        Path out = Files.createDirectory(directory.resolve("out"));
        Files.writeString(out.resolve("trajectory.csv"), "earlier");
        Files.writeString(out.resolve("claims.json"), "earlier");
        Map<String, String> before = files(out);
        CommandRun run = process(
                exec -> "ulimit -f " + blocks + "; " + exec, System.getenv(), (command + " --out=" + out).split(" "));
        one_line(run, 2);
        assertThat(run.err()).contains(out.resolve(file) + " cannot be written: File too large");
        assertThat(files(out)).isEqualTo(before);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_product_that_nobody_can_take_is_no_success() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full) && !Files.isRegularFile(full), "no /dev/full on this machine");
        CommandRun run = process(exec -> exec + " >/dev/full", System.getenv(), "flow");
        one_line(run, 1);
        assertThat(run.err()).startsWith("icl: standard output cannot be written");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void without_home_git_search_path_and_settings_of_a_locale_it_runs() throws Exception {
        CommandRun begun = process(
                exec -> exec,
                Map.of(),
                "begin",
                "--claims=" + Path.of("theory-checks/claims.yaml").toAbsolutePath(),
                "--evidence=new evidence");
        assertThat(begun).isEqualTo(new CommandRun(0, "", ""));
        assertThat(directory.resolve("a folder/new evidence/run.json"))
                .content()
                .contains("\"commit\" : null");
        assertThat(directory.resolve("no home")).doesNotExist();
    }

    /** As who runs the tests, or, if that is root, who may write everywhere, as a root that keeps to the permissions of files. */
    private CommandRun keepingToPermissions(Path folder, String command) throws Exception {
        UnaryOperator<String> shell = exec -> exec;
        if (Files.isWritable(folder)) {
            String[] tried = {"/bin/sh", "-c", KEEPING_TO_PERMISSIONS + " true"};
            assumeTrue(new ProcessBuilder(tried).start().waitFor() == 0, KEEPING_TO_PERMISSIONS + " fails here");
            shell = exec -> exec.replace("exec", "exec " + KEEPING_TO_PERMISSIONS);
        }
        return process(shell, System.getenv(), (command + " --out=" + folder).split(" "));
    }

    private void may_not_be_written(Path out) throws Exception {
        for (String command : List.of("flow", "check --claims=SET-3")) {
            CommandRun run = keepingToPermissions(out, command);
            one_line(run, 2);
            assertThat(run.err()).contains(out + " cannot be written: ");
        }
        assertThat(files(out)).isEqualTo(Map.of("claims.json", "earlier"));
    }

    @Test
    void a_folder_that_may_not_be_written_is_named_and_left() throws Exception {
        assumeTrue(
                directory.getFileSystem().supportedFileAttributeViews().contains("posix"), "no permissions of POSIX");
        Path out = Files.createDirectory(directory.resolve("out"));
        Files.writeString(out.resolve("claims.json"), "earlier");
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            may_not_be_written(out);
        } finally {
            Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Only root can give a folder away. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void another_user_s_folder_is_named_and_left() throws Exception {
        Path out = Files.createDirectory(directory.resolve("out"));
        Files.writeString(out.resolve("claims.json"), "earlier");
        assumeTrue((Integer) Files.getAttribute(out, "unix:uid") == 0, "not root");
        Files.setAttribute(out, "unix:uid", 65_534);
        may_not_be_written(out);
    }

    /** Even root cannot write there. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void a_file_system_that_cannot_be_written_is_named() {
        for (String command :
                List.of("flow", "check --claims=SET-3", "certify --claims=UNI-1", "problem --claims=BAL-6")) {
            CommandRun run = CommandRun.icl((command + " --out=/proc/icl/x").split(" "));
            one_line(run, 2);
            assertThat(run.err()).contains("/proc/icl");
        }
    }

    /** To replace a device as root is to take it from everybody. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void what_is_no_file_is_not_replaced() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        CommandRun run = CommandRun.icl("certify", "--claims=UNI-1", "--out=" + pipe);
        one_line(run, 2);
        assertThat(run.err()).contains(pipe + " is not a regular file");
        assertThat(Files.exists(pipe) && !Files.isRegularFile(pipe)).isTrue();
    }

    /** Nothing is believed for the sake of its date: what an earlier run left may be younger than this one. */
    @Test
    void a_clock_that_was_set_back_passes_no_earlier_result_for_a_new_one() throws IOException {
        Path out = directory.resolve("out");
        assertThat(CommandRun.icl("check", "--claims=SET-3,CONC-3", "--out=" + out)
                        .exitCode())
                .isZero();
        FileTime later = FileTime.from(Instant.parse("2099-01-01T00:00:00Z"));
        try (Stream<Path> tree = Files.walk(out)) {
            for (Path each : tree.toList()) {
                Files.setLastModifiedTime(each, later);
            }
        }
        CommandRun run = CommandRun.icl("check", "--claims=SET-3", "--control=unnormalised", "--out=" + out);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(CommandRun.icl("verdict", "--reports=" + out).out())
                .contains("0 of 1 claims hold under unnormalised")
                .doesNotContain("CONC-3");
        assertThat(CommandRun.namesIn(out.resolve("evidence"))).noneMatch(name -> name.startsWith("CONC-3"));
    }
}
