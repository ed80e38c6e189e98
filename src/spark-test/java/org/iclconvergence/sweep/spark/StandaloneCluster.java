package org.iclconvergence.sweep.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * A master and workers of one core each on loopback, every one a process of its own, as Spark's scripts start them. Nothing of this
 * project is on their class path.
 */
final class StandaloneCluster implements AutoCloseable {
    /** What a sweep uses beside Spark, and would not miss in its jar if it were there; and a logger that says nothing. */
    private static final Pattern OURS = Pattern.compile(
            "/(h2-mvstore|commons-rng|jackson-dataformat|snakeyaml|jfreechart|batik|picocli|progressbar|jqwik|junit|slf4j-nop)[^/]*$");

    /** Half of the processor time would go into compiling Spark. */
    private static final List<String> SHORT_LIFE = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private final Path home;
    private final List<Process> processes = new ArrayList<>();
    private final List<Process> workers = new ArrayList<>();
    private final String url;

    StandaloneCluster(Path home, int workers) throws IOException, InterruptedException {
        this.home = home;
        Files.createDirectories(home.resolve("jars"));
        for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (jar.endsWith(".jar") && !OURS.matcher(jar.replace('\\', '/')).find()) {
                Path file = Path.of(jar).toAbsolutePath();
                Files.createSymbolicLink(home.resolve("jars").resolve(file.getFileName()), file);
            }
        }
        start("master", "org.apache.spark.deploy.master.Master", "--host=127.0.0.1", "--port=0", "--webui-port=0");
        url = waitFor("master", "(spark://127\\.0\\.0\\.1:\\d+)").group(1);
        for (int i = 0; i < workers; i++) {
            this.workers.add(start(
                    "worker-" + i,
                    "org.apache.spark.deploy.worker.Worker",
                    "--host=127.0.0.1",
                    "--port=0",
                    "--webui-port=0",
                    "--cores=1",
                    "--memory=512m",
                    "--work-dir=" + Files.createDirectories(home.resolve("work-" + i)),
                    url));
        }
        for (int i = 0; i < workers; i++) {
            waitFor("worker-" + i, "Successfully registered with master");
        }
    }

    /** What bin/spark-submit runs, on the loopback. */
    Process submit(String name, Path program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "--master=" + url,
                "--conf=spark.driver.host=127.0.0.1",
                "--conf=spark.driver.bindAddress=127.0.0.1",
                "--conf=spark.ui.enabled=false",
                "--conf=spark.executor.memory=512m",
                // all workers are there before the first task is given to one of them
                "--conf=spark.cores.max=" + workers.size(),
                "--conf=spark.scheduler.minRegisteredResourcesRatio=1",
                "--conf=spark.scheduler.maxRegisteredResourcesWaitingTime=60s",
                "--conf=spark.executor.extraJavaOptions=" + String.join(" ", SHORT_LIFE),
                "--class=org.iclconvergence.cli.Icl",
                program.toString()));
        command.addAll(List.of(arguments));
        return start(name, "org.apache.spark.deploy.SparkSubmit", command.toArray(String[]::new));
    }

    private Process start(String name, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(JavaModuleOptions.defaultModuleOptionArray()));
        command.addAll(SHORT_LIFE);
        command.addAll(List.of("-Xmx512m", "-cp", home.resolve("jars") + "/*", main));
        for (String argument : arguments) {
            // Spark's own parsers want --name value
            command.addAll(argument.startsWith("--") ? List.of(argument.split("=", 2)) : List.of(argument));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log(name).toFile());
        builder.environment().keySet().removeIf(variable -> variable.startsWith("SPARK_"));
        builder.environment().put("SPARK_HOME", home.toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.13");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    private Path log(String name) {
        return home.resolve(name + ".log");
    }

    /** What a process said so far. */
    String said(String name) throws IOException {
        return Files.readString(log(name));
    }

    /** Until a process says something. */
    Matcher waitFor(String name, String regex) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (true) {
            Matcher matcher = Pattern.compile(regex).matcher(said(name));
            if (matcher.find()) {
                return matcher;
            }
            assertThat(System.nanoTime())
                    .as("%s does not say %s: %s", name, regex, said(name))
                    .isLessThan(end);
            Thread.sleep(50);
        }
    }

    /** Kills a worker with what it computes, as when a machine loses its power. */
    void kill(int worker) throws InterruptedException {
        destroy(workers.get(worker));
    }

    private static void destroy(Process process) throws InterruptedException {
        // its executors first, or they would outlive it and be nobody's
        try (Stream<ProcessHandle> executors = process.descendants()) {
            executors.toList().forEach(ProcessHandle::destroyForcibly);
        }
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Process process : processes) {
            destroy(process);
        }
        // JUnit would say a word about each
        try (Stream<Path> jars = Files.list(home.resolve("jars"))) {
            for (Path link : jars.toList()) {
                Files.delete(link);
            }
        }
    }
}
