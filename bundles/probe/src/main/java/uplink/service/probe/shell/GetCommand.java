// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.shell;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.RequirePrivilege;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.BroughtCommand;
import uplink.profile.spi.ShellCommand;
import uplink.service.probe.find.Networks;
import uplink.service.probe.http.Blocking;
import uplink.service.probe.http.Exchange;
import uplink.service.probe.http.Head;
import uplink.service.probe.http.Trouble;
import uplink.service.probe.http.Trust;
import uplink.service.probe.http.Url;
import uplink.sockets.Network;

/** Fetches a URL by one network and no other. */
@Component(property = ShellCommand.WORD + "=get")
@RequirePrivilege("network.get")
public final class GetCommand implements BroughtCommand {
    private static final Option HEAD = new Option("--head", "", "asks for the head alone, and prints it");
    private static final Option OUTPUT =
            new Option("--output", "FILE", "writes the body into this new file instead of standard output");
    private static final Option TIMEOUT =
            new Option("--timeout", "SECONDS", "gives up when nothing comes for that time; 30 unless given");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final Views views;
    private final Networks networks;
    private final ExecutorService threads;

    /** Leaves by {@code networks}. */
    @Activate
    public GetCommand(@Reference Views views, @Reference Networks networks) {
        this.views = views;
        this.networks = networks;
        AtomicInteger count = new AtomicInteger();
        this.threads = Executors.newCachedThreadPool(work -> {
            Thread thread = new Thread(work, "uplink-get-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Deactivate
    void close() {
        threads.shutdownNow();
    }

    @Override
    public Group group() {
        return Group.LOOK;
    }

    @Override
    public String purpose() {
        return "fetches a page by one network and no other";
    }

    @Override
    public List<String> forms() {
        return List.of("URL");
    }

    @Override
    public List<Option> options() {
        return List.of(Words.VIA, HEAD, OUTPUT, Words.JSON, TIMEOUT, Words.CACERT);
    }

    @Override
    public List<String> more() {
        return List.of(
                "The body goes to standard output as it comes, and how it went to standard error: status, link, how",
                "the socket is held to it, addresses. Any status is an answer; nobody is followed elsewhere. The",
                "document of --json holds at most 64 KiB of the body.");
    }

    @Override
    public List<String> examples() {
        return List.of(
                "get http://server.example/ --via wwan0",
                "get https://server.example/big.bin --via home --output big.bin",
                "get https://server.example/ --via eth0 --head");
    }

    @Override
    public List<String> next(List<String> operands) {
        return operands.isEmpty() ? List.of("http://", "https://") : List.of();
    }

    @Override
    public List<String> values(String option) {
        return Words.values(option, views.view());
    }

    @Override
    public void run(Typed typed, Answer answer) {
        if (typed.operands().isEmpty()) {
            throw new IllegalArgumentException("wants URL behind it: uplink get URL --via ID");
        }
        Words.most(typed.operands(), 1, "one URL");
        if (typed.has(HEAD.word()) && typed.has(OUTPUT.word())) {
            throw new IllegalArgumentException("a head has no body, so that --output has nothing to write");
        }
        Url url = Url.parse(typed.operands().get(0));
        var trust = Trust.of(typed.value(Words.CACERT.word()).map(typed.folder()::resolve));
        Duration patience = typed.value(TIMEOUT.word())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(PATIENCE);
        Network network = network(typed.value(Words.VIA.word()));
        try (Fetch fetch = new Fetch(network, url, trust, patience)) {
            Blocking.run(threads, fetch, LONGEST, () -> {
                deliver(fetch, typed, answer);
                return true;
            });
        } catch (IOException failed) {
            throw failure(url, network, failed);
        }
    }

    private Network network(Optional<String> id) {
        View view = Words.settled(views);
        Link link = id.map(one -> Networks.link(view, one))
                .or(view::current)
                .orElseThrow(() -> new ConnectionException(
                        ErrorCode.NOT_CONNECTED, "", "nothing is connected; 'uplink why' says why"));
        try {
            return networks.of(link)
                    .orElseThrow(() -> new ConnectionException(
                            ErrorCode.NOT_CONNECTED,
                            link.key(),
                            Networks.name(link) + " is not connected; 'uplink why --via " + Networks.name(link)
                                    + "' says why"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ConnectionException(ErrorCode.CANCELLED, "", "called off");
        }
    }

    private static ConnectionException failure(Url url, Network network, IOException failed) {
        if (failed instanceof InterruptedIOException && Thread.currentThread().isInterrupted()) {
            return new ConnectionException(ErrorCode.CANCELLED, "", "called off");
        }
        Trouble trouble = Trouble.of(failed);
        return new ConnectionException(
                trouble.kind().code(),
                network.link().key(),
                url + " by " + Networks.name(network.link()) + ": " + trouble.text());
    }

    private static void deliver(Fetch fetch, Typed typed, Answer answer) throws IOException {
        boolean json = typed.has(Words.JSON.word());
        Exchange.Answer got = fetch.ask(typed.has(HEAD.word()) ? "HEAD" : "GET");
        Optional<Path> file = typed.value(OUTPUT.word()).map(typed.folder()::resolve);
        if (file.isPresent()) {
            long bytes = save(got, file.get());
            if (json) {
                Map<String, @Nullable Object> document = fetch.document(got.head());
                new BodyText().into(document);
                document.put("bytes", bytes);
                document.put("body", null);
                document.put("encoding", null);
                document.put("file", file.get().toString());
                answer.document(document);
            } else {
                answer.line(fetch.summary(got.head(), bytes) + ", in " + file.get());
            }
        } else if (json) {
            BodyText body = new BodyText();
            Fetch.copy(got.body(), body);
            Map<String, @Nullable Object> document = fetch.document(got.head());
            body.into(document);
            answer.document(document);
        } else {
            if (typed.has(HEAD.word())) {
                print(got.head(), answer);
            }
            long bytes = Fetch.copy(got.body(), printed(answer.bytes()));
            answer.aside(fetch.summary(got.head(), bytes));
        }
    }

    private static void print(Head head, Answer answer) {
        answer.line(head.line());
        head.fields().forEach(field -> answer.line(field.name() + ": " + field.value()));
    }

    private static Fetch.Sink printed(OutputStream out) {
        return (bytes, length) -> {
            try {
                out.write(bytes, 0, length);
                out.flush();
            } catch (IOException gone) {
                throw new ConnectionException(ErrorCode.CANCELLED, "", "nobody reads any more");
            }
        };
    }

    private static long save(Exchange.Answer got, Path file) throws IOException {
        try (OutputStream out = create(file)) {
            return Fetch.copy(got.body(), (bytes, length) -> {
                try {
                    out.write(bytes, 0, length);
                } catch (IOException full) {
                    throw unwritable(file, full);
                }
            });
        } catch (IOException | RuntimeException broken) {
            if (!(broken instanceof ConnectionException known) || known.code() != ErrorCode.ALREADY_EXISTS) {
                Files.deleteIfExists(file);
            }
            throw broken;
        }
    }

    private static OutputStream create(Path file) {
        try {
            return Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException there) {
            throw new ConnectionException(ErrorCode.ALREADY_EXISTS, "", file + " is there already");
        } catch (IOException refused) {
            throw unwritable(file, refused);
        }
    }

    private static ConnectionException unwritable(Path file, IOException why) {
        return new ConnectionException(ErrorCode.FAILED, "", "cannot write " + file + ": " + why);
    }
}
