// SPDX-License-Identifier: Apache-2.0
package uplink.itest.docs;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.FrameworkUtil;
import uplink.example.Unmetered;
import uplink.sockets.NetworkTarget;

/** What the build makes of the annotation is a target of the reference; {@code NetworksIT} shows how long such a component lives. */
class NetworkTargetTest {
    @Test
    void theAnnotationIsTheTargetOfTheReference() throws Exception {
        try (Builder builder = new Builder()) {
            builder.addClasspath(new File(Unmetered.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()));
            builder.setPrivatePackage(Unmetered.class.getPackageName());
            builder.setProperty("Import-Package", "*;resolution:=optional");
            Jar jar = builder.build();
            ByteArrayOutputStream description = new ByteArrayOutputStream();
            jar.getResource("OSGI-INF/" + Unmetered.class.getName() + ".xml").write(description);
            assertThat(description.toString(StandardCharsets.UTF_8))
                    .contains("<reference name=\"network\" interface=\"uplink.sockets.Network\"")
                    .containsPattern("<property name=\"network.target\"[^>]* value=\""
                            + "\\(&amp;\\(uplink.usable=true\\)\\(uplink.metered=false\\)\\)\"/>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {NetworkTarget.DEFAULT, NetworkTarget.USABLE, NetworkTarget.UNMETERED, NetworkTarget.NOT_ROAMING})
    void whatIsReadyMadeIsAFilter(String target) throws Exception {
        assertThat(FrameworkUtil.createFilter(target)).hasToString(target);
    }
}
