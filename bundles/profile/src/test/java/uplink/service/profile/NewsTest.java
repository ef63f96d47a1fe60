// SPDX-License-Identifier: Apache-2.0
package uplink.service.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.osgi.framework.ServiceReference;
import uplink.doubles.Doubles;
import uplink.doubles.FakeDelivery;
import uplink.profile.LinkListener;
import uplink.profile.ProfileListener;

class NewsTest {
    private final FakeDelivery delivery = new FakeDelivery();

    @Test
    void aLinkListenerIsFollowedForAsLongAsItIsRegistered() {
        LinkNews news = new LinkNews(delivery);
        ServiceReference<LinkListener> one = reference();
        ServiceReference<LinkListener> two = reference();
        news.bindListener(one, new LinkListener() {});
        news.bindListener(two, new LinkListener() {});
        assertThat(delivery.following).extracting("reference").containsExactly(one, two);
        news.unbindListener(one);
        assertThat(delivery.following).extracting("reference").containsExactly(two);
        news.unbindListener(two);
        news.unbindListener(two);
        assertThat(delivery.following).isEmpty();
    }

    @Test
    void aProfileListenerIsFollowedForAsLongAsItIsRegistered() {
        ProfileNews news = new ProfileNews(delivery);
        ServiceReference<ProfileListener> reference = reference();
        news.bindListener(reference, new ProfileListener() {});
        assertThat(delivery.following).singleElement().extracting("reference").isEqualTo(reference);
        news.unbindListener(reference);
        assertThat(delivery.following).isEmpty();
    }

    @SuppressWarnings("unchecked")
    private static <L> ServiceReference<L> reference() {
        return new Doubles().of(ServiceReference.class);
    }
}
