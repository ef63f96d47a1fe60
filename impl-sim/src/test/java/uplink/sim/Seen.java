// SPDX-License-Identifier: Apache-2.0
package uplink.sim;

import java.util.ArrayList;
import java.util.List;
import uplink.cellular.CellularState;
import uplink.cellular.CellularStatus;
import uplink.profile.Link;
import uplink.profile.Profile;
import uplink.profile.Technology;
import uplink.profile.TechnologyState;
import uplink.profile.TechnologyStatus;
import uplink.profile.View;
import uplink.profile.spi.Layer;
import uplink.profile.spi.LayerSink;

/** Everything that a simulator has shown. */
final class Seen implements LayerSink {
    final List<Layer> layers = new ArrayList<>();
    final List<String> withdrawn = new ArrayList<>();

    @Override
    public void publish(Layer layer) {
        layers.add(layer);
    }

    @Override
    public void withdraw(String why) {
        withdrawn.add(why);
    }

    Layer last() {
        return layers.get(layers.size() - 1);
    }

    View view() {
        return view(last());
    }

    static View view(Layer layer) {
        return View.builder(1, 1)
                .links(layer.links())
                .profiles(layer.profiles())
                .technologies(layer.technologies())
                .routes(layer.routes().orElseThrow())
                .build();
    }

    Link link(String name) {
        return view().link("sim:" + name).orElseThrow();
    }

    Profile profile(String name) {
        return view().profile("sim:" + name).orElseThrow();
    }

    static CellularState cellular(Layer layer) {
        return status(layer, Technology.CELLULAR) instanceof CellularStatus status
                ? status.cellularState()
                : CellularState.UNKNOWN;
    }

    static TechnologyState wifi(Layer layer) {
        return status(layer, Technology.WIFI).state();
    }

    private static TechnologyStatus status(Layer layer, Technology technology) {
        return view(layer).technology(technology).orElseThrow();
    }
}
