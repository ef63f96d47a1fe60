// SPDX-License-Identifier: Apache-2.0
package uplink.profile;

record BluetoothProfileValue(Profile base) implements BluetoothProfile, TypedProfile {
    @Override
    public TypedProfile onto(Profile other) {
        return new BluetoothProfileValue(other);
    }
}
