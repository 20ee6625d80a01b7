// What all views are made of. Texts of the broker are only ever set as text nodes.
import { html, render } from "../common/html.js";
import { useEffect, useId, useRef, useState } from "../lib/hooks.module.js";
import { marketplace as text } from "../common/strings.js";

export { html, render, useEffect, useId, useRef, useState };

const LONG = 400;

/** A text of the broker, in its own direction of writing, cut if it is long. */
export function Text({ value }) {
  const [all, setAll] = useState(false);
  const words = typeof value === "string" ? value : value === undefined || value === null ? "" : JSON.stringify(value);
  if (words.length <= LONG) {
    return html`<bdi class="words">${words}</bdi>`;
  }
  return html`<bdi class="words">${all ? words : words.slice(0, LONG) + "…"}</bdi>${" "}
    <button type="button" class="link" onClick=${() => setAll(!all)}>${all ? text.less : text.more(words.length)}</button>`;
}

/** A link to a page elsewhere; other addresses, such as scripts, are shown as text. */
export function Link({ url, children }) {
  return isWeb(url)
    ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${children}</a>`
    : html`<span>${children}: <${Text} value=${url} /></span>`;
}

function isWeb(url) {
  try {
    return ["http:", "https:"].includes(new URL(url).protocol);
  } catch {
    return false;
  }
}

/** A button that copies a text, and says so. */
export function Copy({ value, label, shown = text.copy }) {
  const [said, setSaid] = useState("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value);
      setSaid(text.copied);
    } catch {
      setSaid(text.notCopied);
    }
    setTimeout(() => setSaid(""), 3000);
  };
  return html`<button type="button" class="small" aria-label=${label} onClick=${copy}>${said || shown}</button
    ><span class="visually-hidden" role="status">${said}</span>`;
}

/** A heading of a page, which gets the focus when the page opens, as browsers do with a new document. */
export function Heading({ children }) {
  const heading = useRef(null);
  useEffect(() => {
    heading.current.focus();
    document.title = heading.current.textContent + " · " + text.title;
  }, []);
  return html`<h1 ref=${heading} tabindex="-1">${children}</h1>`;
}
