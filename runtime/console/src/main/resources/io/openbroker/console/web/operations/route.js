import { useEffect, useState } from "../lib/hooks.module.js";

/**
 * The page that a hash names: its segments, decoded, and its query. A hash that cannot be decoded has the segment "" alone,
 * which no page has.
 */
export function parse(hash) {
  const [path, query = ""] = split(hash.replace(/^#\/?/, ""), "?");
  try {
    return {
      segments: (path || "overview").split("/").map(decodeURIComponent),
      query: new URLSearchParams(query),
    };
  } catch (malformed) {
    return { segments: [""], query: new URLSearchParams() };
  }
}

function split(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

/** The hash of a page; parameters without a value are left out. */
export function href(segments, parameters = {}) {
  const query = queryOf(parameters);
  return `#/${segments.map(encodeURIComponent).join("/")}${query && `?${query}`}`;
}

/** A query without the parameters that have no value. */
export function queryOf(parameters) {
  return new URLSearchParams(Object.entries(parameters).filter(([, value]) => value)).toString();
}

/** The hash of the page of a service instance or service binding, or of a row that names one. */
export function hrefOf(row) {
  return row.binding_id
    ? href(["bindings", row.platform, row.instance_id, row.binding_id])
    : href(["instances", row.platform, row.instance_id]);
}

export function useRoute() {
  const [hash, setHash] = useState(location.hash);
  useEffect(() => {
    const follow = () => setHash(location.hash);
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  return parse(hash);
}
