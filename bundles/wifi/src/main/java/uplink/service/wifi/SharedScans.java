// SPDX-License-Identifier: Apache-2.0
package uplink.service.wifi;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import uplink.profile.CommandOptions;
import uplink.profile.spi.Commands;
import uplink.wifi.Scan;
import uplink.wifi.spi.WifiBackend;

/**
 * One scan per backend at a time, for everybody who asks meanwhile. It belongs to nobody in particular, so that who gives up ends
 * it for nobody else.
 */
final class SharedScans {
    private final Map<WifiBackend, CompletableFuture<Scan>> running = new ConcurrentHashMap<>();
    private final Bundle own;
    private final Commands commands;

    SharedScans(Bundle own, Commands commands) {
        this.own = own;
        this.commands = commands;
    }

    CompletionStage<Scan> scan(WifiBackend backend) {
        CompletableFuture<Scan> mine = new CompletableFuture<>();
        CompletableFuture<Scan> other = running.putIfAbsent(backend, mine);
        if (other != null) {
            return other.copy();
        }
        commands.run(own, "", CommandOptions.DEFAULT, (view, context) -> backend.scan(context))
                .whenComplete((scan, failure) -> {
                    running.remove(backend, mine);
                    if (failure == null) {
                        mine.complete(scan);
                    } else {
                        mine.completeExceptionally(failure);
                    }
                });
        return mine.copy();
    }
}
