// SPDX-License-Identifier: Apache-2.0
package uplink.bench;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link StatusRead}. */
final class StatusBench {
    private StatusBench() {}

    static List<Row> rows() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(StatusRead.class.getName())
                        .addProfiler(GCProfiler.class)
                        .jvmArgsAppend(
                                "-Duplink.home=" + Gateway.home(), "-Dorg.slf4j.simpleLogger.defaultLogLevel=error")
                        .verbosity(VerboseMode.SILENT)
                        .shouldFailOnError(true)
                        .build())
                .run();
        RunResult result = results.iterator().next();
        Result<?> time = result.getPrimaryResult();
        double bytes = result.getSecondaryResults().keySet().stream()
                .filter(name -> name.contains("gc.alloc.rate.norm"))
                .mapToDouble(name -> result.getSecondaryResults().get(name).getScore())
                .findFirst()
                .orElseThrow();
        String spread = String.format(Locale.ROOT, "± %.2f", time.getScoreError());
        return List.of(
                new Row(
                        "`status()` and a getter, ns",
                        Samples.text(time.getScore()),
                        "-",
                        time.getScore(),
                        Goal.most(50),
                        spread),
                new Row(
                        "`status()`, bytes allocated",
                        String.format(Locale.ROOT, "%.4f", bytes),
                        "-",
                        Math.round(bytes * 100) / 100.0,
                        Goal.most(0),
                        ""));
    }
}
