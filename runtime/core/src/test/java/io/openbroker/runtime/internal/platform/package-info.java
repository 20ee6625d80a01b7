/** What platforms accept of a catalog, restated from their own sources for tests. */
package io.openbroker.runtime.internal.platform;
