// SPDX-License-Identifier: Apache-2.0
package uplink.service.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import uplink.profile.Link;
import uplink.profile.Technology;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerBackend;
import uplink.profile.spi.LayerSink;

class EngineTest {
    private final Engine engine = new Engine(7, Duration.ofSeconds(60));
    private final BlockingQueue<View> views = new LinkedBlockingQueue<>();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void isSettledWhenEveryBackendWasHeard() throws Exception {
        follow();
        FakeBackend kernel = start("kernel", -100);
        FakeBackend daemon = start("daemon", 100);
        assertThat(next().settled()).isFalse();
        kernel.sink().publish(layer("eth0"));
        View one = until(view -> view.backends().size() == 1);
        assertThat(one.settled()).isFalse();
        assertThat(one.type()).contains(Technology.UNKNOWN);
        daemon.sink().withdraw("not running");
        View both = until(View::settled);
        assertThat(both.type()).isEmpty();
        assertThat(both.backends()).containsExactly("kernel");
    }

    @Test
    void isSettledWithoutAnyBackendAfterItsPatience() throws Exception {
        try (Engine impatient = new Engine(1, Duration.ofMillis(1))) {
            impatient.dispatcher().subscribe("test", views::add);
            assertThat(settled()).isTrue();
        }
    }

    @Test
    void aWithdrawnLayerLetsTheLowerOneShow() throws Exception {
        follow();
        FakeBackend kernel = start("kernel", -100);
        FakeBackend daemon = start("daemon", 100);
        kernel.sink().publish(layer("eth0"));
        daemon.sink().publish(layer("eth0"));
        assertThat(until(view -> view.backends().size() == 2)
                        .link("mac:eth0")
                        .orElseThrow()
                        .backend())
                .isEqualTo("daemon");
        daemon.sink().withdraw("gone");
        assertThat(until(view -> view.backends().size() == 1)
                        .link("mac:eth0")
                        .orElseThrow()
                        .backend())
                .isEqualTo("kernel");
    }

    @Test
    void aSinkIsDeadAfterStop() throws Exception {
        follow();
        FakeBackend kernel = start("kernel", -100);
        kernel.sink().publish(layer("eth0"));
        until(view -> view.links().size() == 1);
        kernel.runner.stop();
        assertThat(kernel.stopped).isTrue();
        until(view -> view.links().isEmpty());
        kernel.sink().publish(layer("eth1"));
        start("other", 0).sink().publish(layer("eth2"));
        assertThat(until(view -> !view.links().isEmpty()).links())
                .extracting(Link::key)
                .containsExactly("mac:eth2");
    }

    @Test
    void aBackendThatThrowsIsLeftOut() throws Exception {
        follow();
        LayerBackend broken = new LayerBackend() {
            @Override
            public void start(LayerSink sink) {
                throw new IllegalStateException("no such daemon");
            }

            @Override
            public void stop() {}
        };
        new BackendRunner(new BackendId("broken", 0, 9), broken, engine).start();
        assertThat(until(View::settled).backends()).isEmpty();
    }

    @Test
    void whatDidNotChangeIsTheSameObject() throws Exception {
        follow();
        FakeBackend kernel = start("kernel", -100);
        kernel.sink().publish(layer("eth0"));
        Link before = until(view -> view.links().size() == 1).links().get(0);
        kernel.sink().publish(layer("eth0", "eth1"));
        assertThat(until(view -> view.links().size() == 2).link("mac:eth0")).containsSame(before);
    }

    private void follow() {
        engine.dispatcher().subscribe("test", views::add);
    }

    private boolean settled() throws Exception {
        return until(View::settled).settled();
    }

    private View until(java.util.function.Predicate<View> condition) throws Exception {
        View view = next();
        while (!condition.test(view)) {
            view = next();
        }
        return view;
    }

    private View next() throws Exception {
        View view = views.poll(5, TimeUnit.SECONDS);
        assertThat(view).as("a view within 5 s").isNotNull();
        return view;
    }

    private FakeBackend start(String name, int ranking) throws Exception {
        FakeBackend backend = new FakeBackend();
        backend.runner = new BackendRunner(new BackendId(name, ranking, ranking + 1000), backend, engine);
        backend.runner.start();
        return backend;
    }

    private static Layer layer(String... names) {
        return Layer.builder()
                .links(List.of(names).stream()
                        .map(name -> Link.builder("mac:" + name).build())
                        .toList())
                .build();
    }

    private static final class FakeBackend implements LayerBackend {
        private final BlockingQueue<LayerSink> sinks = new LinkedBlockingQueue<>();
        private volatile boolean stopped;
        private BackendRunner runner;

        LayerSink sink() throws InterruptedException {
            LayerSink sink = sinks.poll(5, TimeUnit.SECONDS);
            assertThat(sink).isNotNull();
            sinks.add(sink);
            return sink;
        }

        @Override
        public void start(LayerSink sink) {
            sinks.add(sink);
        }

        @Override
        public void stop() {
            stopped = true;
        }
    }
}
