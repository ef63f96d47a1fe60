// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import uplink.profile.InvalidSettingsException.Problem;

/** What is special in the settings of one technology: {@code uplink.wifi.WifiSettings}, {@code uplink.cellular.CellularSettings}. */
@ProviderType
public interface SettingsPart {
    /** The technology that it is for. */
    Technology technology();

    /** What is wrong with it; empty when nothing is. */
    List<Problem> problems();
}
