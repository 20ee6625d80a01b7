#!/bin/sh
# Writes docs/walk.md anew, from a real run: sh docs/walk.sh CLASSPATH > docs/walk.md
# The class path has the quickstart sample, openbroker-tls, openbroker-security, and what they depend on.
set -eu
classpath=$1
directory=$(mktemp -d)
cd "$directory"
export LC_ALL=C

certificate() { # name issuer
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.csr" -subj "/CN=$1" 2>/dev/null
    printf 'subjectAltName=DNS:localhost\n' > "$1.ext"
    openssl x509 -req -in "$1.csr" -CA "$2.crt" -CAkey "$2.key" -CAcreateserial -days 2 -extfile "$1.ext" -out "$1.crt" 2>/dev/null
}
authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$1.crt" -days 2 -subj "/CN=$1" 2>/dev/null
}
base64url() { basenc --base64url -w0 | tr -d '='; }
token() { # key seconds-until-it-expires
    now=$(date +%s)
    head=$(printf '{"alg":"RS256","kid":"1"}' | base64url)
    claims=$(printf '{"iss":"https://login.example","aud":"broker","sub":"cf","exp":%d}' $((now + $2)) | base64url)
    printf '%s.%s.%s' "$head" "$claims" "$(printf '%s.%s' "$head" "$claims" | openssl dgst -sha256 -sign "$1" -binary | base64url)"
}
show() {
    printf '\n```console\n$ %s\n' "$1"
    (eval "$1") 2>&1 | tr -d '\r' | awk 'NF' || true
    printf '```\n'
}
say() { printf '\n%s\n' "$1"; }

authority ca; authority clients; authority strangers
certificate localhost ca; certificate cf clients; certificate other clients; certificate forged strangers
openssl genrsa -traditional -out issuer.key 2048 2>/dev/null
openssl genrsa -traditional -out thief.key 2048 2>/dev/null
modulus=$(openssl rsa -in issuer.key -noout -modulus | cut -d= -f2 | basenc --base16 -d | base64url)
printf '{"keys":[{"kty":"RSA","kid":"1","alg":"RS256","use":"sig","n":"%s","e":"AQAB"}]}' "$modulus" > keys.json

env PORT=0 OPENBROKER_HOST=127.0.0.1 OPENBROKER_STATE=memory \
    OPENBROKER_TLS_CERTIFICATE=localhost.crt OPENBROKER_TLS_KEY=localhost.key \
    OPENBROKER_TLS_CLIENT_CA=clients.crt OPENBROKER_TLS_CLIENT_AUTHENTICATION=wanted OPENBROKER_CLIENTS=CN=cf \
    OPENBROKER_USERNAME=cf OPENBROKER_PASSWORD=secret \
    OPENBROKER_TOKEN_KEYS=keys.json OPENBROKER_TOKEN_ISSUER=https://login.example OPENBROKER_TOKEN_AUDIENCE=broker \
    OPENBROKER_MAX_BODY_BYTES=2000 OPENBROKER_MAX_HEADER_BYTES=4096 OPENBROKER_REQUEST_SECONDS=2 \
    OPENBROKER_MANAGEMENT_PORT=0 OPENBROKER_OPERATOR_USERNAME=ops OPENBROKER_OPERATOR_PASSWORD=operators \
    java -cp "$classpath" io.openbroker.sample.quickstart.QuickstartBrokerDispatcher > out.txt 2> log.txt &
server=$!
trap 'kill $server 2>/dev/null; rm -f "$directory"/*; rmdir "$directory"' EXIT
while ! grep -qs 'https://127' out.txt; do kill -0 $server || { cat log.txt >&2; exit 1; }; sleep 0.2; done
sleep 1
port=$(sed -n 's/.*listens on https:\/\/127.0.0.1:\([0-9]*\).*/\1/p' out.txt | head -1)
BROKER=https://localhost:$port
V='X-Broker-API-Version: 2.17'
token issuer.key 600 > good.jwt; token issuer.key -600 > expired.jwt; token thief.key 600 > forged.jwt
broker() { curl -sS --cacert ca.crt -w '\n%{http_code}\n' -H "$V" "$@" | cut -c1-500; }

cat <<'END'
# A walk around a broker on an open network

What somebody sees who comes with the wrong certificate, token, password, version, or too much. The quickstart sample runs with
`openbroker-tls` and `openbroker-security`, with TLS, client certificates (wanted), a password, bearer tokens and narrow limits.
`docs/walk.sh` made this page: every answer is what came back. Answers say what to do, and nothing of the inside.

