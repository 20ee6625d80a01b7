/** The contract over HTTP, as a platform sees it: generated dispatchers on the assembled server, and a real client. */
@NullMarked
package io.openbroker.undertow.contract;

import org.jspecify.annotations.NullMarked;
