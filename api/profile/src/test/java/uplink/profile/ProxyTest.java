// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyTest {
    @ParameterizedTest
    @ValueSource(strings = {"proxy.example:3128", "192.0.2.1:80", "[2001:db8::1]:8080"})
    void readsWhatItPrints(String text) {
        assertThat(Proxy.parse(text).text()).isEqualTo(text);
        assertThat(Proxy.parse(text).type()).isEqualTo(Proxy.Type.MANUAL);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"proxy.example", "proxy.example:0", "proxy.example:65536", ":80", "2001:db8::1:80", "host:x"})
    void refusesWhatIsNone(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Proxy.parse(text));
    }

    @Test
    void hasOnlyThePartsOfItsType() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proxy(Proxy.Type.DIRECT, "proxy.example", 80, "", List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Proxy(Proxy.Type.MANUAL, "proxy.example", 80, "http://pac.example", List.of()));
        assertThat(Proxy.automatic("").text()).isEmpty();
    }
}
