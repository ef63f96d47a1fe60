// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import uplink.service.shell.Terminal;

/** What callers do to the socket, and what they get. */
@Timeout(60)
class ExchangeTest {
    private static final String ECHO =
            "{\"uplink\":1,\"words\":[\"echo\",\"h\u00e9\"],\"folder\":\"/x\",\"colour\":true}";
    private static final String ECHOED = "{\"out\":\"h\u00e9 /x COLOUR true\\n\"}\n{\"exit\":0}\n";
    private static final Limits SHORT = new Limits(65_536, 160, 32, Duration.ofSeconds(2), Duration.ofSeconds(1));

    @TempDir
    Path folder;

    private final Semaphore begun = new Semaphore(0);
    private final Semaphore ended = new Semaphore(0);
    private Path socket;
    private Place place;
    private Exchange exchange;
    private long descriptors;

    @BeforeEach
    void open() throws Exception {
        socket = folder.resolve("own/uplink.sock");
        place = Place.open(socket);
        exchange = new Exchange(place.server(), this::run, SHORT);
        assertThat(Talk.ask(socket, ECHO)).isEqualTo(ECHOED);
        await("idle", () -> threads() == 1);
        descriptors = descriptors();
    }

    @AfterEach
    void close() throws Exception {
        try {
            long begin = System.nanoTime();
            assertThat(Talk.ask(socket, ECHO)).isEqualTo(ECHOED);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
            await("no thread but one, no descriptor more", () -> threads() == 1 && descriptors() <= descriptors);
        } finally {
            exchange.close();
            place.close();
        }
        assertThat(threads()).isZero();
        assertThat(socket.getParent()).isEmptyDirectory();
    }

    private int run(List<String> words, Terminal terminal) {
        switch (words.get(0)) {
            case "echo" ->
                terminal.out()
                        .println(words.get(1) + " " + terminal.folder() + " " + terminal.style() + " "
                                + terminal.lasting());
            case "watch" -> watch();
            case "binary" -> terminal.out().writeBytes(new byte[] {'h', 'i', -1, 0, 10, 'x', -61});
            case "flood" -> flood(terminal.out());
            case "news" -> news(terminal.out());
            case "secret" -> terminal.out().println(secret(terminal));
            case "break" -> throw new IllegalStateException("secret matters");
            default -> terminal.error().println("what?");
        }
        return words.size() - 2;
    }

