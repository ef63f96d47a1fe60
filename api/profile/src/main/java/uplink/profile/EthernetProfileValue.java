// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

record EthernetProfileValue(Profile base) implements EthernetProfile, TypedProfile {
    @Override
    public TypedProfile onto(Profile other) {
        return new EthernetProfileValue(other);
    }
}