`broker` is `curl -sS --cacert ca.crt -w '\n%{http_code}\n' -H 'X-Broker-API-Version: 2.17'`, its output cut after 500 characters;
`BROKER` is the URL that the server has printed, for localhost. `cf.crt` is signed by the authority for clients and named by
`OPENBROKER_CLIENTS`, `other.crt` is signed and not named, and `forged.crt` has another authority.
END
say '## Certificates'
say 'Who does not trust the authority of the server gets no further:'
show 'curl -sS -H "$V" "$BROKER/v2/catalog"'
say 'The server takes TLS 1.3 and 1.2, and nothing older:'
show 'openssl s_client -connect localhost:$port -CAfile ca.crt -tls1_3 < /dev/null 2>&1 | grep -E "Protocol|Verify return|^New" | sort -u'
show 'openssl s_client -connect localhost:$port -CAfile ca.crt -tls1_2 < /dev/null 2>&1 | grep -E "Protocol|Verify return|^New" | sort -u'
show 'openssl s_client -connect localhost:$port -cipher DEFAULT@SECLEVEL=0 -tls1_1 < /dev/null 2>&1 | grep -iE "alert|Cipher is"'
say 'It does not speak HTTP in the clear:'
show 'curl -sS -H "$V" "http://localhost:$port/v2/catalog"'
say 'The right certificate needs no password:'
show 'broker --cert cf.crt --key cf.key "$BROKER/v2/catalog" | cut -c1-120'
say 'One of another name is told no more than none at all:'
show 'broker --cert other.crt --key other.key "$BROKER/v2/catalog"'
show 'broker "$BROKER/v2/catalog"'
say 'One of another authority breaks the handshake:'
show 'broker --cert forged.crt --key forged.key "$BROKER/v2/catalog"'
say '## Passwords and tokens'
show 'broker -u cf:secret -o /dev/null "$BROKER/v2/catalog"'
show 'broker -u cf:wrong "$BROKER/v2/catalog"'
show 'broker -u nobody:secret -D - "$BROKER/v2/catalog" | grep -iE "^(HTTP|WWW|[{])"'
show 'broker -H "Authorization: Bearer $(cat good.jwt)" -o /dev/null "$BROKER/v2/catalog"'
show 'broker -H "Authorization: Bearer $(cat expired.jwt)" "$BROKER/v2/catalog"'
show 'broker -H "Authorization: Bearer $(cat forged.jwt)" "$BROKER/v2/catalog"'
say '## Versions'
show 'curl -sS --cacert ca.crt -u cf:secret "$BROKER/v2/catalog"'
show 'curl -sS --cacert ca.crt -u cf:secret -H "X-Broker-API-Version: 2.12" "$BROKER/v2/catalog"'
show 'curl -sS --http1.1 --cacert ca.crt -u cf:secret -H "X-Broker-API-Version: 2.17" -H "X-Broker-API-Version: 2.16" "$BROKER/v2/catalog"'
say '## Too much, and too odd'
INSTANCE=$BROKER/v2/service_instances/i
J='Content-Type: application/json'
show 'broker -u cf:secret "$BROKER/v2/catalogue"'
show 'broker -u cf:secret -X POST "$BROKER/v2/catalog"'
show 'broker -u cf:secret -X PUT -H "$J" -d "{" "$INSTANCE"'
show 'broker -u cf:secret -X PUT -H "$J" -d "{\"service_id\": \"a\", \"service_id\": \"b\"}" "$INSTANCE"'
show 'broker -u cf:secret -X PUT -H "$J" -d "$(printf "%3000s" "{}")" "$INSTANCE"'
show 'broker -u cf:secret -X PUT -H "$J" -d "{\"parameters\": $(printf "%0200d" 0 | tr 0 "[")" "$INSTANCE"'
show 'broker -u cf:secret -H "X-Long: $(printf "%05000d" 0)" "$BROKER/v2/catalog"'
show 'broker -u cf:secret --http1.1 -X PUT -H "$J" -H "Transfer-Encoding: gzip, chunked" -d "{}" "$INSTANCE"'
say 'A body of which only the half comes:'
show 'printf "PUT /v2/service_instances/i HTTP/1.1\r\nHost: localhost\r\n$V\r\nAuthorization: Basic $(printf cf:secret | base64)\r\nContent-Length: 100\r\n\r\n{" | (cat; sleep 4) | openssl s_client -quiet -connect localhost:$port -CAfile ca.crt 2>/dev/null | grep -E "^(HTTP|Connection|[{])"'
say '## What the log has'
say 'Only the log tells what was wrong with credentials:'
show 'grep authentication log.txt | sed -E "s/^\[[^]]*\] //; s/from [0-9.]+/from 127.0.0.1/"'
kill -0 $server
