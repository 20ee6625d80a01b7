// Requests to the admin API, and the session of the page.
import { strings } from "./strings.js";

const ROOT = new URL("../../operator/", import.meta.url);
const DEFAULT_IDLE_SECONDS = 900;
const UNAUTHORIZED = 401;
const NO_GATEWAY = [502, 504];

/** A response that is no success, or none at all (`away`). Its message may be shown to users. */
export class ApiError extends Error {
  constructor({ status = 0, error = "", description, identity = "", away = false }) {
    super(description);
    this.name = "ApiError";
    this.status = status;
    this.error = error;
    this.identity = identity;
    this.away = away;
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

/** The session: undefined until it is known; then `{user, role, csrf_token, idle_seconds}`, or `{signedOut: reason}`. */
export const session = observed(undefined);

/** Whether the last request got no response. */
export const away = observed(false);

/** Whether the user may change something. */
export function mayChange() {
  return session.get()?.role === "admin";
}

/** Reads; `background: true` for what no user has asked for, which does not keep the session alive. */
export function get(path, { background = false, signal } = {}) {
  return send("GET", path, { background, signal });
}

/** Changes something. */
export function post(path, body = {}) {
  return send("POST", path, { body });
}

/** Opens a session. */
export async function signIn(user, password) {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  const basic = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
  session.set(await send("POST", "session", { authorization: `Basic ${basic}` }));
}

/** Ends the session. */
export async function signOut() {
  await send("DELETE", "session", {});
  session.set({ signedOut: strings.signIn.signedOut });
}

/** Asks whether there is a session, and whether the API is there. */
export async function check({ background = false } = {}) {
  const known = await get("session", { background });
  if (known.csrf_token !== session.get()?.csrf_token) {
    session.set(known);
  }
}

async function send(method, path, { body, background = false, authorization, signal }) {
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
  const response = await reached(new URL(path, ROOT), {
    method,
    headers,
    body: body && JSON.stringify(body),
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
  throw new ApiError({
    status: response.status,
    error: json?.error,
    description: json?.description ?? strings.error.unexpected(response.status),
    identity: response.headers.get("X-Broker-API-Request-Identity") ?? "",
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
  throw new ApiError({ description: strings.error.away, away: true });
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
    session.set({ signedOut: "" });
  } else if (before.user) {
    session.set({ signedOut: strings.signIn.ended((before.idle_seconds ?? DEFAULT_IDLE_SECONDS) / 60) });
  }
}