    private void watch() {
        begun.release();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException interrupted) {
            ended.release();
        }
    }

    private void flood(PrintStream out) {
        begun.release();
        while (!out.checkError()) {
            out.println("x".repeat(4096));
        }
        ended.release();
    }

    /** As {@code watch} does: another thread prints what the command waits for. */
    private void news(PrintStream out) {
        Thread lane = new Thread(() -> flood(out), "lane");
        lane.start();
        watch();
    }

    private static String secret(Terminal terminal) {
        return terminal.asking()
                .secret("passphrase")
                .map(secret -> new String(secret.reveal()))
                .orElse("nobody");
    }

    @Test
    void onlyItsOwnerCanReachIt() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket.getParent())))
                .isEqualTo("rwx------");
    }

    @Test
    void whatIsNoTextArrivesAsItIsWhereItIsTaken() throws Exception {
        assertThat(Talk.ask(socket, "{\"uplink\":1,\"words\":[\"binary\",\"\"],\"bytes\":true}"))
                .isEqualTo("{\"out\":\"hi\"}\n{\"bytes\":\"/wAKeMM=\"}\n{\"exit\":0}\n");
        assertThat(Talk.ask(socket, "{\"uplink\":1,\"words\":[\"binary\",\"\"]}"))
                .isEqualTo("{\"out\":\"hi\ufffd\\u0000\\nx\"}\n{\"exit\":0}\n");
    }

    @Test
    void errorsAndStatusArriveInTheirOrder() throws Exception {
        assertThat(Talk.ask(socket, "{\"uplink\":1,\"words\":[\"nosuch\",\"a\",\"b\",\"c\"]}"))
                .isEqualTo("{\"error\":\"what?\\n\"}\n{\"exit\":2}\n");
        assertThat(Talk.ask(socket, "{\"uplink\":1,\"words\":[\"break\",\"a\"]}"))
                .isEqualTo(
                        "{\"error\":\"uplink: the command failed, and the gateway's log says why\\n\"}\n{\"exit\":1}\n");
    }

    @Test
    void aCallerThatHasSaidEverythingStillHearsTheAnswer() throws Exception {
        try (Talk talk = new Talk(socket)) {
            talk.say(ECHO + "\n");
            talk.shutOutput();
            assertThat(talk.rest().replace("\n\n", "\n").stripLeading()).isEqualTo(ECHOED);
        }
    }

    @Test
    void asksForASecretAndTakesNoneThatWasNotAskedFor() throws Exception {
        try (Talk talk = new Talk(socket)) {
            talk.say("{\"uplink\":1,\"words\":[\"secret\",\"\"],\"asks\":true}\n");
            assertThat(talk.line()).isEqualTo("{\"ask\":\"passphrase\"}");
            talk.say("{\"secret\":\"s\\u00e9same\"}\n");
            assertThat(talk.rest()).isEqualTo("{\"out\":\"s\u00e9same\\n\"}\n{\"exit\":0}\n");
        }
        try (Talk talk = new Talk(socket)) {
            talk.say("{\"uplink\":1,\"words\":[\"secret\",\"\"],\"asks\":true}\n");
            assertThat(talk.line()).isEqualTo("{\"ask\":\"passphrase\"}");
            talk.say("{\"none\":true}\n");
            assertThat(talk.rest()).isEqualTo("{\"out\":\"nobody\\n\"}\n{\"exit\":0}\n");
        }
        assertThat(Talk.ask(socket, "{\"uplink\":1,\"words\":[\"secret\",\"\"]}"))
                .isEqualTo("{\"out\":\"nobody\\n\"}\n{\"exit\":0}\n");
        try (Talk talk = new Talk(socket)) {
            talk.say(
                    "{\"uplink\":1,\"words\":[\"watch\",\"\"],\"asks\":true}\n{\"secret\":\"early\"}\n{\"cancel\":true}\n");
            assertThat(talk.rest()).endsWith("}\n").contains("\"exit\"").doesNotContain("early");
        }
    }

    @Test
    void whoSaysCancelOrLeavesEndsTheCommand() throws Exception {
        try (Talk talk = new Talk(socket)) {
            talk.say("{\"uplink\":1,\"words\":[\"watch\",\"\"]}\n");
            assertThat(begun.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
            talk.say("{\"cancel\":true}\n");
            assertThat(talk.rest()).isEqualTo("{\"exit\":0}\n");
        }
        assertThat(ended.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        try (Talk talk = new Talk(socket)) {
            talk.say("{\"uplink\":1,\"words\":[\"watch\",\"\"]}\n");
            assertThat(begun.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(ended.tryAcquire(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void garbageIsAnsweredByOneLineOrByHangingUp() throws Exception {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            byte[] garbage = new byte[1 + random.nextInt(2000)];
            random.nextBytes(garbage);
            try (Talk talk = new Talk(socket)) {
                talk.say(garbage);
                talk.say("\n");
                assertThat(talk.rest()).startsWith("{\"error\":\"uplink: ").contains("\\n\"}\n");
            } catch (IOException hungUp) {
                assertThat(hungUp).hasMessageMatching("Broken pipe|Connection reset.*");
            }
        }
    }

    @Test
    void linesWithoutEndAndHalfRequestsAreCutOff() throws Exception {
        try (Talk talk = new Talk(socket);
                Talk half = new Talk(socket);
                Talk quiet = new Talk(socket)) {
            half.say(ECHO.substring(0, 20));
            talk.say("x".repeat(65_537));
            assertThat(talk.rest()).startsWith("{\"error\":\"uplink: a line is longer than 65536 bytes\\n\"}\n");
            assertThat(half.rest()).isEqualTo("{\"error\":\"uplink: no request came within 2 s\\n\"}\n");
            assertThat(quiet.rest()).isEqualTo("{\"error\":\"uplink: no request came within 2 s\\n\"}\n");
        }
        try (Talk half = new Talk(socket)) {
            half.say(ECHO);
            half.shutOutput();
            assertThat(half.rest()).isEmpty();
        }
    }

    @Test
    void whoDoesNotReadIsDroppedAndDelaysNobody() throws Exception {
        List<Talk> deaf = new ArrayList<>();
        for (int count = 0; count < 31; count++) {
            deaf.add(new Talk(socket));
            deaf.get(count).say("{\"uplink\":1,\"words\":[\"flood\",\"\"]}\n");
        }
        assertThat(begun.tryAcquire(31, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(Talk.ask(socket, ECHO)).isEqualTo(ECHOED);
        assertThat(ended.tryAcquire(31, 10, TimeUnit.SECONDS)).isTrue();
        for (Talk talk : deaf) {
            assertThat(talk.rest().contains("exit")).isFalse();
            talk.close();
        }
    }

    @Test
    void whoDoesNotReadNeverHoldsALane() throws Exception {
        try (Talk deaf = new Talk(socket)) {
            long begin = System.nanoTime();
            deaf.say("{\"uplink\":1,\"words\":[\"news\",\"\"]}\n");
            assertThat(ended.tryAcquire(2, 10, TimeUnit.SECONDS)).isTrue();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SHORT.reading());
        }
    }

    @Test
    void noAnswerIsCutOffBeforeItsEnd() throws Exception {
        for (int count = 0; count < 5000; count++) {
            assertThat(Talk.ask(socket, ECHO)).isEqualTo(ECHOED);
        }
    }

    @Test
    void noMoreCommandsRunThanAllowed() throws Exception {
        List<Talk> watching = new ArrayList<>();
        for (int count = 0; count < 32; count++) {
            watching.add(new Talk(socket));
            watching.get(count).say("{\"uplink\":1,\"words\":[\"watch\",\"\"]}\n");
        }
        assertThat(begun.tryAcquire(32, 10, TimeUnit.SECONDS)).isTrue();
        assertThat(Talk.ask(socket, ECHO))
                .isEqualTo("{\"error\":\"uplink: too many commands run already; try again later\\n\"}\n");
        for (Talk talk : watching) {
            talk.close();
        }
        assertThat(ended.tryAcquire(32, 10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aThousandCallersAtOnceAreAnsweredOrTurnedAway() throws Exception {
        ExecutorService crowd = Executors.newFixedThreadPool(200);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int count = 0; count < 1000; count++) {
                answers.add(crowd.submit(() -> Talk.ask(socket, ECHO)));
            }
            int answered = 0;
            for (Future<String> answer : answers) {
                String text = answer.get(30, TimeUnit.SECONDS);
                assertThat(text).matches("(?s)" + java.util.regex.Pattern.quote(ECHOED) + "|.*too many callers.*");
                answered += text.equals(ECHOED) ? 1 : 0;
            }
            assertThat(answered).isGreaterThan(100);
        } finally {
            crowd.shutdownNow();
            assertThat(crowd.awaitTermination(5, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void aThousandSilentCallersAreTurnedAwayOrTimedOut() throws Exception {
        List<Talk> silent = new ArrayList<>();
        for (int count = 0; count < 1000; count++) {
            silent.add(new Talk(socket));
        }
        for (Talk talk : silent) {
            assertThat(talk.rest()).containsAnyOf("too many callers", "no request came");
            talk.close();
        }
    }

    private static long threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("uplink-"))
                .count();
    }

    private static long descriptors() {
        String[] open = new File("/proc/self/fd").list();
        return open == null ? 0 : open.length;
    }

    private static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as(what).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }
}
