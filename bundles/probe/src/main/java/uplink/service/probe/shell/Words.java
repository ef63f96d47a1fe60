// SPDX-License-Identifier: Apache-2.0
package uplink.service.probe.shell;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.Link;
import uplink.profile.View;
import uplink.profile.Views;
import uplink.profile.spi.BroughtCommand.Option;

/** What both commands understand. */
final class Words {
    static final Option VIA =
            new Option("--via", "ID", "by this link, interface or profile; the current one unless given");
    static final Option JSON = new Option("--json", "", "answers with one JSON document, see docs/uplink.schema.json");
    static final Option CACERT =
            new Option("--cacert", "FILE", "believes the certificates in this PEM file, and no others");

    private static final Duration SETTLING = Duration.ofSeconds(5);

    private Words() {}

    static void most(List<String> operands, int most, String wanted) {
        if (operands.size() > most) {
            throw new IllegalArgumentException("takes " + wanted + " behind it, not '" + operands.get(most) + "'");
        }
    }

    static List<String> values(String option, View view) {
        return option.equals(VIA.word())
                ? view.links().stream().flatMap(Words::names).toList()
                : List.of();
    }

    private static Stream<String> names(Link link) {
        return Stream.concat(Stream.of(link.key()), link.interfaceName().stream());
    }

    /** The view, once it is settled. */
    static View settled(Views views) {
        CompletableFuture<View> future = views.await(View::settled, SETTLING).toCompletableFuture();
        try {
            return future.get();
        } catch (InterruptedException interrupted) {
            future.cancel(true);
            Thread.currentThread().interrupt();
            throw new ConnectionException(ErrorCode.CANCELLED, "", "called off");
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof ConnectionException known
                    ? known
                    : new IllegalStateException(failed.getCause());
        }
    }
}
