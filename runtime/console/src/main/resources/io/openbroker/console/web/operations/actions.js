import { useState } from "../lib/hooks.module.js";
import { post } from "../common/api.js";
import { operations as words } from "../common/strings.js";
import { changes } from "./advice.js";
import { html } from "./html.js";
import { Dialog, Id, Problem } from "./widgets.js";

const MOST_DESCRIPTION = 1_000;
const EMPTY_BINDING = JSON.stringify({ credentials: {} }, null, 2);

/** The buttons of an operation for an admin; a viewer has none. The answer of the server is shown, whatever it is. */
export function Actions({ operation, session, onChanged }) {
  const [chosen, setChosen] = useState();
  const [done, setDone] = useState("");
  const possible = session.role === "admin" ? changes(operation) : [];
  const path = `/operator/operations/${encodeURIComponent(operation.operation)}`;

  return html`<div class="ops-actions">
    ${possible.map(
      (change) => html`<button
        key=${change}
        type="button"
        class=${change === "fail" ? "danger" : ""}
        onClick=${() => setChosen(change)}
      >
        ${words.changes[change].button}
        <span class="visually-hidden">
          ${" "}${words.onOperation} <${Id} value=${operation.binding_id ?? operation.instance_id} />
        </span>
      </button>`,
    )}
    <p role="status">${done}</p>
    ${chosen &&
    html`<${Confirmation}
      title=${words.changes[chosen].question}
      submit=${words.changes[chosen].confirm}
      danger=${chosen === "fail"}
      onClose=${() => setChosen(undefined)}
      send=${async (values) => {
        await post(`${path}/${chosen}`, bodies[chosen](operation, values));
        setDone(words.changes[chosen].done);
        onChanged();
      }}
    >
      <p>${words.changes[chosen].effect}</p>
      <p>
        ${words.kinds[operation.kind] ?? operation.kind} <${Id} value=${operation.binding_id ?? operation.instance_id} />
      </p>
      ${chosen === "fail" && html`<${Description} />`}
      ${chosen === "succeed" && html`<${Result} operation=${operation} />`}
    <//>`}
  </div>`;
}

const bodies = {
  retry: () => ({}),
  fail: (operation, values) => ({ description: values.get("description").trim() }),
  succeed: (operation, values) => ({ result: result(operation, values) }),
};

function result(operation, values) {
  if (operation.kind === "bind") {
    return parsed(values.get("result"));
  }
  const url = values.get("dashboard_url")?.trim();
  return url ? { dashboard_url: url } : {};
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (malformed) {
    throw { description: words.notJson(malformed.message) };
  }
}

/** A dialog that asks before something is changed, and shows the rejection if it was not. */
export function Confirmation({ title, submit, danger, send, onClose, children }) {
  const [problem, setProblem] = useState();
  const [sending, setSending] = useState(false);

  return html`<${Dialog} title=${title} onClose=${onClose}>
    ${({ close }) => html`<form
      onSubmit=${async (event) => {
        event.preventDefault();
        setSending(true);
        setProblem(undefined);
        try {
          await send(new FormData(event.target));
          close();
        } catch (rejection) {
          setProblem(rejection);
          setSending(false);
        }
      }}
    >
      ${children}
      ${problem && html`<${Problem} problem=${problem} />`}
      <div class="ops-buttons">
        <button type="button" onClick=${close}>${words.cancel}</button>
        <button type="submit" class=${danger ? "danger" : "primary"} disabled=${sending}>${submit}</button>
      </div>
    </form>`}
  <//>`;
}

function Description() {
  return html`<label>
    ${words.changes.fail.description}
    <textarea name="description" required maxlength=${MOST_DESCRIPTION} rows="3" dir="auto"></textarea>
  </label>`;
}

function Result({ operation }) {
  if (operation.kind === "bind") {
    return html`<label>
      ${words.changes.succeed.binding}
      <textarea
        name="result"
        required
        rows="8"
        dir="ltr"
        spellcheck="false"
        autocomplete="off"
        defaultValue=${EMPTY_BINDING}
      ></textarea>
    </label>`;
  }
  return operation.kind === "provision"
    ? html`<label>
        ${words.changes.succeed.dashboard}
        <input name="dashboard_url" type="url" dir="ltr" autocomplete="off" />
      </label>`
    : null;
}
