package io.openbroker.model;

import java.util.Map;

/**
 * A shared storage device to be mounted into an application's file system (OSB v2.17, Volume Mount Object and Device
 * Object).
 *
 * @param driver the name of the volume driver plugin
 * @param containerDir the path in the application's container
 * @param mode how it is mounted
 * @param volumeId the id of the shared volume
 * @param mountConfig what the driver is given; values are JSON values
 */
public record VolumeMount(
        String driver, String containerDir, Mode mode, String volumeId, Map<String, Object> mountConfig) {

    /**
     * Keeps a copy of the map.
     *
     * @param driver the name of the volume driver plugin
     * @param containerDir the path in the application's container
     * @param mode how it is mounted
     * @param volumeId the id of the shared volume
     * @param mountConfig what the driver is given; values are JSON values
     */
    public VolumeMount {
        mountConfig = Map.copyOf(mountConfig);
    }

    /** Leaves the configuration out: it may hold secrets. */
    @Override
    public String toString() {
        return "VolumeMount[driver=" + driver + ", containerDir=" + containerDir + ", mode=" + mode + ", volumeId="
                + volumeId + "]";
    }

    /** How a volume is mounted. */
    public enum Mode {
        /** Read only. */
        READ,
        /** Read and write. */
        READ_WRITE
    }
}
