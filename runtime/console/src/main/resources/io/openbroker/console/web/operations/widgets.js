import { useEffect, useLayoutEffect, useRef, useState } from "../lib/hooks.module.js";
import { operations as words } from "../common/strings.js";
import { html } from "../common/html.js";
import { href } from "./route.js";
import { ago, duration, moment } from "./time.js";

const MUCH = 240;
const ROWS = 50;
// Characters that nobody sees, or that turn the direction of text: two ids that differ must not look alike.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text with escapes in place of what nobody sees. */
function visibleText(text) {
  return String(text).replace(INVISIBLE, (character) => `\\u{${character.codePointAt(0).toString(16)}}`);
}

/** An id, isolated from the direction of the text around it. */
export function Id({ value }) {
  const visible = visibleText(value);
  return visible.length <= MUCH
    ? html`<bdi class="ops-id" dir="ltr">${visible}</bdi>`
    : html`<bdi class="ops-id" dir="ltr" title=${visible}>${visible.slice(0, MUCH)}…</bdi>`;
}

/** A text that the broker, a platform or a handler wrote; a long one is shown on demand. */
export function Said({ value }) {
  const [all, setAll] = useState(false);
  const text = String(value);
  if (text.length <= MUCH) {
    return html`<bdi class="ops-said" dir="auto">${text}</bdi>`;
  }
  return html`<span class="ops-said">
    <bdi dir="auto">${all ? text : text.slice(0, MUCH)}</bdi>${all ? " " : "… "}
    <button type="button" class="link" aria-expanded=${all} onClick=${() => setAll(!all)}>
      ${all ? words.showLess : words.showAll(text.length)}
    </button>
  </span>`;
}

/** How long ago an instant was, with the instant itself. */
export function Ago({ instant }) {
  return html`<time datetime=${instant} title=${moment(instant)}>${ago(instant)}</time>`;
}

/** How long something has been so, with the instant since when. */
export function Since({ instant }) {
  return html`<time datetime=${instant} title=${moment(instant)}>${duration((Date.now() - Date.parse(instant)) / 1000)}</time>`;
}

/** A word from the API with a colour. */
export function Badge({ of: kinds, value }) {
  return html`<span class=${`badge ops-is-${value}`}>${kinds[value] ?? value}</span>`;
}

/** A service offering and a plan, by the names of the catalog where it has them. */
export function Plan({ names, row }) {
  if (!row.service_id) {
    return words.unknown;
  }
  const offering = names.offerings.get(row.service_id);
  const plan = names.plans.get(row.plan_id);
  return html`<span title=${`${row.service_id} / ${row.plan_id}`}>
    ${offering ? html`<bdi dir="auto">${offering}</bdi>` : html`<${Id} value=${row.service_id} />`}
    ${" / "}
    ${plan ? html`<bdi dir="auto">${plan}</bdi>` : html`<${Id} value=${row.plan_id} />`}
  </span>`;
}

/** A heading that receives the focus when its page opens, so that a screen reader reads it. */
export function Heading({ children, title }) {
  const heading = useRef(null);
  useEffect(() => {
    document.title = words.title(title);
    heading.current.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [title]);
  return html`<h1 tabindex="-1" ref=${heading}>${children}</h1>`;
}

/** Names and their values; those without a value are left out. */
export function Facts({ facts }) {
  return html`<dl class="ops-facts">
    ${facts
      .filter(([, value]) => value !== undefined && value !== false && value !== "")
      .map(([name, value]) => html`<div key=${name}><dt>${name}</dt><dd>${value}</dd></div>`)}
  </dl>`;
}

/** A table with its first rows, and more on demand; it becomes cards on a narrow screen. */
export function Table({ caption, columns, rows, keyOf, empty }) {
  const [shown, setShown] = useState(ROWS);
  if (rows.length === 0) {
    return html`<p class="ops-empty">${empty}</p>`;
  }
  return html`<table class="cards">
    <caption class="visually-hidden">${caption}</caption>
    <thead><tr>${columns.map((column) => html`<th scope="col" key=${column.title}>${column.title}</th>`)}</tr></thead>
    <tbody>
      ${rows.slice(0, shown).map(
        (row, index) => html`<tr key=${keyOf ? keyOf(row) : index}>
          ${columns.map((column, at) =>
            at === 0
              ? html`<th scope="row" key=${column.title} data-label=${column.title}>${column.cell(row)}</th>`
              : html`<td key=${column.title} data-label=${column.title}>${column.cell(row)}</td>`,
          )}
        </tr>`,
      )}
    </tbody>
  </table>
  ${rows.length > shown &&
  html`<button type="button" onClick=${() => setShown(shown + ROWS)}>${words.showMore(rows.length - shown)}</button>`}`;
}

/** What is shown while a page has no data, or the rejection that it received in its place. */
export function Loaded({ resource, children }) {
  // The frame tells that the API is away; what was known before stays.
  const problem = resource.problem?.away ? undefined : resource.problem;
  return html`
    ${problem && html`<${Problem} problem=${problem} />`}
    ${resource.data !== undefined ? children(resource.data) : !problem && html`<p role="status">${words.loading}</p>`}
  `;
}

/** A rejection, in the words of the server. */
export function Problem({ problem }) {
  return html`<p class="notice notice-error" role="alert"><${Said} value=${problem.description} /></p>`;
}

/** A dialog over the page. It is closed with Escape too, and gives the focus back to where it was. */
export function Dialog({ title, onClose, children }) {
  const dialog = useRef(null);
  useLayoutEffect(() => {
    const opener = document.activeElement;
    dialog.current.showModal();
    return () => {
      // What has opened it may be gone, such as a button of an operation that has ended.
      if (!opener?.isConnected) {
        document.querySelector("h1")?.focus();
      }
    };
  }, []);
  return html`<dialog ref=${dialog} aria-labelledby="dialog-title" onClose=${onClose}>
    <h2 id="dialog-title">${title}</h2>
    ${children({ close: () => dialog.current.close() })}
  </dialog>`;
}

/** A link to an operation. */
export function OperationLink({ id, children }) {
  return html`<a href=${href(["operations", id])}>${children ?? html`<${Id} value=${id} />`}</a>`;
}

/** JSON to read, in a frame of its own that the keyboard can scroll. */
export function Json({ label, value }) {
  return html`<pre class="ops-json" tabindex="0" role="region" aria-label=${label}><code>${JSON.stringify(value, null, 2)}</code></pre>`;
}
