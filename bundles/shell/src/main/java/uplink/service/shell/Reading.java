// SPDX-License-Identifier: Apache-2.0
package uplink.service.shell;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import uplink.manager.Lease;
import uplink.profile.ConnectionException;
import uplink.profile.ErrorCode;
import uplink.profile.HistoryEntry;
import uplink.profile.HistoryQuery;
import uplink.profile.View;
import uplink.service.shell.document.AreaDocuments;
import uplink.service.shell.document.Documents;
import uplink.service.shell.document.Hints;
import uplink.service.shell.document.Json;
import uplink.service.shell.document.ProfileDocuments;
import uplink.service.shell.find.Found;
import uplink.service.shell.find.Since;
import uplink.service.shell.text.AreaLists;
import uplink.service.shell.text.HistoryText;
import uplink.service.shell.text.Lists;
import uplink.service.shell.text.StatusText;
import uplink.service.shell.text.Style;
import uplink.service.shell.words.CommandLine;
import uplink.service.shell.words.Option;
import uplink.wifi.Scan;

/** Answers the commands that change nothing and end at once. */
final class Reading {
    private final Call call;
    private final CommandLine line;
    private final Style style;

    Reading(Call call) {
        this.call = call;
        this.line = call.line();
        this.style = call.terminal().style();
    }

    void run() {
        View view = call.settled();
        switch (line.verb()) {
            case PROFILES -> profiles(view);
            case LINKS -> links(view);
            case ROUTES -> answer(() -> AreaDocuments.routes(view), () -> Lists.routes(view, style));
            case BACKENDS -> answer(() -> AreaDocuments.backends(view), () -> Lists.backends(view, style));
            case LEASES -> leases(view);
            case HISTORY -> history(view);
            case SCAN -> scan();
            default -> status(view);
        }
    }

    private void answer(Supplier<Object> document, Supplier<String> text) {
        call.terminal().out().print(line.json() ? Json.pretty(document.get()) + "\n" : text.get());
    }

    private void status(View view) {
        status(call, view);
    }

    /** The status, which is also what {@code wait} answers. */
    static void status(Call call, View view) {
        boolean lasting = call.terminal().lasting();
        call.terminal()
                .out()
                .print(
                        call.line().json()
                                ? Json.pretty(Documents.status(view, lasting)) + "\n"
                                : StatusText.of(
                                        view,
                                        Hints.of(view, lasting),
                                        call.terminal().style(),
                                        call.now()));
    }

    private void profiles(View view) {
        var found = Found.profiles(view, line.operand());
        answer(
                () -> found.stream()
                        .map(profile -> ProfileDocuments.profile(view, profile))
                        .toList(),
                () -> Lists.profiles(view, found, style, call.now()));
    }

    private void links(View view) {
        var found = Found.links(view, line.operand());
        answer(
                () -> found.stream().map(link -> Documents.link(view, link)).toList(),
                () -> Lists.links(view, found, style));
    }

    private void leases(View view) {
        List<Lease> leases = call.areas().connections().leases();
        answer(() -> AreaDocuments.leases(leases), () -> AreaLists.leases(view, leases, style, call.now()));
    }

    private void scan() {
        Scan scan = call.join(call.areas().wifi().scan(call.options()));
        answer(() -> AreaDocuments.scan(scan), () -> AreaLists.scan(scan, style));
    }

    private void history(View view) {
        if (!call.terminal().lasting()) {
            throw new ConnectionException(
                    ErrorCode.UNAVAILABLE,
                    "",
                    "nobody keeps a history here: a runtime does, start one with 'uplink run'");
        }
        ZonedDateTime now = ZonedDateTime.now();
        OptionalLong most = line.number(Option.MOST);
        List<HistoryEntry> entries = call.areas()
                .history()
                .entries(new HistoryQuery(
                        line.value(Option.SINCE).map(text -> Since.of(text, now)),
                        line.operand().map(word -> Found.subject(view, word)),
                        (int) Math.min(most.orElse(Integer.MAX_VALUE), Integer.MAX_VALUE)));
        answer(() -> AreaDocuments.history(entries), () -> HistoryText.of(entries, style, now.getZone()));
    }
}
