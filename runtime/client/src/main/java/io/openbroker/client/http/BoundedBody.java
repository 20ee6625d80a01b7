package io.openbroker.client.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/** Collects a body up to a number of bytes, and then reads no more. */
final class BoundedBody implements BodySubscriber<BoundedBody.Bytes> {

    private final int most;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<Bytes> body = new CompletableFuture<>();
    private Flow.@Nullable Subscription subscription;

    BoundedBody(int most) {
        this.most = most;
    }

    /** What was read. */
    static final class Bytes {

        private final byte[] content;
        private final boolean isTruncated;

        private Bytes(byte[] content, boolean isTruncated) {
            this.content = content;
            this.isTruncated = isTruncated;
        }

        byte[] content() {
            return content;
        }

        boolean isTruncated() {
            return isTruncated;
        }
    }

    @Override
    public CompletionStage<Bytes> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Flow.Subscription newSubscription) {
        subscription = newSubscription;
        newSubscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int length = Math.min(buffer.remaining(), most - bytes.size());
            byte[] piece = new byte[length];
            buffer.get(piece);
            bytes.write(piece, 0, length);
            if (buffer.hasRemaining() && !body.isDone()) {
                body.complete(new Bytes(bytes.toByteArray(), true));
                if (subscription != null) {
                    subscription.cancel();
                }
            }
        }
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(new Bytes(bytes.toByteArray(), false));
    }
}
