// Requests to the admin API, and the session of the page.
import { frame as words } from "./strings.js";

// Relative, since a proxy or a servlet may serve the port below a path of its own.
const ROOT = "../..";
const SESSION = "/operator/session";
const UNAUTHORIZED = 401;
const FORGED = "RequestForged";
const NO_GATEWAY = [502, 504];

/**
 * A response that is no success, or none at all (`away`). The description tells users what is wrong.
 *
 * @property {number} status 0 without a response
 * @property {string} error the error code of the admin API
 */
export class ApiError extends Error {
  constructor({ status = 0, error = "", description, away: isAway = false }) {
    super(description);
    this.name = "ApiError";
    this.description = description;
    this.status = status;
    this.error = error;
    this.away = isAway;
  }
}

/** A value that listeners follow. */
function observed(initial) {
  const listeners = new Set();
  let value = initial;
  return {
    get: () => value,
    set(next) {
      if (next !== value) {
        value = next;
        listeners.forEach((listener) => listener(value));
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The session: undefined until it is known; then `{user, role, csrf_token, idle_seconds}`, or why there is none, `{reason}`. */
export const session = observed(undefined);

/** Whether the last request got no response. */
export const away = observed(false);

/**
 * Reads a path such as `/operator/overview`. Pass `background: true` for what no user has asked for: it does not keep the session
 * alive.
 *
 * @throws {ApiError}
 */
export function get(path, { background = false, signal } = {}) {
  return send("GET", path, { background, signal });
}

/**
 * Changes something.
 *
 * @throws {ApiError}
 */
export function post(path, body = {}) {
  return send("POST", path, { body });
}

/**
 * Sends a document as it is, such as the output of a program.
 *
 * @throws {ApiError}
 */
export function postText(path, text) {
  return send("POST", path, { text });
}

/** Opens a session. */
export async function signIn(user, password) {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  const basic = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  session.set(await send("POST", SESSION, { authorization: `Basic ${basic}` }));
}

/** Ends the session. */
export async function signOut() {
  await send("DELETE", SESSION);
  session.set({ reason: words.signedOut });
}

/** Asks whether there is a session, and whether the API is there. */
export async function check({ background = false } = {}) {
  const known = await get(SESSION, { background });
  // Another tab may have signed in.
  if (known.csrf_token !== session.get()?.csrf_token) {
    session.set(known);
  }
}

async function send(method, path, { body, text, background = false, authorization, signal } = {}) {
  // Marks requests of scripts: the response to wrong credentials must not open the browser's own dialog.
  const headers = { Accept: "application/json", "X-Requested-With": "fetch" };
  if (method !== "GET") {
    headers["Content-Type"] = "application/json";
    headers["X-CSRF-Token"] = session.get()?.csrf_token ?? "";
  }
  if (background) {
    headers["X-Background"] = "true";
  }
  if (authorization) {
    headers.Authorization = authorization;
  }
  const response = await reached(new URL(ROOT + path, import.meta.url), {
    method,
    headers,
    body: text ?? (body && JSON.stringify(body)),
    cache: "no-store",
    credentials: "same-origin",
    redirect: "error",
    signal,
  });
  const json = await parsed(response);
  if (response.ok && json) {
    return json;
  }
  if (response.status === UNAUTHORIZED && !authorization) {
    ended();
  }
  if (json?.error === FORGED) {
    // Another tab may have signed in meanwhile. The next attempt has the token of its session.
    check().catch(() => {});
  }
  throw new ApiError({
    status: response.status,
    error: json?.error,
    description: json?.description ?? words.unexpected(response.status),
  });
}

async function reached(url, request) {
  try {
    const response = await fetch(url, request);
    if (!NO_GATEWAY.includes(response.status)) {
      away.set(false);
      return response;
    }
  } catch (failure) {
    if (failure.name === "AbortError") {
      throw failure;
    }
  }
  away.set(true);
  throw new ApiError({ description: words.unreachable, away: true });
}

async function parsed(response) {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

function ended() {
  const before = session.get();
  if (before === undefined) {
    session.set({ reason: "" });
  } else if (before.user) {
    session.set({ reason: words.ended(before.idle_seconds / 60) });
  }
}
