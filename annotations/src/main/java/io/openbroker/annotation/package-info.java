/**
 * The annotations that make a plain class a service broker.
 *
 * <p>A class with {@link io.openbroker.annotation.Broker @Broker} describes its offerings with {@link
 * io.openbroker.annotation.ServiceOffering @ServiceOffering} and {@link io.openbroker.annotation.Plan @Plan}, and handles
 * operations in methods such as {@link io.openbroker.annotation.Provision @Provision}. The compiler checks them against version
 * 2.17 of the Open Service Broker API and generates the rest.
 */
@NullMarked
package io.openbroker.annotation;

import org.jspecify.annotations.NullMarked;
