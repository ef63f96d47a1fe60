// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import uplink.profile.Change;
import uplink.profile.Subscription;
import uplink.profile.View;
import uplink.profile.ViewListener;
import uplink.profile.Views;
import uplink.service.shell.area.Areas;
import uplink.service.shell.document.EventDocuments;
import uplink.service.shell.document.Json;
import uplink.service.shell.text.EventText;
import uplink.service.shell.text.Headline;
import uplink.service.shell.text.Style;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.Option;

/** Prints what changes until there is enough of it, nobody reads any more, or it is interrupted. */
final class Watching implements ViewListener {
    private final Views views;
    private final Optional<Rates> rates;
    private final PrintStream out;
    private final CommandLine line;
    private final Style style;
    private final EventText text;
    private final CountDownLatch end = new CountDownLatch(1);
    private @Nullable View last;

    /** Guarded by this, since changes and rates are printed by two threads. */
    private long printed;

    Watching(Areas areas, CommandLine line, PrintStream out, Style style) {
        this.views = areas.views();
        this.line = line;
        this.rates =
                line.has(Option.RATES) ? Optional.of(new Rates(areas::statistics, System::nanoTime)) : Optional.empty();
        this.out = out;
        this.style = style;
        this.text = new EventText(style, ZoneId.systemDefault());
    }

    void run() {
        Subscription subscription = views.subscribe(this);
        try {
            await(nanos(Option.FOR), nanos(Option.RATES));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } finally {
            subscription.close();
        }
    }

    /** Of an option that is not given, for ever. */
    private long nanos(Option option) {
        return TimeUnit.SECONDS.toNanos(line.number(option).orElse(Long.MAX_VALUE));
    }

    private void await(long most, long period) throws InterruptedException {
        long begin = System.nanoTime();
        long left = most;
        while (left > 0 && !end.await(Math.min(left, period), TimeUnit.NANOSECONDS)) {
            View view = views.view();
            rates.ifPresent(known -> known.look(view).forEach(event -> print(event, view)));
            left = most - (System.nanoTime() - begin);
        }
    }

    @Override
    public void view(View view) {
        View before = last;
        last = view;
        if (before == null || before.epoch() != view.epoch()) {
            print(EventDocuments.present(view), view);
            return;
        }
        if (view.sequence() != before.sequence() + 1) {
            print(EventDocuments.gap(before, view), view);
        }
        for (Change change : views.changes(before, view)) {
            print(EventDocuments.change(change), view);
        }
    }

    private synchronized void print(Map<String, @Nullable Object> event, View view) {
        if (end.getCount() == 0) {
            return;
        }
        out.print((line.json() ? Json.line(event) : text.line(event, Headline.of(view, style))) + "\n");
        boolean enough =
                line.has(Option.COUNT) && ++printed >= line.number(Option.COUNT).orElseThrow();
        if (out.checkError() || enough) {
            end.countDown();
        }
    }
}
