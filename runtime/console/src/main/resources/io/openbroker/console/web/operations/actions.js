import { useEffect, useRef, useState } from "../lib/hooks.module.js";
import { post } from "../common/api.js";
import { operations as words } from "../common/strings.js";
import { changes } from "./advice.js";
import { html } from "../common/html.js";
import { Dialog, Id, Problem } from "./widgets.js";

const MOST_DESCRIPTION = 1_000;
const EMPTY_BINDING = JSON.stringify({ credentials: {} }, null, 2);

/**
 * What an admin can do about operations: the buttons of each, and one dialog and message for all of them, which stay when an
 * operation leaves the page. A viewer has no buttons. The answer of the server is shown, whatever it is.
 */
export function useChanges(session, onChanged) {
  const [chosen, setChosen] = useState();
  const [done, setDone] = useState("");
  const message = useRef(null);

  useEffect(() => {
    // The button that has opened the dialog is about to go.
    if (done) {
      message.current.focus();
    }
  }, [done]);

  const buttons = (operation) =>
    session.role === "admin" &&
    html`<div class="ops-buttons">
      ${changes(operation).map(
        (change) => html`<button
          key=${change}
          type="button"
          class=${change === "fail" ? "danger" : ""}
          onClick=${() => {
            setDone("");
            setChosen({ change, operation });
          }}
        >
          ${words.changes[change].button}
          <span class="visually-hidden">
            ${" "}${words.onOperation} <${Id} value=${operation.binding_id ?? operation.instance_id} />
          </span>
        </button>`,
      )}
    </div>`;

  const dialog = html`
    <p class="ops-done" role="status" tabindex="-1" ref=${message}>${done}</p>
    ${chosen &&
    html`<${Change}
      ...${chosen}
      onClose=${() => setChosen(undefined)}
      onDone=${() => {
        setDone(words.changes[chosen.change].done);
        onChanged();
      }}
    />`}
  `;
  return { buttons, dialog };
}

function Change({ change, operation, onClose, onDone }) {
  return html`<${Confirmation}
    title=${words.changes[change].question}
    submit=${words.changes[change].confirm}
    danger=${change === "fail"}
    onClose=${onClose}
    send=${async (values) => {
      await post(`/operator/operations/${encodeURIComponent(operation.operation)}/${change}`, bodies[change](operation, values));
      onDone();
    }}
  >
    <p>${words.changes[change].effect}</p>
    <p>${words.kinds[operation.kind] ?? operation.kind} <${Id} value=${operation.binding_id ?? operation.instance_id} /></p>
    ${change === "fail" && html`<${Description} />`}
    ${change === "succeed" && html`<${Result} operation=${operation} />`}
  <//>`;
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
