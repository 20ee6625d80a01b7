// What views share: the route in the address, values that change, and data that is read again and again.
import { useCallback, useEffect, useRef, useState } from "./html.js";
import { get } from "./api.js";
import { strings } from "./strings.js";

/** The value of something observed, such as `session` of api.js. */
export function useObserved(observed) {
  const [value, setValue] = useState(observed.get());
  useEffect(() => {
    setValue(observed.get());
    return observed.listen(setValue);
  }, [observed]);
  return value;
}

/** The route: `#/instances/default/i1?limit=5` has the path `["instances", "default", "i1"]` and a query. */
export function useRoute() {
  const [hash, setHash] = useState(window.location.hash);
  useEffect(() => {
    const changed = () => setHash(window.location.hash);
    window.addEventListener("hashchange", changed);
    return () => window.removeEventListener("hashchange", changed);
  }, []);
  const [path, query = ""] = hash.replace(/^#\/?/, "").split("?");
  return { path: path.split("/").filter(Boolean).map(decoded), query: new URLSearchParams(query), hash };
}

/** An address of a view: segments of the path, and parameters of the query without those that are empty. */
export function route(segments, parameters = {}) {
  const query = new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
  return `#/${segments.map(encodeURIComponent).join("/")}${query && `?${query}`}`;
}

/** Sets the title of the browser's tab. */
export function useTitle(title) {
  useEffect(() => {
    document.title = `${title} · ${strings.frame.product}`;
  }, [title]);
}

/**
 * Reads a path of the admin API, and again every so many seconds while the page is visible; 0 for once.
 * Returns `{data, error, refresh}`; data stays when a later request fails.
 */
export function useData(path, seconds = 0) {
  const [state, setState] = useState({ path });
  const running = useRef(undefined);
  const load = useCallback(
    async (background) => {
      running.current?.abort();
      const abort = new AbortController();
      running.current = abort;
      try {
        const data = await get(path, { background, signal: abort.signal });
        setState({ path, data });
      } catch (error) {
        if (!abort.signal.aborted) {
          setState((before) => ({ path, data: before.path === path ? before.data : undefined, error }));
        }
      }
    },
    [path],
  );
  useEffect(() => {
    load(false);
    const poll = () => {
      if (!document.hidden) {
        load(true);
      }
    };
    const timer = seconds > 0 ? setInterval(poll, seconds * 1000) : undefined;
    if (timer) {
      document.addEventListener("visibilitychange", poll);
    }
    return () => {
      running.current?.abort();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", poll);
    };
  }, [load, seconds]);
  const current = state.path === path ? state : {};
  return { data: current.data, error: current.error, refresh: () => load(false) };
}

function decoded(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
